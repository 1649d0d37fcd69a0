#include "demo/words.h"

#include "base/ensure.h"
#include "record/uscc.h"

namespace sanlian::demo {
namespace {

void replace(std::string& text, std::string_view mark, const std::string& word) {
  if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), word);
}

}  // namespace

std::int64_t Words::between(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(high - low + 1)));
}

std::string Words::one(std::string_view path) {
  const auto list = parameters_.texts(path);
  ensure(!list.empty(), "demo.yaml declares this list of words");
  return list[random_.below(list.size())];
}

std::string Words::person() { return one("people.surnames") + one("people.given"); }

std::string Words::phone() {
  std::string digits = "0531-8";
  for (int i = 0; i < 7; ++i) digits += static_cast<char>('0' + between(0, 9));
  return digits;
}

std::string Words::trade() {
  const auto weights = parameters_.entries("trade_weights");
  std::int64_t sum = 0;
  for (const auto& [key, weight] : weights) sum += weight.whole();
  auto draw = between(1, sum);
  for (const auto& [key, weight] : weights)
    if ((draw -= weight.whole()) <= 0) return key;
  return weights.front().first;
}

std::string Words::firm_name(const std::string& trade, bool foreign) {
  for (;;) {
    const auto brand = one("firm_names.brand_first") + one("firm_names.brand_second");
    const auto word = parameters_.text("trades." + trade + ".word");
    const auto name =
        (foreign ? brand + word + "（济南）" : one("firm_names.places") + brand + word) + one("firm_names.forms");
    if (used_.insert(name).second) return name;
  }
}

std::string Words::patent_title(const std::string& trade, const std::string& kind) {
  auto title = one("titles.patterns." + kind);
  replace(title, "{feature}", one("titles.feature"));
  replace(title, "{action}", one("titles.action"));
  replace(title, "{object}", one("trades." + trade + ".object"));
  replace(title, "{part}", one("trades." + trade + ".part"));
  return title;
}

std::string Words::ipc(const std::string& trade) { return one("trades." + trade + ".ipc"); }

std::string Words::uscc() {
  constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRTUWXY";
  for (;;) {
    std::string subject = "MA";
    for (int i = 0; i < 6; ++i)
      subject += i < 2 ? kLetters[random_.below(kLetters.size())] : static_cast<char>('0' + between(0, 9));
    const auto code = record::complete_uscc("91370112" + *record::complete_subject_code(subject));
    if (code && used_.insert(*code).second) return *code;
  }
}

}  // namespace sanlian::demo
