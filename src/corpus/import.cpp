#include "corpus/import.h"

#include <exception>
#include <fstream>
#include <thread>
#include <unordered_map>
#include <variant>

#include "base/ensure.h"
#include "corpus/document.h"
#include "corpus/errors.h"
#include "corpus/impl/handover.h"
#include "corpus/impl/import_note.h"
#include "corpus/normal/finish.h"
#include "corpus/payload.h"
#include "format/json_writer.h"

namespace sanlian::corpus {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHandoverBytes = std::size_t{64} << 20;
/// Memory of what was put since the last commit, kept so that a second record of a number can be merged.
constexpr std::size_t kUncommittedBytesMax = std::size_t{256} << 20;

struct Record {
  Publication publication;
  search::Document document;  ///< Made by the reading thread, used where nothing is to be merged.
};
struct FileBegins {
  std::size_t number = 0;
};
struct FileEnds {};

/// One thing the reading thread hands over; the bytes say how far it has come in all files.
struct Item {
  std::variant<Record, Refusal, FileBegins, FileEnds> what;
  std::uint64_t bytes_read = 0;
};
using Queue = Handover<Item>;

std::uint64_t size_of(const fs::path& file) {
  std::error_code code;
  const auto size = fs::file_size(file, code);
  return code ? 0 : size;
}

/// Reads the files and hands over what they hold, from the item on at which an earlier run stopped.
class Reading {
 public:
  Reading(std::span<const fs::path> files, std::optional<Format> format, std::size_t first, std::uint64_t skip,
          Queue& queue)
      : files_(files), format_(format), first_(first), skip_(skip), queue_(queue) {}

  void run() {
    for (std::size_t at = 0; at < first_; ++at) bytes_before_ += size_of(files_[at]);
    for (std::size_t at = first_; at < files_.size() && !is_over_; ++at) {
      give(FileBegins{at}, 0);
      read(files_[at]);
      bytes_before_ += size_of(files_[at]);
      bytes_here_ = 0;
      skip_ = 0;
      give(FileEnds{}, 0);
    }
    queue_.end();
  }

 private:
  void read(const fs::path& file) {
    auto reader = Reader::open(file, format_);
    if (!reader) return give_refusal({.file = file.string(), .reason = std::move(reader).error()});
    const auto done = (*reader)->read(
        [&](Publication publication) -> Status {
          give_record(std::move(publication));
          if (is_over_) return Error(errors::import_stopped);
          return {};
        },
        [&](Refusal refusal) { give_refusal(std::move(refusal)); },
        [&](Progress progress) { bytes_here_ = progress.bytes_read; });
    if (!done && !is_over_) give_refusal({.file = file.string(), .reason = done.error()});
  }

  bool is_skipped() {
    if (skip_ == 0) return false;
    --skip_;
    return true;
  }
  void give_record(Publication publication) {
    if (is_skipped()) return;
    Record record{.publication = std::move(publication), .document = {}};
    record.document = to_document(record.publication);
    const std::size_t bytes = record.document.payload.size() * 3 + 512;
    give(std::move(record), bytes);
  }
  void give_refusal(Refusal refusal) {
    if (!is_skipped()) give(std::move(refusal), 512);
  }
  template <class T>
  void give(T what, std::size_t bytes) {
    if (!queue_.put({.what = std::move(what), .bytes_read = bytes_before_ + bytes_here_}, bytes)) is_over_ = true;
  }

  std::span<const fs::path> files_;
  std::optional<Format> format_;
  std::size_t first_;
  std::uint64_t skip_;
  Queue& queue_;
  std::uint64_t bytes_before_ = 0, bytes_here_ = 0;
  bool is_over_ = false;
};

/// The list of refusals, a JSON line each; gone on with where an interrupted import left it.
class RefusalList {
 public:
  Status open(const fs::path& path, std::uint64_t keep) {
    path_ = path;
    if (path.empty()) return {};
    std::error_code code;
    if (keep > 0 && fs::exists(path, code) && fs::file_size(path, code) >= keep)
      fs::resize_file(path, keep, code);
    else
      keep = 0;
    out_.open(path, keep > 0 ? std::ios::binary | std::ios::app : std::ios::binary | std::ios::trunc);
    bytes_ = keep;
    return check();
  }
  void add(const Refusal& refusal) {
    if (path_.empty()) return;
    std::string line;
    format::JsonWriter json(line);
    json.begin_map().key("file").text(valid_text(refusal.file)).key("offset").number(std::to_string(refusal.offset));
    if (refusal.row > 0) json.key("row").number(std::to_string(refusal.row));
    json.key("code").text(refusal.reason.code()).key("where").text(valid_text(refusal.reason.where()));
    json.key("message_zh").text(valid_text(refusal.reason.message(Lang::zh)));
    json.key("message_en").text(valid_text(refusal.reason.message(Lang::en))).end_map();
    line += '\n';
    out_ << line;
    bytes_ += line.size();
  }
  Result<std::uint64_t> flush() {
    if (path_.empty()) return std::uint64_t{0};
    out_.flush();
    SANLIAN_TRY(check());
    return bytes_;
  }

 private:
  Status check() const {
    if (out_) return {};
    return Error(errors::refusals_unwritable, {{"path", path_.string()}});
  }
  fs::path path_;
  std::ofstream out_;
  std::uint64_t bytes_ = 0;
};

class Import {
 public:
  Import(search::Index& index, std::span<const fs::path> files, const ImportOptions& options, const Clock& clock)
      : index_(index), files_(files), options_(options), clock_(clock), begun_(clock.now()), told_(begun_) {}

  Result<ImportReport> run() {
    SANLIAN_TRY(find_beginning());
    SANLIAN_TRY(refusals_.open(options_.refusals, note_.refusal_bytes));
    for (const auto& file : files_) bytes_total_ += size_of(file);
    Queue queue(kHandoverBytes);
    Reading reading(files_, options_.format, first_, note_.items, queue);
    std::exception_ptr defect;
    std::thread thread([&] {
      try {
        reading.run();
      } catch (...) {  // carried over to where it is reported
        defect = std::current_exception();
        queue.end();
      }
    });
    auto taken = take_all(queue);
    queue.close();
    thread.join();
    if (!taken || defect) index_.rollback();
    if (defect) std::rethrow_exception(defect);
    if (!taken) return taken.error();
    return finish_import();
  }

 private:
  Status find_beginning() {
    snapshot_ = index_.snapshot();
    if (options_.begins_anew) return {};
    ImportNote note = read_note(index_.note());
    if (note.file.empty()) return {};
    for (first_ = 0; first_ < files_.size(); ++first_)
      if (files_[first_].string() == note.file) {
        note_ = std::move(note);
        passed_over_ = note_.counts.read + note_.counts.refused;
        return {};
      }
    return Error(errors::index_of_other_import, {{"file", note.file}});
  }

  Status take_all(Queue& queue) {
    while (auto item = queue.take()) {
      bytes_read_ = item->bytes_read;
      if (auto* record = std::get_if<Record>(&item->what)) {
        SANLIAN_TRY(put(*record));
      } else if (const auto* refusal = std::get_if<Refusal>(&item->what)) {
        refuse(*refusal);
      } else if (const auto* begins = std::get_if<FileBegins>(&item->what)) {
        file_ = begins->number;
        if (file_ != first_) note_.items = 0;
        note_.file = files_[file_].string();
      }
      if (uncommitted_ >= options_.commit_every || uncommitted_bytes_ >= kUncommittedBytesMax) SANLIAN_TRY(commit());
      tell(false);
    }
    return {};
  }

  Status put(Record& record) {
    ++note_.items;
    ++uncommitted_;
    ++taken_;
    ++note_.counts.read;
    for (const auto& flag : record.publication.flags) ++note_.counts.flags[flag];
    const std::string key = record.document.key;
    auto held = SANLIAN_TRY(payload_of(key));
    if (!held) {
      ++note_.counts.added;
      return put_document(key, record.document);
    }
    const auto merged = merge(SANLIAN_TRY(from_payload(*held)), std::move(record.publication));
    const auto document = to_document(merged);
    if (document.payload == *held) {
      ++note_.counts.unchanged;
      return {};
    }
    ++note_.counts.changed;
    return put_document(key, document);
  }

  /// What is held of a number: put since the last commit, or committed.
  Result<std::optional<std::string>> payload_of(const std::string& key) {
    if (const auto found = uncommitted_payloads_.find(key); found != uncommitted_payloads_.end())
      return std::optional<std::string>(found->second);
    const auto doc = snapshot_->find(key);
    if (!doc) return std::optional<std::string>();
    return std::optional<std::string>(SANLIAN_TRY(snapshot_->payload(*doc)));
  }

  Status put_document(const std::string& key, const search::Document& document) {
    SANLIAN_TRY(index_.put(document));
    auto& kept = uncommitted_payloads_[key];
    uncommitted_bytes_ += document.payload.size() + key.size() + 64;
    kept = document.payload;
    return {};
  }

  void refuse(const Refusal& refusal) {
    ++note_.items;
    ++uncommitted_;
    ++note_.counts.refused;
    refusals_.add(refusal);
    if (options_.refused) options_.refused(refusal);
  }

  Status commit() {
    note_.refusal_bytes = SANLIAN_TRY(refusals_.flush());
    SANLIAN_TRY(index_.commit(print_note(note_)));
    snapshot_ = index_.snapshot();
    uncommitted_payloads_.clear();
    uncommitted_ = 0;
    uncommitted_bytes_ = 0;
    return {};
  }

  Result<ImportReport> finish_import() {
    note_.file.clear();
    note_.items = 0;
    SANLIAN_TRY(commit());
    bytes_read_ = bytes_total_;
    tell(true);
    ImportReport report{.counts = note_.counts, .passed_over = passed_over_};
    report.time = since_begin();
    report.documents_per_second = rate();
    return report;
  }

  std::chrono::milliseconds since_begin() const {
    return std::chrono::milliseconds((clock_.now().micros - begun_.micros) / 1000);
  }
  double rate() const {
    const auto time = since_begin().count();
    return time > 0 ? static_cast<double>(taken_) * 1000.0 / static_cast<double>(time) : 0;
  }

  void tell(bool is_last) {
    if (!options_.progress) return;
    const Instant now = clock_.now();
    if (!is_last && now.micros - told_.micros < options_.progress_every.count() * 1000) return;
    told_ = now;
    if (!bytes_at_begin_) bytes_at_begin_ = bytes_read_;
    ImportProgress progress{.file = files_.empty() ? fs::path() : files_[file_],
                            .file_number = file_ + 1,
                            .files = files_.size(),
                            .bytes = {.bytes_read = bytes_read_, .bytes_total = bytes_total_},
                            .counts = note_.counts,
                            .documents_per_second = rate(),
                            .time_to_end = {}};
    const auto done = bytes_read_ - std::min(bytes_read_, *bytes_at_begin_);
    if (done > 0 && bytes_total_ >= bytes_read_)
      progress.time_to_end = std::chrono::milliseconds(
          static_cast<std::int64_t>(static_cast<double>(since_begin().count()) *
                                    static_cast<double>(bytes_total_ - bytes_read_) / static_cast<double>(done)));
    options_.progress(progress);
  }

  search::Index& index_;
  std::span<const fs::path> files_;
  const ImportOptions& options_;
  const Clock& clock_;
  const Instant begun_;
  Instant told_;

  ImportNote note_;
  std::size_t first_ = 0, file_ = 0;
  std::uint64_t passed_over_ = 0, taken_ = 0;
  std::uint64_t uncommitted_ = 0, uncommitted_bytes_ = 0, bytes_read_ = 0, bytes_total_ = 0;
  std::optional<std::uint64_t> bytes_at_begin_;
  std::shared_ptr<const search::Snapshot> snapshot_;
  std::unordered_map<std::string, std::string> uncommitted_payloads_;
  RefusalList refusals_;
};
}  // namespace

Result<ImportReport> import_files(search::Index& index, std::span<const fs::path> files, const ImportOptions& options,
                                  const Clock& clock) {
  return Import(index, files, options, clock).run();
}

}  // namespace sanlian::corpus
