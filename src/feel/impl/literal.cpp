#include "feel/impl/literal.h"

#include "base/text.h"
#include "feel/entity.h"
#include "feel/function.h"
#include "feel/impl/names.h"

namespace sanlian::feel {

Value parse_at_literal(std::string_view text) {
  if (const auto date = parse_date(text)) return *date;
  if (auto moment = parse_date_time(text)) return std::move(*moment);
  if (auto time = parse_time(text)) return std::move(*time);
  if (const auto months = parse_months_duration(text)) return *months;
  if (const auto seconds = parse_time_duration(text)) return *seconds;
  return {};
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c == '"' || c == '\\')
      out += '\\', out += c;
    else
      out += c;
  }
  return out + "\"";
}

namespace {

/// A key that reads back without quotes: words and digits only.
bool is_plain_key(std::string_view key) {
  const Source source{.text = std::string(key), .name = {}};
  const auto tokens = tokenize(source);
  if (!tokens || tokens->size() < 2 || tokens->front().kind != Token::Kind::word) return false;
  for (const auto& token : *tokens)
    if (token.kind == Token::Kind::symbol || token.kind == Token::Kind::string) return false;
  return name_of_tokens(std::span(*tokens).first(tokens->size() - 1)) == key;
}

class Printer {
 public:
  /// As literals: every value reads back as itself.
  bool as_literals = false;

  std::string print(const Value& value, bool nested) const {
    switch (value.kind()) {
      case Kind::null:
      case Kind::any:
        return "null";
      case Kind::boolean:
        return value.boolean() ? "true" : "false";
      case Kind::number:
        return value.number().to_string();
      case Kind::string:
        return nested || as_literals ? quoted(value.string()) : value.string();
      case Kind::date:
        return calendar(value.date().to_string());
      case Kind::time:
        return calendar(value.time().to_string());
      case Kind::date_time:
        return calendar(value.date_time().to_string());
      case Kind::months_duration:
        return calendar(value.months_duration().to_string());
      case Kind::time_duration:
        return calendar(value.time_duration().to_string());
      case Kind::list:
        return list(value.list());
      case Kind::context:
        return context(value.context());
      case Kind::range:
        return range(value.range());
      case Kind::function:
        return value.function().print();
      case Kind::entity:
        return value.object().entity().key + ":" + std::string(value.object().id());
    }
    return "null";
  }

 private:
  std::string calendar(const std::string& text) const { return as_literals ? "@\"" + text + "\"" : text; }

  std::string list(const Value::List& items) const {
    std::string out = "[";
    for (const auto& item : items) out += (out.size() > 1 ? ", " : "") + print(item, true);
    return out + "]";
  }

  std::string context(const Context& context) const {
    std::string out = "{";
    for (const auto& [name, value] : context.entries())
      out += (out.size() > 1 ? ", " : "") + (is_plain_key(name) ? name : quoted(name)) + ": " + print(value, true);
    return out + "}";
  }

  std::string range(const Range& range) const {
    switch (range.form) {
      case Range::Form::interval:
        return (range.start_included ? "[" : "(") + print(range.start, true) + ".." + print(range.end, true) +
               (range.end_included ? "]" : ")");
      case Range::Form::less:
        return "(< " + print(range.end, true) + ")";
      case Range::Form::less_equal:
        return "(<= " + print(range.end, true) + ")";
      case Range::Form::greater:
        return "(> " + print(range.start, true) + ")";
      case Range::Form::greater_equal:
        return "(>= " + print(range.start, true) + ")";
      case Range::Form::equal:
        return "(= " + print(range.start, true) + ")";
      case Range::Form::not_equal:
        return "(!= " + print(range.start, true) + ")";
    }
    return "";
  }
};

}  // namespace

std::string to_feel_string(const Value& value) { return Printer().print(value, false); }

std::string Value::print() const {
  Printer printer;
  printer.as_literals = true;
  return printer.print(*this, true);
}

}  // namespace sanlian::feel
