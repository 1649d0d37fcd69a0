// Errors that people read. A room declares its codes in errors.h and defines them, with both languages, in errors.cpp.
// Specs register themselves, so that the reference page of all codes can be printed and never forgets one.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sanlian {

enum class Lang { zh, en };

/// What a caller can do about it; the API alone turns a kind into an HTTP status.
enum class ErrorKind {
  refused,
  not_found,
  conflict,
  forbidden,
  unauthenticated,
  too_large,
  too_many,
  unavailable,
  broken
};

/// One stable code with its texts; `{name}` in a text is replaced by the argument of that name.
class ErrorSpec {
 public:
  struct Texts {
    std::string_view message;
    std::string_view hint = {};
  };
  ErrorSpec(std::string_view code, ErrorKind kind, Texts zh, Texts en);
  ErrorSpec(const ErrorSpec&) = delete;
  ErrorSpec& operator=(const ErrorSpec&) = delete;

  const std::string_view code;  ///< Dotted, never reworded: `loan.term_out_of_range`.
  const ErrorKind kind;
  const Texts zh, en;

  /// Every spec linked into the program, sorted by code.
  static std::vector<const ErrorSpec*> all();

 private:
  const ErrorSpec* next_;
};

class [[nodiscard]] Error {
 public:
  using Arguments = std::initializer_list<std::pair<std::string_view, std::string>>;
  explicit Error(const ErrorSpec& spec, Arguments arguments = {});

  /// Says where: `file:line:column`, `field term`, `sheet row 12`. An outer place is put before an inner one.
  Error&& at(std::string_view place) &&;
  Error& at(std::string_view place) &;
  /// Adds a further error found in the same reading; the first one leads.
  Error& add(Error further);

  const ErrorSpec& spec() const { return *spec_; }
  std::string_view code() const { return spec_->code; }
  ErrorKind kind() const { return spec_->kind; }
  bool is(const ErrorSpec& spec) const { return spec_ == &spec; }
  std::string message(Lang lang = Lang::zh) const;
  std::string hint(Lang lang = Lang::zh) const;
  const std::string& where() const { return where_; }
  const std::vector<Error>& further() const { return further_; }
  const std::vector<std::pair<std::string, std::string>>& arguments() const { return arguments_; }

  /// `where: message (hint)` and each further error on a line of its own; for logs and the terminal.
  std::string print(Lang lang = Lang::zh) const;

 private:
  const ErrorSpec* spec_;
  std::vector<std::pair<std::string, std::string>> arguments_;
  std::string where_;
  std::vector<Error> further_;
};

/// Collects what is wrong while a whole file or form is read, so that one reading reports everything.
class Errors {
 public:
  void add(Error error) { list_.push_back(std::move(error)); }
  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  const std::vector<Error>& list() const { return list_; }
  /// The first error leading all the others. Must not be empty.
  Error take() &&;

 private:
  std::vector<Error> list_;
};

}  // namespace sanlian
