#include "corpus/impl/cutter.h"

#include <algorithm>

#include "base/text.h"
#include "corpus/impl/markup.h"
#include "corpus/impl/window.h"

namespace sanlian::corpus {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// A record's end is looked for in what was read; where it is not there, more is read, and beyond the limit the record
/// is passed over without being held.
class WindowCutter : public Cutter {
 public:
  WindowCutter(Input& input, std::size_t bytes_max) : window_(input), bytes_max_(bytes_max) {}

  Result<std::optional<Piece>> next() override {
    window_.use(handed_out_);
    handed_out_ = 0;
    if (!SANLIAN_TRY(find_begin())) return std::optional<Piece>();
    Piece piece{.offset = window_.offset(), .row = row()};
    std::size_t end = 0;
    begin_record();
    while ((end = find_end(window_.view())) == std::string_view::npos) {
      if (window_.view().size() > bytes_max_) {
        piece.is_too_large = true;
        const std::size_t kept = std::min<std::size_t>(window_.view().size(), 64);  // a mark cut in two
        skipped(window_.view().size() - kept);
        window_.use(window_.view().size() - kept);
      }
      if (!SANLIAN_TRY(window_.more())) {
        end = window_.view().size();
        break;
      }
    }
    piece.is_too_large = piece.is_too_large || end > bytes_max_;
    if (!piece.is_too_large) piece.bytes = window_.view().substr(0, end);
    handed_out_ = end;
    return std::optional<Piece>(piece);
  }

 protected:
  virtual Result<bool> find_begin() = 0;                    ///< Moves the window there; false at the end.
  virtual void begin_record() = 0;                          ///< Forgets how far it has searched.
  virtual std::size_t find_end(std::string_view view) = 0;  ///< npos: not in what was read so far.
  virtual void skipped(std::size_t count) = 0;              ///< The view lost so many bytes at its beginning.
  virtual std::uint64_t row() const { return 0; }

  /// Moves past blanks.
  Result<bool> pass_blanks() {
    while (true) {
      const auto view = window_.view();
      std::size_t at = 0;
      while (at < view.size() && is_blank(view[at])) pass(view[at++]);
      const bool found = at < view.size();
      window_.use(at);
      if (found) return true;
      if (!SANLIAN_TRY(window_.more())) return false;
    }
  }
  virtual void pass(char) {}

  Window window_;
  std::size_t searched_ = 0;  ///< Nothing before it needs another look.

 private:
  const std::size_t bytes_max_;
  std::size_t handed_out_ = 0;
};

class LineCutter final : public WindowCutter {
 public:
  using WindowCutter::WindowCutter;

 private:
  Result<bool> find_begin() override {
    if (!SANLIAN_TRY(pass_blanks())) return false;
    if (window_.offset() == 0 && window_.view().starts_with("\xEF\xBB\xBF")) window_.use(3);
    return SANLIAN_TRY(pass_blanks());
  }
  void pass(char c) override { row_ += c == '\n'; }
  void begin_record() override { searched_ = 0; }
  std::size_t find_end(std::string_view view) override {
    const std::size_t end = view.find('\n', searched_);
    searched_ = view.size();
    return end;  // the line feed itself is passed, and counted, before the next line
  }
  void skipped(std::size_t count) override { searched_ -= std::min(searched_, count); }
  std::uint64_t row() const override { return row_; }

  std::uint64_t row_ = 1;
};

class DocumentCutter final : public WindowCutter {
 public:
  using WindowCutter::WindowCutter;

 private:
  Result<bool> find_begin() override {
    if (!SANLIAN_TRY(pass_blanks())) return false;
    if (window_.offset() == 0 && window_.view().starts_with("\xEF\xBB\xBF")) window_.use(3);
    return SANLIAN_TRY(pass_blanks());
  }
  void begin_record() override {
    searched_ = 0;
    close_.clear();
  }
  std::size_t find_end(std::string_view view) override {
    if (close_.empty()) {
      const auto root = find_root(view);
      if (!root) {
        // Another declaration without a root before it ends what is no document.
        return view.find("<?xml ", 1);
      }
      close_ = "</";
      close_ += root->name;
      searched_ = root->begin + 1;
    }
    const std::size_t end = find_close(view);
    const std::size_t other = view.substr(0, end).find("<?xml ", searched_ > 5 ? searched_ - 5 : searched_);
    searched_ = view.size() > close_.size() ? std::max(searched_, view.size() - close_.size()) : searched_;
    return std::min(end, other);
  }
  /// Behind the `>` of the root's end tag.
  std::size_t find_close(std::string_view view) const {
    for (std::size_t at = searched_; (at = view.find(close_, at)) != std::string_view::npos; ++at) {
      std::size_t end = at + close_.size();
      while (end < view.size() && is_blank(view[end])) ++end;
      if (end < view.size() && view[end] == '>') return end + 1;
    }
    return std::string_view::npos;
  }
  void skipped(std::size_t count) override { searched_ -= std::min(searched_, count); }

  std::string close_;
};

class PatnCutter final : public WindowCutter {
 public:
  using WindowCutter::WindowCutter;

 private:
  Result<bool> find_begin() override {
    while (true) {
      if (!SANLIAN_TRY(pass_blanks())) return false;
      if (window_.view().size() < 5 && SANLIAN_TRY(window_.more())) continue;
      if (begins(window_.view(), 0)) return true;
      // A file's heading; passed to the next line.
      const std::size_t end = window_.view().find('\n');
      if (end != std::string_view::npos) {
        window_.use(end);
      } else {
        window_.use(window_.view().size());
        if (!SANLIAN_TRY(window_.more())) return false;
      }
    }
  }
  static bool begins(std::string_view view, std::size_t at) {
    return view.substr(at).starts_with("PATN") && (view.size() == at + 4 || is_blank(view[at + 4]));
  }
  void begin_record() override { searched_ = 1; }
  std::size_t find_end(std::string_view view) override {
    for (std::size_t at = searched_; (at = view.find("\nPATN", at)) != std::string_view::npos; ++at)
      if (at + 5 < view.size() && is_blank(view[at + 5])) return at + 1;
    searched_ = std::max(searched_, view.size() > 6 ? view.size() - 6 : 1);
    return std::string_view::npos;
  }
  void skipped(std::size_t count) override { searched_ = searched_ > count ? searched_ - count : 0; }
};
}  // namespace

std::unique_ptr<Cutter> cut_lines(Input& input, std::size_t bytes_max) {
  return std::make_unique<LineCutter>(input, bytes_max);
}
std::unique_ptr<Cutter> cut_documents(Input& input, std::size_t bytes_max) {
  return std::make_unique<DocumentCutter>(input, bytes_max);
}
std::unique_ptr<Cutter> cut_patn(Input& input, std::size_t bytes_max) {
  return std::make_unique<PatnCutter>(input, bytes_max);
}

}  // namespace sanlian::corpus
