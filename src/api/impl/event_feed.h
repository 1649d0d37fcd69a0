// What has changed, told to the open streams of people who may know it. One thread for all streams; it sleeps while
// none is open. Changes are read from the journal after they are committed, in batches, so that no write waits for a
// reader.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "net/event_stream.h"
#include "net/responder.h"
#include "work/platform.h"

namespace sanlian::api {

class EventFeed {
 public:
  static constexpr int kStreamsMax = 3;     ///< A session.
  static constexpr int kBehindMax = 1'000;  ///< Journal entries; who is further behind is told to read anew.

  explicit EventFeed(work::Platform& platform);
  ~EventFeed();  ///< Ends all streams.
  EventFeed(const EventFeed&) = delete;

  /// Answers with a stream. It begins with what came after `cursor`, the last number the client has seen (below zero:
  /// one that nobody gave), and with `ready`; none: from now on.
  /// Errors: work.too_many_streams; the responder is then not used.
  Status open(const std::string& token, std::optional<std::int64_t> cursor, net::Responder& responder);

 private:
  struct Listener {
    std::string token;  ///< Of its session, which is looked up anew before anything is told.
    net::EventStream stream;
    std::optional<std::int64_t> cursor;
    bool joined = false;
  };
  struct Shared;
  class Telling;

  void run();
  /// True when somebody was told to read anew.
  bool serve(const std::vector<Listener>& listeners);
  Result<bool> tell_all(const std::vector<Listener>& listeners);

  work::Platform& platform_;
  std::shared_ptr<Shared> shared_;  ///< Shared with the store's hook, which outlives this.
  std::int64_t position_ = 0;       ///< Everybody who has joined knows of what is up to here.
  std::thread thread_;              ///< Begun with the first stream.
};

}  // namespace sanlian::api
