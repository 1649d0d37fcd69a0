// The strict layer before the parser: what RFC 9112 lets a recipient tolerate, and what has been used to smuggle
// requests past proxies, is refused here byte by byte. What passes has one reading.
#pragma once

#include <cstddef>
#include <string_view>

namespace sanlian::net {

/// Finds the end of one request head. Fed with the same bytes and more each time; each byte is looked at once.
class HeadScanner {
 public:
  struct Limits {
    std::size_t bytes = 16 * 1024;
    int lines = 100;
  };
  enum class State { more, complete, malformed, too_large, version_unknown };
  struct Outcome {
    State state = State::more;
    std::size_t length = 0;      ///< Of all bytes up to and with the closing empty line, when complete.
    std::size_t start = 0;       ///< Where the request line begins.
    std::string_view what = {};  ///< In English, when malformed or too large.
  };

  explicit HeadScanner(Limits limits) : limits_(limits) {}
  /// `bytes` begins with the head; further bytes may follow it.
  Outcome feed(std::string_view bytes);
  void restart() { line_start_ = scanned_ = start_ = 0, lines_ = 0; }

 private:
  Outcome check_line(std::string_view line);

  Limits limits_;
  std::size_t line_start_ = 0, scanned_ = 0, start_ = 0;
  int lines_ = 0;  ///< Complete ones, the request line counted.
};

}  // namespace sanlian::net
