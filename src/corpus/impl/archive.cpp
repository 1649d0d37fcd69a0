// A ZIP of source files: weekly deliveries, downloads of an application's file.
#include <zip.h>

#include <algorithm>

#include "base/text.h"
#include "corpus/errors.h"
#include "corpus/impl/cutter.h"
#include "corpus/impl/detect.h"
#include "corpus/impl/open_reader.h"
#include "corpus/normal/finish.h"

namespace sanlian::corpus {
namespace {

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseMember {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::shared_ptr<zip_t>;

Error unreadable(const std::filesystem::path& file, std::string reason) {
  return Error(errors::file_unreadable, {{"path", file.string()}, {"reason", std::move(reason)}});
}

Result<Archive> open_zip(const std::filesystem::path& file) {
  int code = 0;
  zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY, &code);
  if (archive) return Archive(archive, DiscardArchive());
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  return unreadable(file, std::move(reason));
}

class MemberInput final : public Input {
 public:
  MemberInput(Archive archive, zip_uint64_t index) : archive_(std::move(archive)), index_(index) {}

  Result<std::size_t> read(std::span<char> into) override {
    if (!file_) SANLIAN_TRY(rewind());
    std::size_t filled = 0;
    while (filled < into.size()) {
      const auto got = zip_fread(file_.get(), into.data() + filled, into.size() - filled);
      if (got < 0) return Error(errors::file_broken, {{"reason", zip_file_strerror(file_.get())}});
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    read_ += filled;
    return filled;
  }
  Status rewind() override {
    file_.reset(zip_fopen_index(archive_.get(), index_, 0));
    read_ = 0;
    if (!file_) return Error(errors::file_broken, {{"reason", zip_strerror(archive_.get())}});
    return {};
  }
  std::uint64_t bytes_read() const override { return read_; }
  std::uint64_t bytes_total() const override { return 0; }

 private:
  Archive archive_;
  zip_uint64_t index_;
  std::unique_ptr<zip_file_t, CloseMember> file_;
  std::uint64_t read_ = 0;
};

struct Member {
  zip_uint64_t index = 0;
  std::string name;
  std::uint64_t bytes_packed = 0;
};

std::vector<Member> members_of(zip_t* archive) {
  std::vector<Member> members;
  const auto count = zip_get_num_entries(archive, 0);
  for (zip_int64_t at = 0; at < count; ++at) {
    zip_stat_t stat;
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(at), 0, &stat) != 0 || !stat.name) continue;
    Member member{static_cast<zip_uint64_t>(at), valid_text(stat.name),
                  (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0};
    if (!member.name.ends_with('/')) members.push_back(std::move(member));
  }
  return members;
}

Result<std::string> read_whole(Input& input) {
  std::string bytes(kRecordBytesMax + 1, '\0');
  bytes.resize(SANLIAN_TRY(input.read(bytes)));
  if (bytes.size() > kRecordBytesMax)
    return Error(errors::record_too_large, {{"max", std::to_string(kRecordBytesMax >> 20) + " MB"}});
  return bytes;
}

/// Joins the parts of one application that follow each other: its claims, its description and its abstract are files of
/// their own, and later versions of them stand beside the earlier ones.
class Joining {
 public:
  explicit Joining(const std::function<Status(Publication)>& take) : take_(take) {}

  Status take(Publication publication) {
    if (!is_part(publication)) {
      SANLIAN_TRY(flush());
      return take_(std::move(publication));
    }
    if (held_ && held_->number == publication.number) {
      append(held_->titles, publication.titles);
      append(held_->abstracts, publication.abstracts);
      append(held_->claims, publication.claims);
      append(held_->descriptions, publication.descriptions);
      return {};
    }
    SANLIAN_TRY(flush());
    held_ = std::move(publication);
    return {};
  }
  Status flush() {
    if (!held_) return {};
    Publication whole = std::move(*held_);
    held_.reset();
    return take_(std::move(whole));
  }

 private:
  static bool is_part(const Publication& publication) {
    const auto& all = publication.flags;
    return std::find(all.begin(), all.end(), flags::application_part) != all.end();
  }
  static void append(std::vector<Text>& texts, std::vector<Text>& more) {
    std::move(more.begin(), more.end(), std::back_inserter(texts));
  }
  const std::function<Status(Publication)>& take_;
  std::optional<Publication> held_;
};

class ArchiveReader final : public Reader {
 public:
  ArchiveReader(std::filesystem::path file, Archive archive, std::optional<Format> wanted)
      : file_(std::move(file)), archive_(std::move(archive)), members_(members_of(archive_.get())), wanted_(wanted) {}

  Format format() const override { return format_; }

  /// The format is that of the first member that has one.
  Status begin() {
    Error first = unknown_format("空压缩包", "an empty archive");
    bool is_first = true;
    for (const auto& member : members_) {
      auto reader = open(member);
      if (reader) return format_ = (*reader)->format(), Status();
      if (is_first || reader.error().is(errors::classification_file)) first = std::move(reader).error();
      is_first = false;
    }
    return first;
  }

  Status read(const std::function<Status(Publication)>& take, const std::function<void(Refusal)>& refuse,
              const std::function<void(Progress)>& progress) override {
    Joining joining(take);
    const std::string source = source_name();
    Progress place;
    for (const auto& member : members_) place.bytes_total += member.bytes_packed;
    for (const auto& member : members_) {
      auto reader = open(member);
      if (!reader) {
        refuse({.file = name_of(member), .reason = reason_of(member, std::move(reader).error())});
      } else {
        std::optional<Error> stopped;
        const auto done = (*reader)->read(
            [&](Publication publication) -> Status {
              publication.source = source;
              auto taken = joining.take(std::move(publication));
              if (!taken) stopped = taken.error();
              return taken;
            },
            refuse);
        if (stopped) return *stopped;
        if (!done) refuse({.file = name_of(member), .reason = done.error()});  // a bad member spoils no other
      }
      place.bytes_read += member.bytes_packed;
      if (progress) progress(place);
    }
    return joining.flush();
  }

 private:
  std::string name_of(const Member& member) const {
    std::string out = file_.string();
    out += '!';
    return out += member.name;
  }
  std::string source_name() const {
    std::string out(format_name(format_));
    out += ':';
    return out += file_.filename().string();
  }
  static Error reason_of(const Member& member, Error error) {
    if (!error.is(errors::format_unknown)) return error;
    return Error(errors::member_unknown, {{"member", member.name}});
  }
  Result<std::unique_ptr<Reader>> open(const Member& member) const {
    std::unique_ptr<Input> input = std::make_unique<MemberInput>(archive_, member.index);
    const auto head = SANLIAN_TRY(peek(*input, 2048));
    if (packing_of(head) == Packing::zip) {
      // A workbook names its parts early; any other archive inside this one is not opened.
      if (head.find("[Content_Types].xml") == std::string::npos && head.find("xl/") == std::string::npos)
        return Error(errors::member_unknown, {{"member", member.name}});
      return open_workbook_bytes(SANLIAN_TRY(read_whole(*input)), name_of(member));
    }
    return open_reader(std::move(input), name_of(member), wanted_);
  }

  const std::filesystem::path file_;
  const Archive archive_;
  const std::vector<Member> members_;
  const std::optional<Format> wanted_;
  Format format_ = Format::json_lines;
};
}  // namespace

Result<bool> is_workbook(const std::filesystem::path& file) {
  const auto archive = SANLIAN_TRY(open_zip(file));
  return zip_name_locate(archive.get(), "xl/workbook.xml", ZIP_FL_NOCASE) >= 0;
}

Result<std::unique_ptr<Reader>> open_archive(const std::filesystem::path& file, std::optional<Format> format) {
  auto reader = std::make_unique<ArchiveReader>(file, SANLIAN_TRY(open_zip(file)), format);
  SANLIAN_TRY(reader->begin());
  return std::unique_ptr<Reader>(std::move(reader));
}

}  // namespace sanlian::corpus
