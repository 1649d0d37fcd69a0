#include "format/yaml.h"

#include <yaml.h>

#include <memory>

#include "format/errors.h"
#include "format/impl/repeated_key.h"
#include "format/impl/text_check.h"
#include "format/impl/yaml_words.h"

namespace sanlian::format {
namespace {

Place place_of_mark(const yaml_mark_t& mark) {
  return {.line = static_cast<std::uint32_t>(mark.line + 1), .column = static_cast<std::uint32_t>(mark.column + 1)};
}

/// One event, freed when it goes.
struct Event {
  yaml_event_t raw{};
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&raw); }

  yaml_event_type_t type() const { return raw.type; }
  Place place() const { return place_of_mark(raw.start_mark); }
  std::string_view scalar() const {
    return {reinterpret_cast<const char*>(raw.data.scalar.value), raw.data.scalar.length};
  }
  bool is_plain() const { return raw.data.scalar.style == YAML_PLAIN_SCALAR_STYLE; }
};

using EventPtr = std::unique_ptr<Event>;

class YamlReader {
 public:
  YamlReader(std::string_view text, std::string_view name, const YamlLimits& limits) : name_(name), limits_(limits) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  YamlReader(const YamlReader&) = delete;
  YamlReader& operator=(const YamlReader&) = delete;
  ~YamlReader() { yaml_parser_delete(&parser_); }

  Result<Value> document() {
    SANLIAN_TRY(next());  // the stream's start
    const EventPtr start = SANLIAN_TRY(next());
    if (start->type() == YAML_STREAM_END_EVENT) return fail(errors::yaml_empty, {1, 1});
    const auto& head = start->raw.data.document_start;
    if (head.version_directive || head.tag_directives.start != head.tag_directives.end)
      return fail(errors::yaml_directive, start->place());
    Value root = SANLIAN_TRY(read_next_node(0));
    SANLIAN_TRY(next());  // the document's end
    const EventPtr after = SANLIAN_TRY(next());
    if (after->type() != YAML_STREAM_END_EVENT) return fail(errors::yaml_several_documents, after->place());
    if (root.is_null()) return fail(errors::yaml_empty, root.place());
    return root;
  }

 private:
  Result<EventPtr> next() {
    auto event = std::make_unique<Event>();
    if (!yaml_parser_parse(&parser_, &event->raw)) return syntax_error();
    return event;
  }

  Result<Value> read_next_node(int depth) {
    const EventPtr event = SANLIAN_TRY(next());
    return read_node(*event, depth);
  }

  Result<Value> read_node(const Event& event, int depth) {
    switch (event.type()) {
      case YAML_ALIAS_EVENT:
        return fail(errors::yaml_anchor, event.place());
      case YAML_SCALAR_EVENT:
        return read_scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return read_list(event, depth + 1);
      case YAML_MAPPING_START_EVENT:
        return read_map(event, depth + 1);
      default:
        return fail(errors::yaml_unreadable, event.place(), {{"zh", "意外的内容"}, {"en", "unexpected content"}});
    }
  }

  Result<Value> read_scalar(const Event& event) {
    const auto& scalar = event.raw.data.scalar;
    SANLIAN_TRY(check_decoration(event, scalar.anchor, scalar.tag));
    if (event.scalar().find('\0') != std::string_view::npos) return fail(errors::yaml_null_character, event.place());
    if (!event.is_plain()) return Value::make_text(std::string(event.scalar())).at(event.place());
    auto value = resolve_plain_scalar(event.scalar());
    if (!value) return std::move(value).error().at(print_place(name_, event.place()));
    return std::move(value).value().at(event.place());
  }

  Result<Value> read_list(const Event& start, int depth) {
    const auto& head = start.raw.data.sequence_start;
    SANLIAN_TRY(check_decoration(start, head.anchor, head.tag));
    SANLIAN_TRY(check_depth(start, depth));
    std::vector<Value> items;
    while (true) {
      const EventPtr event = SANLIAN_TRY(next());
      if (event->type() == YAML_SEQUENCE_END_EVENT) break;
      items.push_back(SANLIAN_TRY(read_node(*event, depth)));
    }
    return Value::make_list(std::move(items)).at(start.place());
  }

  Result<Value> read_map(const Event& start, int depth) {
    const auto& head = start.raw.data.mapping_start;
    SANLIAN_TRY(check_decoration(start, head.anchor, head.tag));
    SANLIAN_TRY(check_depth(start, depth));
    std::vector<Value::Entry> entries;
    while (true) {
      const EventPtr key = SANLIAN_TRY(next());
      if (key->type() == YAML_MAPPING_END_EVENT) break;
      std::string key_text = SANLIAN_TRY(read_key(*key));
      Value value = SANLIAN_TRY(read_next_node(depth));
      entries.push_back({.key = std::move(key_text), .value = std::move(value), .place = key->place()});
    }
    if (const auto repeated = find_repeated_key(entries))
      return fail(errors::duplicate_key, entries[repeated->again].place,
                  {{"key", entries[repeated->again].key}, {"first", print_place("", entries[repeated->first].place)}});
    return Value::make_map(std::move(entries)).at(start.place());
  }

  Result<std::string> read_key(const Event& event) {
    if (event.type() == YAML_ALIAS_EVENT) return fail(errors::yaml_anchor, event.place());
    if (event.type() != YAML_SCALAR_EVENT) return fail(errors::yaml_key_not_text, event.place());
    const Value key = SANLIAN_TRY(read_scalar(event));
    if (key.is_null() || key.is_boolean()) return fail(errors::yaml_key_not_text, event.place());
    return std::string(event.scalar());
  }

  Status check_decoration(const Event& event, const yaml_char_t* anchor, const yaml_char_t* tag) {
    if (anchor) return fail(errors::yaml_anchor, event.place());
    if (tag) return fail(errors::yaml_tag, event.place());
    return {};
  }

  Status check_depth(const Event& event, int depth) {
    if (depth <= limits_.depth_max) return {};
    return fail(errors::too_deep, event.place(), {{"max", std::to_string(limits_.depth_max)}});
  }

  Error fail(const ErrorSpec& spec, Place place, Error::Arguments arguments = {}) const {
    return Error(spec, arguments).at(print_place(name_, place));
  }

  Error syntax_error() const {
    const std::string_view problem = parser_.problem ? parser_.problem : "";
    const std::string_view context = parser_.context ? parser_.context : "";
    if (context == "while scanning a quoted scalar" && problem.starts_with("found unexpected"))
      return fail(errors::yaml_unterminated_quote, place_of_mark(parser_.context_mark));
    if (problem == "found character that cannot start any token")
      return fail(errors::yaml_stray_character, place_of_mark(parser_.problem_mark));
    const Words words = yaml_problem(problem);
    const bool in_reader = parser_.error == YAML_READER_ERROR;  // has a byte offset instead of a mark
    return fail(errors::yaml_unreadable, in_reader ? place_of_mark(parser_.mark) : place_of_mark(parser_.problem_mark),
                {{"zh", std::string(words.zh)}, {"en", std::string(words.en)}});
  }

  yaml_parser_t parser_;
  const std::string_view name_;
  const YamlLimits& limits_;
};

}  // namespace

Result<Value> parse_yaml(std::string_view text, std::string_view name, const YamlLimits& limits) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  SANLIAN_TRY(check_text(text, limits.bytes_max, name));
  return YamlReader(text, name, limits).document();
}

}  // namespace sanlian::format
