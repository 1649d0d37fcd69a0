#include "support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <thread>
#include <utility>

namespace sanlian::test {
namespace {
using Clock = std::chrono::steady_clock;

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    read = ends[0];
    write = ends[1];
  }
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

/// Moves what is there into `text`; closes at the end.
void drain(int& descriptor, std::string& text) {
  std::array<char, 16384> buffer{};
  const auto got = ::read(descriptor, buffer.data(), buffer.size());
  if (got > 0)
    text.append(buffer.data(), static_cast<std::size_t>(got));
  else if (got == 0 || errno != EINTR)
    ::close(std::exchange(descriptor, -1));
}

}  // namespace

Process::Process(const Start& start) {
  Pipe in, out, err;
  std::vector<std::string> arguments{start.program.string()};
  arguments.insert(arguments.end(), start.arguments.begin(), start.arguments.end());
  std::vector<std::string> environment;
  for (char** entry = environ; *entry; ++entry) environment.emplace_back(*entry);
  environment.insert(environment.begin(), start.environment.begin(), start.environment.end());
  auto argument_pointers = pointers(arguments), environment_pointers = pointers(environment);
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("cannot fork");
  if (pid_ == 0) {  // only calls that are safe between fork and exec
    ::dup2(in.read, 0);
    ::dup2(out.write, 1);
    ::dup2(err.write, 2);
    if (start.folder.empty() || ::chdir(start.folder.c_str()) == 0)
      ::execvpe(start.program.c_str(), argument_pointers.data(), environment_pointers.data());
    ::_exit(127);
  }
  for (const int theirs : {out.write, err.write}) ::close(theirs);
  out_ = out.read;
  err_ = err.read;
  for (std::string_view rest = start.input; !rest.empty();) {
    const auto wrote = ::write(in.write, rest.data(), rest.size());
    if (wrote <= 0) break;
    rest.remove_prefix(static_cast<std::size_t>(wrote));
  }
  // Our reading end stays open until here, so that a child that ends early does not end us with SIGPIPE.
  ::close(in.write);
  ::close(in.read);
}

Process::~Process() {
  if (!code_) {
    kill();
    ::waitpid(pid_, nullptr, 0);
  }
  for (const int descriptor : {out_, err_})
    if (descriptor >= 0) ::close(descriptor);
}

bool Process::collect(Milliseconds patience) {
  std::array<pollfd, 2> entries{pollfd{out_, POLLIN, 0}, pollfd{err_, POLLIN, 0}};
  if (out_ < 0 && err_ < 0) return false;
  if (::poll(entries.data(), 2, static_cast<int>(patience.count())) <= 0) return true;
  if (entries[0].revents) drain(out_, output_);
  if (entries[1].revents) drain(err_, errors_);
  return true;
}

std::string Process::wait_for_line(std::string_view prefix, Milliseconds patience) {
  const auto limit = Clock::now() + patience;
  bool more = true;
  while (true) {
    for (std::size_t start = 0; start < output_.size();) {
      const auto end = output_.find('\n', start);
      if (end == std::string::npos) break;
      const auto line = output_.substr(start, end - start);
      if (line.starts_with(prefix)) return line;
      start = end + 1;
    }
    if (!more || Clock::now() >= limit)
      throw std::runtime_error("no line beginning with \"" + std::string(prefix) + "\"; output: " + output_ +
                               "\nerrors: " + errors_);
    more = collect(Milliseconds(100));
  }
}

int Process::wait(Milliseconds patience) {
  const auto limit = Clock::now() + patience;
  while (!code_) {
    const bool open = collect(Milliseconds(20));
    if (!running()) break;
    if (Clock::now() >= limit) throw std::runtime_error("the program did not end in time; errors: " + errors_);
    if (!open) std::this_thread::sleep_for(Milliseconds(2));
  }
  while (out_ >= 0 || err_ >= 0) {
    const auto before = output_.size() + errors_.size();
    collect(Milliseconds(50));
    if (before == output_.size() + errors_.size() && (out_ >= 0 || err_ >= 0)) break;  // a child of its still has them
  }
  return *code_;
}

bool Process::running() {
  if (code_) return false;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) != pid_) return true;
  code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return false;
}

void Process::terminate() { signal(SIGTERM); }
void Process::kill() { signal(SIGKILL); }

void Process::signal(int number) {
  if (!code_) ::kill(pid_, number);
}

Ran run(const Process::Start& start, Process::Milliseconds patience) {
  Process process(start);
  const int code = process.wait(patience);
  return {code, process.output(), process.errors()};
}

}  // namespace sanlian::test
