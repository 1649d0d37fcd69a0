// rooms: patent
// Any bytes: what is read prints, and what is printed reads back as the same number.
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "patent/number_reading.h"
#include "patent/publication_number.h"

namespace {
using namespace sanlian;

void application(std::string_view text) {
  const auto read = patent::read_patent_number(text);
  if (!read) return ensure(!read.error().message(Lang::zh).empty(), "a refusal says why");
  const auto& number = read->number;
  for (const auto& printed : {number.application(), number.patent(), number.with_country(), number.spaced()}) {
    const auto again = patent::read_patent_number(printed);
    ensure(again.has_value() && again->number == number, "a printed number reads back");
    ensure(again->check == patent::CheckOutcome::valid, "a printed check character is right");
  }
  ensure(patent::read_patent_number(number.key())->number == number, "the key names the number");
  ensure((read->check == patent::CheckOutcome::valid) == !read->warning(),
         "a warning where there is something to warn of");
}

void publication(std::string_view text) {
  const auto read = patent::read_publication_number(text);
  if (!read) return;
  for (const auto& printed : {read->print(), read->docdb()}) {
    const auto again = patent::read_publication_number(printed);
    ensure(again.has_value() && *again == *read, "a printed publication number reads back");
  }
  ensure(patent::same_case(*read, *read) || !read->chinese() || read->number.size() != 9, "a number is its own case");
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes to text
  application(text);
  publication(text);
  return 0;
}
