#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::test {

/// A started program: its output is caught, and it ends with this object at the latest. Throws std::runtime_error.
class Process {
 public:
  using Milliseconds = std::chrono::milliseconds;
  struct Start {
    std::filesystem::path program;
    std::vector<std::string> arguments = {};
    std::string input = {};                     ///< Given on standard input, which is then closed. Up to 64 KB.
    std::vector<std::string> environment = {};  ///< `NAME=value`, added to ours.
    std::filesystem::path folder = {};          ///< Empty: ours.
  };
  explicit Process(const Start& start);
  ~Process();  ///< Kills it if it still runs.
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Waits for a line on standard output that begins with `prefix`, and hands it back without its line break. Throws
  /// with all output when the program ends or `patience` is over first.
  std::string wait_for_line(std::string_view prefix, Milliseconds patience = std::chrono::seconds(30));
  /// Waits for the end. The exit code, or 128 + the signal that ended it.
  int wait(Milliseconds patience = std::chrono::seconds(60));
  void terminate();  ///< SIGTERM.
  void kill();       ///< SIGKILL: no chance to tidy up.
  void signal(int number);
  bool running();

  const std::string& output() const { return output_; }  ///< Standard output so far.
  const std::string& errors() const { return errors_; }  ///< Standard error so far.
  pid_t pid() const { return pid_; }

 private:
  bool collect(Milliseconds patience);  ///< False when both pipes have ended.

  pid_t pid_ = -1;
  int out_ = -1, err_ = -1;
  std::optional<int> code_;
  std::string output_, errors_;
};

struct Ran {
  int code = 0;
  std::string output, errors;
};

/// Starts it and waits for its end.
Ran run(const Process::Start& start, Process::Milliseconds patience = std::chrono::seconds(60));

}  // namespace sanlian::test
