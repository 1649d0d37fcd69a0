#include "dmn/check/check.h"
#include "dmn/json.h"

namespace sanlian::dmn {
namespace {

std::string_view word_of(Finding::Severity severity, Lang lang) {
  constexpr std::string_view kZh[] = {"错误", "警告", "说明"};
  return lang == Lang::zh ? kZh[static_cast<std::size_t>(severity)] : name_of(severity);
}

}  // namespace

std::string print(const Finding& finding, Lang lang) {
  std::string out = finding.error.where();
  if (!out.empty()) out += ": ";
  out.append(word_of(finding.severity, lang))
      .append(lang == Lang::zh ? "：" : ": ")
      .append(finding.error.message(lang));
  if (finding.assumes)
    out.append(lang == Lang::zh ? "（有的输入是算出来的，未必会有此值）"
                                : " (some inputs are computed and may never have these values)");
  if (const auto hint = finding.error.hint(lang); !hint.empty()) out.append(" (").append(hint).append(")");
  return out;
}

void write_json(format::JsonWriter& out, const Finding& finding, Lang lang) {
  const auto& error = finding.error;
  out.begin_map().key("severity").text(name_of(finding.severity)).key("kind").text(name_of(finding.kind));
  out.key("code").text(error.code()).key("where").text(error.where()).key("message").text(error.message(lang));
  if (const auto hint = error.hint(lang); !hint.empty()) out.key("hint").text(hint);
  if (!finding.table.empty()) out.key("table").text(finding.table);
  if (!finding.rules.empty()) {
    out.key("rules").begin_list();
    for (const auto rule : finding.rules) out.integer(rule);
    out.end_list();
  }
  if (!finding.sample.empty()) {
    out.key("sample").begin_list();
    for (const auto& sample : finding.sample) {
      out.begin_map().key("input").text(sample.input).key("value");
      write_json(out, sample.value);
      if (!sample.range.empty()) out.key("range").text(sample.range);
      out.end_map();
    }
    out.end_list().key("assumes").boolean(finding.assumes);
  }
  out.end_map();
}

}  // namespace sanlian::dmn
