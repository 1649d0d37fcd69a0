#include <algorithm>
#include <type_traits>

#include "base/ensure.h"
#include "base/text.h"
#include "search/language/impl/bounds.h"
#include "search/language/impl/leaf.h"
#include "search/language/parse.h"

namespace sanlian::search {
namespace {
using Fields = std::vector<FieldId>;

enum class Binding { any, all, near, unary };

std::string escaped(std::string_view text) {
  if (language::is_plain_word(text)) return std::string(text);
  std::string out;
  bool has_escape = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto begin = i;
    const auto c = next_code_point(text, i);
    if (!language::is_word_part(c)) out += '\\', has_escape = true;
    out += text.substr(begin, i - begin);
  }
  return has_escape ? out : "\\" + out;  // a word that looks like an operator
}

/// In quotes, so that it is read back letter for letter.
std::string quoted(std::string_view text, std::string_view end = {}) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '*' || c == '?') out += '\\';
    out += c;
  }
  // full-width wildcards fold to wildcards
  for (const std::string_view wide : {"＊", "？", "＂", "＼"})
    for (auto at = out.find(wide); at != out.npos; at = out.find(wide, at + wide.size() + 1)) out.insert(at, "\\");
  out += end;
  return out += '"';
}

std::string pattern(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto begin = i;
    const auto c = next_code_point(text, i);
    if (!language::is_word_part(c) && c != '*' && c != '?') out += '\\';
    out += text.substr(begin, i - begin);
  }
  return out;
}

class Printer {
 public:
  explicit Printer(const Schema& schema) : schema_(schema) {
    for (FieldId id = 0; id < schema.fields().size(); ++id) singles_.push_back({id});
    for (auto& code : schema.codes()) {
      auto fields = schema.coded(code);
      heads_.push_back({std::move(fields), std::move(code)});
    }
  }

  std::string print(const Query& query, Binding binding, const Fields* given) const {
    return std::visit([&](const auto& node) { return print_node(query, node, binding, given); }, query.node);
  }

 private:
  static std::string operators(Binding binding, const Near* near) {
    if (binding == Binding::any) return " OR ";
    if (binding == Binding::all) return " AND ";
    return (near->is_ordered ? " PRE/" : " NEAR/") + std::to_string(near->distance) + " ";
  }

  template <class Node>
  std::string print_node(const Query& query, const Node& node, Binding binding, const Fields* given) const {
    if constexpr (std::is_same_v<Node, Or>)
      return list(query, node.operands, Binding::any, nullptr, binding, given);
    else if constexpr (std::is_same_v<Node, And>)
      return list(query, node.operands, Binding::all, nullptr, binding, given);
    else if constexpr (std::is_same_v<Node, Near>)
      return list(query, node.operands, Binding::near, &node, binding, given);
    else if constexpr (std::is_same_v<Node, Not>)
      return "NOT " + print(node.operand.at(0), Binding::unary, given);
    else if constexpr (std::is_same_v<Node, Everything>)
      return "*";
    else if constexpr (std::is_same_v<Node, Key>)
      return "KEY=" + (language::is_plain_word(node.key) ? node.key : quoted(node.key));
    else
      return with_head(head(fields_of(node), given), leaf(node));
  }

  /// Operands with their operator between; in brackets where `around` binds tighter, or where a field holds them all.
  std::string list(const Query& query, const std::vector<Query>& operands, Binding binding, const Near* near,
                   Binding around, const Fields* given) const {
    ensure(!operands.empty(), "an operator has operands");
    if (operands.size() == 1) return print(operands.front(), around, given);
    const Fields* common = given;
    if (common == nullptr) common = shared(query);
    const bool is_fielded = given == nullptr && common != nullptr && !is_default(*common);
    if (!is_fielded) common = given;
    std::string out;
    const auto inner = static_cast<Binding>(static_cast<int>(binding) + 1);
    for (const auto& operand : operands) {
      if (&operand != operands.data()) out += operators(binding, near);
      out += print(operand, inner, common);
    }
    if (is_fielded) return head(*common, nullptr) + "(" + out + ")";
    return around > binding ? "(" + out + ")" : out;
  }

  /// The fields that every leaf below names; null where they differ.
  const Fields* shared(const Query& query) const {
    return std::visit(
        [&](const auto& node) -> const Fields* {
          using Node = std::decay_t<decltype(node)>;
          if constexpr (std::is_same_v<Node, Everything> || std::is_same_v<Node, Key>)
            return nullptr;
          else if constexpr (std::is_same_v<Node, Not>)
            return shared(node.operand.at(0));
          else if constexpr (std::is_same_v<Node, And> || std::is_same_v<Node, Or> || std::is_same_v<Node, Near>) {
            const auto* first = shared(node.operands.front());
            for (const auto& operand : node.operands) {
              if (first == nullptr) return nullptr;
              const auto* other = shared(operand);
              if (other == nullptr || *other != *first) return nullptr;
            }
            return first;
          } else
            return &fields_of(node);
        },
        query.node);
  }

  /// PD>=2019 rather than PD=>=2019.
  static std::string with_head(std::string head, const std::string& leaf) {
    if (!head.empty() && (leaf.starts_with(">=") || leaf.starts_with("<="))) head.pop_back();
    return head += leaf;
  }

  const Fields& fields_of(const Words& node) const { return node.fields; }
  const Fields& fields_of(const Phrase& node) const { return node.fields; }
  const Fields& fields_of(const Wildcard& node) const { return node.fields; }
  const Fields& fields_of(const Value& node) const { return single(node.field); }
  const Fields& fields_of(const Range& node) const { return single(node.field); }
  const Fields& single(FieldId field) const { return singles_.at(field); }

  bool is_default(const Fields& fields) const { return fields == schema_.defaults() || fields.empty(); }

  std::string head(const Fields& fields, const Fields* given) const {
    if (given != nullptr ? fields == *given : is_default(fields)) return {};
    for (const auto& known : heads_)
      if (known.fields == fields) return known.code + "=";
    std::string out;
    for (const auto field : fields) {
      if (!out.empty()) out += ',';
      const auto& codes = schema_[field].codes;
      out += codes.empty() ? schema_[field].key : codes.front();
    }
    return out + "=";
  }

  static std::string leaf(const Words& node) { return escaped(node.text); }
  static std::string leaf(const Phrase& node) { return quoted(node.text); }
  static std::string leaf(const Wildcard& node) { return pattern(node.pattern); }

  std::string leaf(const Value& node) const {
    const auto& field = schema_[node.field];
    if (node.value.empty()) return node.is_prefix ? "*" : "\"\"";
    const std::string_view end = node.is_prefix ? "*" : "";
    std::string compact = node.value;  // "H01M 8/04" is typed H01M8/04
    std::erase(compact, ' ');
    const bool is_same = compact == node.value || (field.spell != nullptr && field.spell(compact) == node.value);
    if (is_same && language::is_plain_word(compact)) return compact + std::string(end);
    return quoted(node.value, end);
  }

  std::string leaf(const Range& node) const {
    const bool is_day = schema_[node.field].number == NumberKind::day;
    const auto first = [&](std::int64_t n) { return is_day ? language::print_first_day(n) : std::to_string(n); };
    const auto last = [&](std::int64_t n) { return is_day ? language::print_last_day(n) : std::to_string(n); };
    if (!node.from && !node.to) return "*";
    if (!node.to) return ">=" + first(*node.from);
    if (!node.from) return "<=" + last(*node.to);
    if (is_day) {
      if (const auto whole = language::print_days(*node.from, *node.to)) return *whole;
    } else if (*node.from == *node.to) {
      return first(*node.from);
    }
    return "[" + first(*node.from) + " TO " + last(*node.to) + "]";
  }

  const Schema& schema_;
  struct Head {
    Fields fields;
    std::string code;
  };
  std::vector<Head> heads_;      ///< In the order in which the schema declares them.
  std::vector<Fields> singles_;  ///< Each field alone.
};
}  // namespace

std::string print(const Query& query, const Schema& schema) {
  return Printer(schema).print(query, Binding::any, nullptr);
}

}  // namespace sanlian::search
