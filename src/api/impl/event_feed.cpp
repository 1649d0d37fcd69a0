#include "api/impl/event_feed.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>

#include "base/ensure.h"
#include "base/log.h"
#include "format/json_writer.h"
#include "store/journal.h"
#include "work/errors.h"

namespace sanlian::api {
namespace {
using namespace std::chrono_literals;

constexpr auto kPause = 150ms;         ///< Between two readings of the journal.
constexpr auto kPauseAfterReset = 1s;  ///< Pages are about to read everything anew: not several times a second.
constexpr auto kLookAfter = 1s;        ///< How soon a stream ends with its session.

net::EncodedEvent change_event(const store::JournalHead& head) {
  std::string data;
  format::JsonWriter out(data);
  out.begin_map().key("seq").integer(head.seq).key("type").text(head.type).key("id").text(head.record_id);
  out.key("action").text(head.action).key("version").integer(head.version);
  out.key("at").text(head.at.to_string()).end_map();
  return net::encode_event({.id = std::to_string(head.seq), .type = "change", .data = data});
}

net::EncodedEvent position_event(std::string_view type, std::int64_t seq) {
  const auto number = std::to_string(seq);
  return net::encode_event({.id = number, .type = type, .data = "{\"seq\":" + number + "}"});
}

}  // namespace

/// What the event loops, the writer thread and the feed's own thread share.
struct EventFeed::Shared {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Listener> listeners;
  std::int64_t committed = 0;  ///< The newest number that the store has told.
  bool waiting = false;        ///< The thread is to be woken by the next commit.
  bool stopping = false;

  void on_commit(std::int64_t last_seq) {
    const std::lock_guard lock(mutex);
    committed = last_seq;
    if (std::exchange(waiting, false)) changed.notify_one();
  }
};

/// One batch of changes, and who may know which of them.
class EventFeed::Telling {
 public:
  Telling(work::Platform& platform, store::Source& source) : platform_(platform), source_(source) {}

  Status read(std::int64_t after) {
    heads_ = SANLIAN_TRY(store::journal::heads_after(source_, after, kBehindMax));
    events_.assign(heads_.size(), nullptr);
    by_type_.clear();
    for (const auto& head : heads_)
      if (const auto* type = platform_.registry().find(head.type)) by_type_[type].emplace_back(head.record_id);
    seen_.clear();
    return {};
  }

  Status tell(const work::Session& session, const net::EventStream& stream) {
    const auto known = seen_.find(&session);
    const auto& mine = known != seen_.end() ? known->second : seen_[&session] = SANLIAN_TRY(seen_by(session.actor));
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (!mine[i]) continue;
      if (!events_[i]) events_[i] = change_event(heads_[i]);
      if (!stream.send(events_[i])) break;
    }
    return {};
  }

 private:
  /// Rights are asked once a type: the row rules decide in SQL, on the records as they are now.
  Result<std::vector<bool>> seen_by(const record::Actor& actor) {
    std::map<std::string_view, std::vector<std::string>> ids;
    for (const auto& [type, asked] : by_type_)
      ids[type->key] = SANLIAN_TRY(platform_.queries().seen_of(source_, platform_.context(actor), *type, asked));
    std::vector<bool> seen;
    for (const auto& head : heads_) {
      const auto found = ids.find(head.type);
      seen.push_back(found != ids.end() && std::ranges::binary_search(found->second, head.record_id));
    }
    return seen;
  }

  work::Platform& platform_;
  store::Source& source_;
  std::vector<store::JournalHead> heads_;
  std::vector<net::EncodedEvent> events_;  ///< One a head, made when somebody may know it; shared by all who may.
  std::map<const record::RecordType*, std::vector<std::string_view>> by_type_;
  std::map<const work::Session*, std::vector<bool>> seen_;  ///< Several pages of one session are decided once.
};

EventFeed::EventFeed(work::Platform& platform) : platform_(platform), shared_(std::make_shared<Shared>()) {
  platform_.store().on_commit([shared = shared_](std::int64_t last_seq) { shared->on_commit(last_seq); });
}

EventFeed::~EventFeed() {
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->stopping = true;
    shared_->changed.notify_one();
  }
  if (thread_.joinable()) thread_.join();
  for (const auto& listener : shared_->listeners) listener.stream.close();
}

Status EventFeed::open(const std::string& token, std::optional<std::int64_t> cursor, net::Responder& responder) {
  const std::lock_guard lock(shared_->mutex);
  const auto open = std::ranges::count_if(
      shared_->listeners, [&](const Listener& one) { return one.token == token && one.stream.is_open(); });
  if (open >= kStreamsMax) return Error(work::errors::too_many_streams, {{"max", std::to_string(kStreamsMax)}});
  shared_->listeners.push_back({.token = token, .stream = responder.open_events(), .cursor = cursor});
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  shared_->changed.notify_one();
  return {};
}

void EventFeed::run() {
  auto& shared = *shared_;
  std::unique_lock lock(shared.mutex);
  const auto has_new = [&] {
    return std::ranges::any_of(shared.listeners, [](const Listener& one) { return !one.joined; });
  };
  while (!shared.stopping) {
    std::erase_if(shared.listeners, [](const Listener& one) { return !one.stream.is_open(); });
    if (shared.listeners.empty()) {
      shared.changed.wait(lock, [&] { return shared.stopping || has_new(); });
    } else {
      shared.waiting = true;
      shared.changed.wait_for(lock, kLookAfter,
                              [&] { return shared.stopping || shared.committed > position_ || has_new(); });
      shared.waiting = false;
    }
    if (shared.stopping) break;
    auto listeners = shared.listeners;
    for (auto& listener : shared.listeners) listener.joined = true;
    lock.unlock();
    const bool was_reset = serve(listeners);
    lock.lock();
    shared.changed.wait_for(lock, was_reset ? kPauseAfterReset : kPause, [&] { return shared.stopping; });
  }
}

bool EventFeed::serve(const std::vector<Listener>& listeners) {
  const auto give_up = [&](std::string_view why) {  // clients come back with what they have seen last
    log(LogLevel::error, "events: " + std::string(why));
    for (const auto& listener : listeners) listener.stream.close();
    return false;
  };
  try {
    const auto was_reset = tell_all(listeners);
    return was_reset ? *was_reset : give_up(was_reset.error().print(Lang::en));
  } catch (const Defect& defect) {  // one of the three places: a background job
    return give_up(defect.what());
  }
}

Result<bool> EventFeed::tell_all(const std::vector<Listener>& listeners) {
  std::vector<std::pair<const Listener*, std::shared_ptr<const work::Session>>> open;
  for (const auto& listener : listeners) {
    if (auto session = platform_.sessions().find(listener.token))
      open.emplace_back(&listener, std::move(session));
    else
      listener.stream.close();
  }
  auto& reader = platform_.store().reader();
  const store::Snapshot snapshot(reader);
  const auto last = SANLIAN_TRY(store::journal::last_seq(reader));
  Telling telling(platform_, reader);
  const bool behind = last - position_ > kBehindMax;
  bool was_reset = false;
  if (!behind && last > position_) SANLIAN_TRY(telling.read(position_));
  for (const auto& [listener, session] : open) {
    if (!listener->joined || last == position_) continue;
    was_reset = was_reset || behind;
    if (behind)
      listener->stream.send(position_event("reset", last));
    else
      SANLIAN_TRY(telling.tell(*session, listener->stream));
  }
  for (const auto& [listener, session] : open) {
    if (listener->joined) continue;
    if (const auto cursor = listener->cursor.value_or(last);
        cursor < 0 || cursor > last || last - cursor > kBehindMax) {
      listener->stream.send(position_event("reset", last));
    } else if (cursor < last) {
      SANLIAN_TRY(telling.read(cursor));
      SANLIAN_TRY(telling.tell(*session, listener->stream));
    }
    listener->stream.send(position_event("ready", last));
  }
  position_ = last;
  return was_reset;
}

}  // namespace sanlian::api
