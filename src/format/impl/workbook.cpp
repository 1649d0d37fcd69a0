#include "format/impl/workbook.h"

#include <algorithm>

#include "base/text.h"
#include "format/errors.h"
#include "format/impl/xml_parser.h"

namespace sanlian::format {
namespace {

struct Relation {
  std::string id, type, target;
};

class RelationListener final : public XmlListener {
 public:
  std::vector<Relation> relations;
  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return;
    const std::string_view type = attributes["Type"];  // a URL; transitional and strict differ in all but its end
    relations.push_back({.id = std::string(attributes["Id"]),
                         .type = std::string(type.substr(type.rfind('/') + 1)),
                         .target = std::string(attributes["Target"])});
  }
  void on_end(std::string_view) override {}
  const Relation* of_type(std::string_view type) const {
    for (const auto& relation : relations)
      if (relation.type == type) return &relation;
    return nullptr;
  }
};

class WorkbookListener final : public XmlListener {
 public:
  explicit WorkbookListener(Workbook& book) : book_(book) {}
  std::vector<std::string> relation_ids;
  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") book_.from_1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true";
    if (name != "sheet") return;
    const std::string_view state = attributes["state"];
    book_.sheets.push_back(
        {.name = std::string(attributes["name"]), .part = {}, .is_hidden = state == "hidden" || state == "veryHidden"});
    relation_ids.emplace_back(attributes["id"]);
  }
  void on_end(std::string_view) override {}

 private:
  Workbook& book_;
};

std::string folder_of(std::string_view part) { return std::string(part.substr(0, part.rfind('/') + 1)); }

/// A target as written beside `part`: `worksheets/sheet1.xml`, `/xl/sharedStrings.xml`, `../x.xml`.
std::string resolve_target(std::string_view part, std::string target) {
  std::replace(target.begin(), target.end(), '\\', '/');
  if (target.starts_with('/')) return target.substr(1);
  std::string folder = folder_of(part);
  while (target.starts_with("../")) {
    target.erase(0, 3);
    if (!folder.empty()) folder = folder_of(std::string_view(folder).substr(0, folder.size() - 1));
  }
  if (target.starts_with("./")) target.erase(0, 2);
  return folder + target;
}

std::string relations_part(std::string_view part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

Error other_spreadsheet(std::string found) { return Error(errors::other_spreadsheet, {{"found", std::move(found)}}); }

Result<RelationListener> read_relations(const ZipArchive& archive, std::string_view part, const XlsxLimits& limits) {
  RelationListener listener;
  ZipPart relations = SANLIAN_TRY(archive.part(relations_part(part), limits.metadata_bytes_max));
  SANLIAN_TRY(read_xml(std::move(relations), listener));
  return listener;
}

/// The part that the package calls its main document. Most programs call it xl/workbook.xml; none has to.
Result<std::string> main_part(const ZipArchive& archive, const XlsxLimits& limits) {
  if (archive.has("META-INF/manifest.xml") && archive.has("content.xml"))
    return other_spreadsheet("OpenDocument (.ods)");
  if (archive.has("Index/Document.iwa")) return other_spreadsheet("Numbers (.numbers)");
  if (!archive.has("_rels/.rels")) return Error(errors::not_a_table, {{"found", "ZIP"}});
  const RelationListener package = SANLIAN_TRY(read_relations(archive, "", limits));
  const Relation* document = package.of_type("officeDocument");
  const std::string part = document ? resolve_target("", document->target) : "xl/workbook.xml";
  if (part.ends_with(".bin")) return other_spreadsheet("Excel (.xlsb)");
  if (part.find("word/") != std::string::npos) return Error(errors::not_a_table, {{"found", "Word (.docx)"}});
  if (part.find("ppt/") != std::string::npos) return Error(errors::not_a_table, {{"found", "PowerPoint (.pptx)"}});
  return part;
}

}  // namespace

Result<Workbook> read_workbook(const ZipArchive& archive, const XlsxLimits& limits) {
  const std::string part = SANLIAN_TRY(main_part(archive, limits));
  Workbook book;
  WorkbookListener listener(book);
  ZipPart main = SANLIAN_TRY(archive.part(part, limits.metadata_bytes_max));
  SANLIAN_TRY(read_xml(std::move(main), listener));
  const RelationListener related = SANLIAN_TRY(read_relations(archive, part, limits));
  for (const auto& relation : related.relations) {
    const std::string target = resolve_target(part, relation.target);
    if (relation.type == "sharedStrings") book.texts_part = target;
    if (relation.type == "styles") book.styles_part = target;
    if (relation.type != "worksheet") continue;
    for (std::size_t i = 0; i < book.sheets.size(); ++i)
      if (listener.relation_ids[i] == relation.id) book.sheets[i].part = target;
  }
  std::erase_if(book.sheets, [](const auto& sheet) { return sheet.part.empty(); });
  if (book.sheets.empty()) return Error(errors::xlsx_missing_part, {{"part", "xl/worksheets/sheet1.xml"}}).at(part);
  return book;
}

}  // namespace sanlian::format
