#include "format/csv_reader.h"

#include <algorithm>

#include "format/errors.h"
#include "format/impl/csv_delimiter.h"
#include "format/impl/text_decoder.h"

namespace sanlian::format {

/// A state machine over pieces of text; what it knows of a row survives the end of a piece.
class CsvReader::Impl {
 public:
  Impl(TextDecoder decoder, Encoding encoding, const CsvOptions& options)
      : decoder_(std::move(decoder)), encoding_(encoding), options_(options), delimiter_(options.delimiter) {}

  Status start() {
    SANLIAN_TRY(refill());
    if (const char named = named_delimiter(left())) {
      delimiter_ = options_.delimiter ? options_.delimiter : named;
      skip_line_feed_ = left()[5] == '\r';
      at_ += 6;
    } else if (!delimiter_) {
      delimiter_ = guess_delimiter(left().substr(0, 64 << 10));
    }
    return {};
  }

  Result<const TableRow*> next() {
    begin_row();
    while (true) {
      if (at_ == piece_.size()) {
        SANLIAN_TRY(refill());
        if (piece_.empty()) return finish();
      }
      SANLIAN_TRY(step());
      SANLIAN_TRY(check_size());
      if (state_ != State::row_end) continue;
      if (!is_blank_row()) return lend_row();
      begin_row();
    }
  }

  Progress progress() const { return {.bytes_read = decoder_.bytes_read(), .bytes_total = decoder_.bytes_total()}; }
  Encoding encoding() const { return encoding_; }
  char delimiter() const { return delimiter_; }

 private:
  enum class State { cell_start, plain, quoted, quote_in_quoted, row_end };

  std::string_view left() const { return piece_.substr(at_); }

  Status refill() {
    piece_ = {}, at_ = 0;
    if (is_over_) return {};
    piece_ = SANLIAN_TRY(decoder_.next());
    is_over_ = piece_.empty();
    if (piece_.empty() && decoder_.is_bad())
      return fail(errors::csv_bad_bytes, {{"encoding", std::string(encoding_name(encoding_))}});
    if (piece_.find('\0') != std::string_view::npos) return fail(errors::csv_null_character, {});
    return {};
  }

  void begin_row() {
    text_.clear(), ends_.clear();
    was_quoted_ = false;
    state_ = State::cell_start;
    ++row_number_;
  }

  /// Reads up to where the state changes or the piece ends.
  Status step() {
    if (skip_line_feed_) {
      skip_line_feed_ = false;
      if (piece_[at_] == '\n') return ++at_, Status();
    }
    switch (state_) {
      case State::cell_start:
        if (piece_[at_] == '"') {
          ++at_;
          was_quoted_ = true;
          state_ = State::quoted;
          return {};
        }
        state_ = State::plain;
        return {};
      case State::plain:
        return read_plain(), Status();
      case State::quoted:
        return read_quoted(), Status();
      case State::quote_in_quoted:
        return after_quote();
      case State::row_end:
        return {};
    }
    return {};
  }

  void read_plain() {
    const char* const begin = piece_.data() + at_;
    const char* const end = piece_.data() + piece_.size();
    const char* stop = begin;
    while (stop != end && *stop != delimiter_ && *stop != '\n' && *stop != '\r') ++stop;
    text_.append(begin, stop);
    at_ += static_cast<std::size_t>(stop - begin);
    if (stop != end) end_cell(*stop);
  }

  void read_quoted() {
    const auto rest = left();
    const auto quote = rest.find('"');
    text_.append(rest.substr(0, quote));
    at_ += std::min(quote, rest.size());
    if (quote == std::string_view::npos) return;
    ++at_;
    state_ = State::quote_in_quoted;
  }

  Status after_quote() {
    const char c = piece_[at_];
    if (c == '"') {
      text_ += '"';
      ++at_;
      state_ = State::quoted;
      return {};
    }
    if (c == delimiter_ || c == '\n' || c == '\r') return end_cell(c), Status();
    return fail(errors::csv_after_quote, {});
  }

  /// Stands on the delimiter or line ending `c`.
  void end_cell(char c) {
    ends_.push_back(text_.size());
    ++at_;
    state_ = c == delimiter_ ? State::cell_start : State::row_end;
    skip_line_feed_ = c == '\r';
  }

  Result<const TableRow*> finish() {
    if (state_ == State::quoted) return fail(errors::csv_unclosed_quote, {});
    if (state_ == State::cell_start && ends_.empty()) return nullptr;
    ends_.push_back(text_.size());
    return is_blank_row() ? Result<const TableRow*>(nullptr) : lend_row();
  }

  bool is_blank_row() const { return ends_.size() == 1 && text_.empty() && !was_quoted_; }

  Status check_size() {
    if (text_.size() > options_.row_bytes_max) {
      if (state_ == State::quoted) return fail(errors::csv_unclosed_quote, {});
      return fail(errors::row_too_long, {{"max", std::to_string(options_.row_bytes_max)}});
    }
    if (ends_.size() > options_.columns_max) {
      ends_.pop_back();
      return fail(errors::too_many_columns, {{"max", std::to_string(options_.columns_max)}});
    }
    return {};
  }

  const TableRow* lend_row() {
    cells_.clear();
    std::size_t start = 0;
    for (const std::size_t end : ends_) {
      const auto text = std::string_view(text_).substr(start, end - start);
      cells_.push_back({.kind = text.empty() ? Cell::Kind::empty : Cell::Kind::text, .text = text});
      start = end;
    }
    row_ = {.number = row_number_, .cells = cells_};
    return &row_;
  }

  Error fail(const ErrorSpec& spec, Error::Arguments arguments) {
    is_over_ = true, piece_ = {}, at_ = 0;
    state_ = State::cell_start;
    const std::string place = "row " + std::to_string(std::max<std::int64_t>(row_number_, 1)) + ", column " +
                              std::to_string(ends_.size() + 1);
    ends_.clear();
    return Error(spec, arguments).at(place);
  }

  TextDecoder decoder_;
  const Encoding encoding_;
  const CsvOptions options_;
  char delimiter_;
  std::string_view piece_;
  std::size_t at_ = 0;
  bool is_over_ = false, skip_line_feed_ = false, was_quoted_ = false;
  State state_ = State::cell_start;
  std::string text_;               ///< The row's cells one after the other.
  std::vector<std::size_t> ends_;  ///< Where each cell ends in text_.
  std::int64_t row_number_ = 0;
  std::vector<Cell> cells_;
  TableRow row_;
};

Result<std::unique_ptr<CsvReader>> CsvReader::open(std::unique_ptr<ByteSource> source, const CsvOptions& options) {
  const Encoding encoding = options.encoding ? *options.encoding : SANLIAN_TRY(detect_encoding(*source));
  auto impl = std::make_unique<Impl>(TextDecoder(std::move(source), encoding, options.chunk_bytes), encoding, options);
  SANLIAN_TRY(impl->start());
  return std::unique_ptr<CsvReader>(new CsvReader(std::move(impl)));
}

CsvReader::CsvReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CsvReader::~CsvReader() = default;
Result<const TableRow*> CsvReader::next() { return impl_->next(); }
Progress CsvReader::progress() const { return impl_->progress(); }
Encoding CsvReader::encoding() const { return impl_->encoding(); }
char CsvReader::delimiter() const { return impl_->delimiter(); }

}  // namespace sanlian::format
