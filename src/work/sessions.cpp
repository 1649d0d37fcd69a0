#include "work/sessions.h"

#include "base/digest.h"
#include "work/errors.h"

namespace sanlian::work {
namespace {
constexpr std::int64_t kFirstWait = 60 * kMicrosPerSecond;
constexpr int kDoublingsMax = 6;  // about an hour
constexpr std::size_t kFailuresKept = 10'000;

/// An office shares one address: it may fail more often than one name.
int allowed(std::string_view key) {
  return key.starts_with("peer:") ? Sessions::kPeerFailuresMax : Sessions::kFailuresMax;
}

std::string digest_of(std::string_view token) { return digest_hex(DigestKind::sha256, token); }
}  // namespace

Status Sessions::check_throttle(const std::string& key) {
  std::lock_guard lock(failures_mutex_);
  const auto found = failures_.find(key);
  const auto now = clock_.now();
  if (found == failures_.end() || found->second.count < allowed(key) || found->second.until <= now) return {};
  const auto seconds = (found->second.until.micros - now.micros) / kMicrosPerSecond + 1;
  return Error(errors::too_many_attempts, {{"seconds", std::to_string(seconds)}});
}

void Sessions::note_failure(const std::string& key) {
  std::lock_guard lock(failures_mutex_);
  if (failures_.size() >= kFailuresKept) failures_.erase(failures_.begin());
  auto& failures = failures_[key];
  ++failures.count;
  const int over = std::min(std::max(failures.count - allowed(key), 0), kDoublingsMax);
  failures.until = {clock_.now().micros + (kFirstWait << over)};
}

Result<Sessions::Opened> Sessions::open(const std::string& login, std::string_view password, const std::string& peer) {
  const auto by_login = "login:" + login, by_peer = "peer:" + peer;
  SANLIAN_TRY(check_throttle(by_login));
  SANLIAN_TRY(check_throttle(by_peer));
  const auto account = SANLIAN_TRY(find_account(store_.reader(), login));
  static const std::string nobody = hash_password("nobody has this password").value();
  const bool fits = password_fits(account ? account->password_hash : nobody, password);
  if (!account || !fits) {
    note_failure(by_login);
    note_failure(by_peer);
    return Error(errors::wrong_login);
  }
  if (account->user.disabled) return Error(errors::user_disabled);
  {
    std::lock_guard lock(failures_mutex_);
    failures_.erase(by_login);
  }
  const auto now = clock_.now();
  Opened opened{.token = random_token(random_, 32),
                .session = std::make_shared<const Session>(Session{.actor = account->user.actor(),
                                                                   .csrf = random_token(random_, 16),
                                                                   .expires_at = {now.micros + kLifeMicros}})};
  const auto& session = *opened.session;
  SANLIAN_TRY(store_.write_and_wait([&](store::Transaction& transaction) -> Status {
    SANLIAN_TRY(transaction.run("DELETE FROM session WHERE expires_at < ?", {now.micros}));
    SANLIAN_TRY(transaction.run(
        "INSERT INTO session(token_digest, user_id, csrf, created_at, expires_at, peer) VALUES(?, ?, ?, ?, ?, ?)",
        {digest_of(opened.token), account->user.id, session.csrf, now.micros, session.expires_at.micros, peer}));
    return {};
  }));
  std::unique_lock lock(mutex_);
  known_[opened.token] = opened.session;
  return opened;
}

std::shared_ptr<const Session> Sessions::find(std::string_view token) {
  if (token.size() != 64) return nullptr;
  const auto now = clock_.now();
  const std::string key(token);
  std::uint64_t forgotten = 0;
  {
    std::shared_lock lock(mutex_);
    forgotten = forgotten_;
    if (const auto found = known_.find(key); found != known_.end())
      return now < found->second->expires_at ? found->second : nullptr;
  }
  std::shared_ptr<const Session> session;
  {
    auto rows =
        store_.reader().query("SELECT user_id, csrf, expires_at FROM session WHERE token_digest = ? AND expires_at > ?",
                              {digest_of(token), now.micros});
    if (!rows) return nullptr;
    const auto any = rows->next();
    if (!any || !*any) return nullptr;
    const std::string user_id(rows->text(0)), csrf(rows->text(1));
    const Instant expires{rows->integer(2)};
    const auto user = find_user(store_.reader(), user_id);
    if (!user || !*user || (**user).disabled) return nullptr;
    session = std::make_shared<const Session>(Session{.actor = (**user).actor(), .csrf = csrf, .expires_at = expires});
  }
  std::unique_lock lock(mutex_);
  if (forgotten == forgotten_) known_[key] = session;
  return session;
}

Status Sessions::close(std::string_view token) {
  const auto forget = [&] {
    std::unique_lock lock(mutex_);
    known_.erase(std::string(token));
    ++forgotten_;
  };
  forget();
  auto closed = store_.write_and_wait([digest = digest_of(token)](store::Transaction& transaction) -> Status {
    SANLIAN_TRY(transaction.run("DELETE FROM session WHERE token_digest = ?", {digest}));
    return {};
  });
  forget();  // a request of the same session may have read it again meanwhile
  return closed;
}

void Sessions::forget_all() {
  std::unique_lock lock(mutex_);
  known_.clear();
  ++forgotten_;
}

}  // namespace sanlian::work
