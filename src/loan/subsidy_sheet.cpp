#include "loan/subsidy_sheet.h"

namespace sanlian::loan {
namespace {

/// Collects lines in one language.
class Printer {
 public:
  explicit Printer(Lang lang) : zh_(lang == Lang::zh) {}

  std::string say(const char* zh, const char* en) const { return zh_ ? zh : en; }
  const std::string& say(const Words& words) const { return zh_ ? words.zh : words.en; }
  void line(const std::string& text) { out_ += text + "\n"; }
  std::string take() { return std::move(out_); }

  std::string amount(const std::optional<Money>& money, const std::vector<Need>& needs) const {
    if (money && needs.empty()) return money->to_string();
    std::string text = money ? money->to_string() + say("，条件待定，需要 ", ", conditions open, needs ")
                             : say("未知，需要 ", "unknown, needs ");
    for (std::size_t i = 0; i < needs.size(); ++i) text += (i ? ", " : "") + name(needs[i]);
    return text;
  }
  static std::string name(const Need& need) { return need.loan.empty() ? need.field : need.loan + "." + need.field; }

  std::string source(const Source& source) const {
    if (source.document.empty() && source.clause.empty()) return "";
    const auto both = source.document + (source.document.empty() || source.clause.empty() ? "" : " ") + source.clause;
    return zh_ ? "〔" + both + "〕" : " [" + both + "]";
  }

 private:
  bool zh_;
  std::string out_;
};

void print_checks(const SubsidySheet& sheet, Printer& printer) {
  for (const auto& check : sheet.checks) {
    auto text = (check.loan.empty() ? "" : check.loan + " ") + printer.say(check.label) + ": ";
    switch (check.outcome) {
      case Outcome::met:
        text += printer.say("符合", "met");
        break;
      case Outcome::unmet:
        text += printer.say("不符合", "unmet");
        break;
      case Outcome::unknown:
        text += printer.say("未知", "unknown");
        break;
    }
    if (const auto& reason = printer.say(check.reason); !reason.empty()) text += ", " + reason;
    printer.line("- " + text);
  }
}

void print_row(const SheetRow& row, Printer& printer) {
  printer.line(row.loan + " " + printer.say(row.label) + " = " + printer.say(row.formula) + printer.source(row.source));
  for (const auto& input : row.inputs)
    printer.line("    " + printer.say(input.name) + ": " + input.value +
                 (input.source.empty() ? "" : " (" + input.source + ")"));
  printer.line("    = " + printer.amount(row.result, row.needs) +
               (row.counted ? "" : printer.say("（不符合条件，不计入）", " (not counted: a condition is unmet)")));
}

void print_total(const SheetTotal& total, Printer& printer) {
  auto text = printer.say(total.label) + ": " + printer.amount(total.amount, total.needs);
  if (total.sum && total.needs.empty() && total.cap) {
    text += printer.say("；合计 ", "; sum ") + total.sum->to_string();
    text += printer.say("，上限 ", ", cap ") + total.cap->to_string();
    if (total.granted_before)
      text += printer.say("，本年已获 ", ", granted this year ") + total.granted_before->to_string();
  }
  printer.line(text);
}

}  // namespace

std::string print(const SubsidySheet& sheet, Lang lang) {
  Printer printer(lang);
  printer.line(printer.say(sheet.label) + printer.source(sheet.source) + " " + sheet.as_of.to_string());
  print_checks(sheet, printer);
  for (const auto& row : sheet.rows) print_row(row, printer);
  for (const auto& total : sheet.totals) print_total(total, printer);
  printer.line(printer.say("补助金额: ", "Subsidy: ") + printer.amount(sheet.amount, sheet.needs));
  return printer.take();
}

}  // namespace sanlian::loan
