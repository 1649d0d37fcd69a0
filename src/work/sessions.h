// Server-side sessions. The browser holds a random token in a cookie; the database holds only its digest, so that a
// stolen copy of the database opens no session.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "base/clock.h"
#include "base/random.h"
#include "record/actor.h"
#include "store/store.h"
#include "work/users.h"

namespace sanlian::work {

struct Session {
  record::Actor actor;
  std::string csrf;
  Instant expires_at;
};

class Sessions {
 public:
  Sessions(store::Store& store, const Clock& clock, Random& random) : store_(store), clock_(clock), random_(random) {}

  static constexpr std::int64_t kLifeMicros = 12 * 3600 * kMicrosPerSecond;  ///< A working day, then log in again.
  static constexpr int kFailuresMax = 5, kPeerFailuresMax = 50;              ///< Then the name, or the address, waits.

  struct Opened {
    std::string token;
    std::shared_ptr<const Session> session;
  };
  /// Slow on purpose (argon2id): call it from a worker thread. A wrong name takes as long as a wrong password.
  /// Errors: work.wrong_login, work.too_many_attempts, work.user_disabled.
  Result<Opened> open(const std::string& login, std::string_view password, const std::string& peer);
  /// The live session of a token; null when there is none. Microseconds: answered from memory once it is known.
  std::shared_ptr<const Session> find(std::string_view token);
  Status close(std::string_view token);
  /// After a change of a user's roles or password: nobody goes on with the old ones.
  void forget_all();

 private:
  struct Failures {
    int count = 0;
    Instant until;
  };
  Status check_throttle(const std::string& key);
  void note_failure(const std::string& key);

  store::Store& store_;
  const Clock& clock_;
  Random& random_;
  std::shared_mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Session>>
      known_;                    ///< By token; tokens are not guessed by timing: 256 random bits.
  std::uint64_t forgotten_ = 0;  ///< Rises when known ones are dropped: what was read before is then not kept.
  std::mutex failures_mutex_;
  std::map<std::string, Failures> failures_;
};

}  // namespace sanlian::work
