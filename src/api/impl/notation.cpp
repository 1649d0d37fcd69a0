#include "api/impl/notation.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ensure.h"
#include "base/text.h"

namespace sanlian::api {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out;
  format::append_json_text(out, text);
  return out;
}

/// One alternative of a type. A schema is `type` and what goes with that type alone, so that `| null` needs no anyOf.
struct Part {
  std::string type = {};     ///< As JSON Schema names it; empty for a name, a literal or anything.
  std::string rest = {};     ///< Further members, with their commas before them.
  std::string literal = {};  ///< As JSON.

  std::string members() const {
    if (!literal.empty()) return "\"enum\":[" + literal + "]";
    if (type.empty()) return rest.empty() ? rest : rest.substr(1);
    return "\"type\":\"" + type + "\"" + rest;
  }
};

std::optional<Part> built_in(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> kFormats[] = {
      {"date", "date"}, {"instant", "date-time"}, {"binary", "binary"}};
  if (word == "any") return Part{};
  if (word == "text") return Part{.type = "string"};
  if (word == "null") return Part{.type = "null"};
  for (const auto* type : {"integer", "number", "boolean"})
    if (word == type) return Part{.type = type};
  for (const auto& [name, format] : kFormats)
    if (word == name) return Part{.type = "string", .rest = ",\"format\":\"" + std::string(format) + '"'};
  return std::nullopt;
}

std::string joined(const std::vector<Part>& parts, std::string (*print)(const Part&)) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ",") + print(part);
  return out;
}

std::string either(const std::vector<Part>& parts) {
  if (parts.size() == 1) return parts[0].members();
  const auto is_literal = [](const Part& part) { return !part.literal.empty() || part.type == "null"; };
  if (std::ranges::all_of(parts, is_literal))
    return "\"enum\":[" +
           joined(parts, [](const Part& part) { return part.literal.empty() ? std::string("null") : part.literal; }) +
           "]";
  const auto with_rest = std::ranges::count_if(parts, [](const Part& part) { return !part.rest.empty(); });
  if (with_rest > 1 || std::ranges::any_of(parts, [](const Part& part) { return part.type.empty(); }))
    return "\"anyOf\":[" + joined(parts, [](const Part& part) { return "{" + part.members() + "}"; }) + "]";
  std::string out = "\"type\":[" + joined(parts, [](const Part& part) { return in_quotes(part.type); }) + "]";
  for (const auto& part : parts) out += part.rest;
  return out;
}

std::string described(const std::string& members, std::string_view what) {
  const auto text = trim(what);
  if (text.empty()) return members;
  return "\"description\":" + in_quotes(text) + (members.empty() ? "" : ",") + members;
}

bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : left_(text) {}

  bool ended() {
    skip_blanks();
    return left_.empty();
  }
  bool takes(char sign) {
    skip_blanks();
    if (!left_.starts_with(sign)) return false;
    left_.remove_prefix(1);
    return true;
  }
  void need(char sign) { ensure(takes(sign), "a schema is written in the notation"); }

  std::string_view word() {
    skip_blanks();
    const auto end = std::ranges::find_if_not(left_, in_word);
    const auto found = left_.substr(0, static_cast<std::size_t>(end - left_.begin()));
    ensure(!found.empty(), "a schema is written in the notation");
    left_.remove_prefix(found.size());
    return found;
  }
  /// The comment that comes next, its lines put together.
  std::string comment() {
    std::string out;
    while (takes('#')) out += (out.empty() ? "" : " ") + std::string(line());
    return out;
  }
  std::string type() {
    std::vector<Part> parts{one()};
    while (takes('|')) parts.push_back(one());
    return either(parts);
  }

 private:
  void skip_blanks() {
    while (!left_.empty() && (left_.front() == ' ' || left_.front() == '\n')) left_.remove_prefix(1);
  }
  Part one() {
    if (takes('"')) {
      const auto text = left_.substr(0, left_.find('"'));
      left_.remove_prefix(text.size());
      need('"');
      return {.literal = in_quotes(text)};
    }
    if (takes('[')) {
      auto items = type();
      need(']');
      return {.type = "array", .rest = ",\"items\":{" + items + "}"};
    }
    if (takes('{')) return map();
    const auto name = word();
    if (auto known = built_in(name)) return *known;
    ensure(name.front() >= 'A' && name.front() <= 'Z', "a schema names a built-in type or one that is declared");
    return {.rest = ",\"$ref\":\"#/components/schemas/" + std::string(name) + '"'};
  }
  std::string_view line() {
    const auto found = left_.substr(0, left_.find('\n'));
    left_.remove_prefix(found.size());
    return trim(found);
  }
  struct Member {
    std::string key;  ///< In quotes; empty for all others.
    bool required;
    std::string schema, what;
  };
  Part map() {
    std::vector<Member> members;
    while (!takes('}')) {
      Member member{.key = takes('*') ? std::string() : in_quotes(word()), .required = !takes('?')};
      need(':');
      member.schema = type();
      takes(',');
      member.what = comment();
      members.push_back(std::move(member));
    }
    while (left_.starts_with(' ')) left_.remove_prefix(1);
    if (left_.starts_with('#') && !members.empty()) members.back().what = line().substr(1);
    return map_of(members);
  }
  static Part map_of(const std::vector<Member>& members) {
    std::string required, properties, others;
    for (const auto& [key, needed, schema, what] : members) {
      const auto full = described(schema, what);
      if (key.empty()) {
        others = ",\"additionalProperties\":" + (full.empty() ? "true" : "{" + full + "}");
        continue;
      }
      if (needed) required += (required.empty() ? "" : ",") + key;
      properties += (properties.empty() ? "" : ",") + key + ":{" + full + "}";
    }
    if (!required.empty()) required = ",\"required\":[" + required + "]";
    if (!properties.empty()) properties = ",\"properties\":{" + properties + "}";
    return {.type = "object", .rest = required + properties + others};
  }

  std::string_view left_;
};

}  // namespace

std::string schema_of(std::string_view type) {
  Reader reader(type);
  auto members = reader.type();
  ensure(reader.ended(), "a schema is written in the notation");
  return members;
}

void write_schemas(format::JsonWriter& out, std::string_view declarations) {
  Reader reader(declarations);
  while (!reader.ended()) {
    const auto what = reader.comment();
    const auto name = reader.word();
    reader.need('=');
    out.key(name).raw("{" + described(reader.type(), what) + "}");
  }
}

}  // namespace sanlian::api
