#include "search/translate/sphinx_feed.h"

#include "search/analyse/analyser.h"
#include "search/translate/impl/sphinx_tokens.h"

namespace sanlian::search {
namespace {

std::string column(const Document& document, FieldId id, const Field& field) {
  std::string out;
  if (field.kind == FieldKind::text) {
    for (const auto& text : document.texts)
      if (text.field == id) out += (out.empty() ? "" : " . ") + sphinx::text_tokens(text.value);
  } else {
    for (const auto& keyword : document.keywords)
      if (keyword.field == id)
        out += (out.empty() ? std::string(sphinx::kEveryDoc) + " " : " ") +
               sphinx::keyword_tokens(keyword.value, field.is_tree);
  }
  return out;
}

std::int64_t number(const Document& document, FieldId id) {
  for (const auto& number : document.numbers)
    if (number.field == id) return number.value;
  return kSphinxNoNumber;
}

/// A key as one column can hold it.
std::string plain(std::string_view key) {
  std::string out(key);
  for (auto& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return out;
}
}  // namespace

std::string sphinx_field(const Field& field) { return "f_" + field.key; }
std::string sphinx_attribute(const Field& field) { return "n_" + field.key; }

std::string sphinx_row(const Document& document, std::uint64_t id, const Schema& schema) {
  std::string row = std::to_string(id);
  row += '\t';
  row += sphinx::kEveryDoc;
  row += ' ';
  row += sphinx::key_token(document.key);
  for (FieldId field = 0; field < schema.fields().size(); ++field)
    if (schema[field].kind != FieldKind::number) row += '\t' + column(document, field, schema[field]);
  row += '\t' + plain(document.key);
  for (FieldId field = 0; field < schema.fields().size(); ++field)
    if (schema[field].kind == FieldKind::number) row += '\t' + std::to_string(number(document, field));
  return row += '\n';
}

std::string sphinx_index_config(const SphinxIndex& index, const Schema& schema) {
  std::string out = "source " + index.name + "\n{\n  type = tsvpipe\n  tsvpipe_command = cat '" + index.feed.string() +
                    "'\n  tsvpipe_field = ";
  out += sphinx::kDocField;
  out += '\n';
  for (const auto& field : schema.fields())
    if (field.kind != FieldKind::number) out += "  tsvpipe_field = " + sphinx_field(field) + "\n";
  out += "  tsvpipe_attr_string = doc_key\n";
  for (const auto& field : schema.fields())
    if (field.kind == FieldKind::number) out += "  tsvpipe_attr_bigint = " + sphinx_attribute(field) + "\n";
  // every character that is none of ours is a blank; `.` stands between two values of a field
  out += "}\nindex " + index.name + "\n{\n  source = " + index.name + "\n  path = " + index.path.string() +
         "\n  dict = keywords\n  min_word_len = 1\n  min_prefix_len = 1\n  charset_table = 0..9, a..z, U+80..U+2FFFF\n"
         "  phrase_boundary = .\n  phrase_boundary_step = " +
         std::to_string(2 * kValueGap) + "\n}\n";
  return out;
}

std::string sphinx_distributed_config(std::string_view name, const std::vector<std::string>& agents) {
  std::string out = "index ";
  out += name;
  out += "\n{\n  type = distributed\n";
  for (const auto& agent : agents) out += "  agent = " + agent + "\n";
  return out += "}\n";
}

std::string sphinx_daemon_config(const SphinxDaemon& daemon) {
  std::string out = "indexer\n{\n  mem_limit = 256M\n}\nsearchd\n{\n";
  for (const auto& listen : daemon.listen) out += "  listen = " + listen + "\n";
  const auto folder = daemon.folder.string();
  out += "  pid_file = " + folder + "/searchd.pid\n  log = " + folder + "/searchd.log\n";
  return out += "  binlog_path =\n  workers = threads\n  expansion_limit = 0\n  thread_stack = 8M\n}\n";
}

}  // namespace sanlian::search
