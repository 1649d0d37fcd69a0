#include "corpus/impl/detect.h"

#include <array>

#include "base/text.h"
#include "corpus/errors.h"
#include "corpus/formats/office.h"
#include "corpus/impl/input.h"
#include "corpus/impl/markup.h"

namespace sanlian::corpus {
namespace {

struct Named {
  Format format;
  std::string_view name;
};
constexpr auto kNames = std::to_array<Named>({{Format::uspto_xml, "uspto_xml"},
                                              {Format::uspto_pap, "uspto_pap"},
                                              {Format::uspto_sgml, "uspto_sgml"},
                                              {Format::uspto_aps, "uspto_aps"},
                                              {Format::st96, "st96"},
                                              {Format::table, "table"},
                                              {Format::json_lines, "json_lines"}});

bool is_aps(std::string_view head) {
  for (const std::string_view mark : {"PATN", "HHHHHT"})
    if (head.starts_with(mark)) return true;
  const auto at = head.find("\nPATN");
  return at != std::string_view::npos && at + 5 < head.size() && (head[at + 5] == '\r' || head[at + 5] == '\n');
}

Result<Format> detect_markup(std::string_view head) {
  const auto root = find_root(head);
  if (!root) return unknown_format("没有元素的标记文本", "markup without an element");
  const auto name = local_name(root->name);
  if (name == "us-patent-grant" || name == "us-patent-application") return Format::uspto_xml;
  if (name == "patent-application-publication") return Format::uspto_pap;
  if (name == "PATDOC" || name == "patdoc") return root->has_declaration ? Format::uspto_xml : Format::uspto_sgml;
  if (is_st96_root(name)) return Format::st96;
  if (is_classification_root(name)) return Error(errors::classification_file, {{"root", std::string(name)}});
  std::string seen = "XML <";
  seen += root->name;
  seen += ">";
  return unknown_format(seen, seen);
}

/// A file of another kind, by its first bytes.
std::optional<std::pair<std::string_view, std::string_view>> other_kind(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("%PDF-"sv)) return std::pair{"PDF"sv, "a PDF"sv};
  if (head.starts_with("\xD0\xCF\x11\xE0"sv))
    return std::pair{"旧版 Excel（.xls），请另存为 .xlsx"sv, "an old .xls workbook; save it as .xlsx"sv};
  if (head.starts_with("\x89PNG"sv) || head.starts_with("\xFF\xD8\xFF"sv) || head.starts_with("II*\0"sv) ||
      head.starts_with("MM\0*"sv))
    return std::pair{"图像"sv, "a picture"sv};
  switch (packing_of(head)) {
    case Packing::zip:
      return std::pair{"压缩包里的压缩包"sv, "an archive inside an archive"sv};
    case Packing::gzip:
    case Packing::zstd:
      return std::pair{"重复压缩的数据"sv, "data packed twice"sv};
    case Packing::none:
      break;
  }
  const bool is_utf16 = head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv);
  if (!is_utf16 && head.find('\0') != std::string_view::npos) return std::pair{"二进制数据"sv, "binary data"sv};
  return std::nullopt;
}
}  // namespace

Error unknown_format(std::string_view seen_zh, std::string_view seen_en) {
  return Error(errors::format_unknown, {{"seen_zh", std::string(seen_zh)}, {"seen_en", std::string(seen_en)}});
}

Result<Format> detect(std::string_view head) {
  if (const auto other = other_kind(head)) return unknown_format(other->first, other->second);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto start = trim(head);
  if (start.empty()) return unknown_format("空文件", "an empty file");
  if (start.front() == '{') return Format::json_lines;
  if (start.front() == '<') return detect_markup(start);
  if (start.front() == '[') return unknown_format("JSON 数组", "a JSON list");
  if (is_aps(start)) return Format::uspto_aps;
  return Format::table;
}

std::string_view format_name(Format format) {
  for (const auto& named : kNames)
    if (named.format == format) return named.name;
  return {};
}

std::optional<Format> format_of(std::string_view name) {
  for (const auto& named : kNames)
    if (named.name == name) return named.format;
  return std::nullopt;
}

}  // namespace sanlian::corpus
