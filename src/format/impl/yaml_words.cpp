#include "format/impl/yaml_words.h"

#include <algorithm>

#include "base/text.h"
#include "format/errors.h"
#include "format/json.h"

namespace sanlian::format {
namespace {

/// Words that some YAML readers take for true, false or nothing, and others for text.
bool is_ambiguous_word(std::string_view text) {
  constexpr std::string_view kWords[] = {"yes", "no", "on", "off", "true", "false", "null"};
  if (text.size() > 5) return false;
  const std::string lower = lower_ascii(text);
  return std::find(std::begin(kWords), std::end(kWords), lower) != std::end(kWords);
}

/// `007`, `+5`, `.5`, `5.`, `0x1F`, `1_000`, `.inf`: numbers to some readers.
bool is_number_elsewhere(std::string_view text) {
  std::string bare = lower_ascii(text);
  std::erase(bare, '_');
  if (!bare.empty() && (bare[0] == '+' || bare[0] == '-')) bare.erase(0, 1);
  if (bare == ".inf" || bare == ".nan") return true;
  if (bare.empty() || (bare[0] != '.' && (bare[0] < '0' || bare[0] > '9'))) return false;
  if (bare.size() > 2 && bare[0] == '0' && (bare[1] == 'x' || bare[1] == 'o' || bare[1] == 'b'))
    return bare.find_first_not_of("0123456789abcdef", 2) == std::string::npos;
  bare.erase(0, std::min(bare.find_first_not_of('0'), bare.size()));
  if (bare.empty()) return true;
  if (bare[0] == '.' || bare[0] == 'e') bare.insert(0, 1, '0');
  if (const auto point = bare.find('.');
      point != std::string::npos && (point + 1 == bare.size() || bare[point + 1] == 'e'))
    bare.insert(point + 1, 1, '0');
  return text.find_first_of("0123456789") != std::string_view::npos && is_json_number(bare);
}

struct Problem {
  std::string_view libyaml_words, zh;
};
constexpr Problem kProblems[] = {
    {"mapping values are not allowed in this context", "此处不能出现“键: 值”，含冒号的文本请加引号"},
    {"could not find expected ':'", "缺少冒号"},
    {"did not find expected key", "此处应为键，请检查缩进和引号"},
    {"did not find expected '-' indicator", "此处应为列表项“-”，请检查缩进"},
    {"did not find expected ',' or ']'", "缺少“,”或“]”"},
    {"did not find expected ',' or '}'", "缺少“,”或“}”"},
    {"did not find expected node content", "此处缺少内容"},
    {"did not find expected <document start>", "文档内容之后还有多余的内容"},
    {"block sequence entries are not allowed in this context", "此处不能出现列表项“-”，请换行并缩进"},
    {"found unknown escape character", "双引号文本中的转义无效；单引号文本不转义"},
    {"control characters are not allowed", "不允许控制字符"},
};

}  // namespace

Result<Value> resolve_plain_scalar(std::string_view text) {
  if (text.empty() || text == "~" || text == "null") return Value();
  if (text == "true" || text == "false") return Value::make_boolean(text == "true");
  if (is_json_number(text)) return Value::make_number(std::string(text));
  if (is_ambiguous_word(text)) return Error(errors::yaml_ambiguous_word, {{"found", std::string(text)}});
  if (is_number_elsewhere(text)) return Error(errors::yaml_ambiguous_number, {{"found", std::string(text)}});
  return Value::make_text(std::string(text));
}

Words yaml_problem(std::string_view libyaml_words) {
  for (const auto& problem : kProblems)
    if (problem.libyaml_words == libyaml_words) return {.zh = problem.zh, .en = problem.libyaml_words};
  return {.zh = libyaml_words, .en = libyaml_words};
}

}  // namespace sanlian::format
