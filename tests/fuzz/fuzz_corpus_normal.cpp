// rooms: corpus search patent format number base
// Any bytes as a number, day, symbol, name or state: what is read prints, and what is printed reads back as itself.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ensure.h"
#include "base/text.h"
#include "corpus/impl/raw_record.h"
#include "corpus/normal/applicant.h"
#include "corpus/normal/classification.h"
#include "corpus/normal/day.h"
#include "corpus/normal/finish.h"
#include "corpus/normal/legal_status.h"
#include "corpus/normal/number.h"
#include "corpus/normal/plain.h"

namespace {
using namespace sanlian;
using namespace sanlian::corpus;

void numbers(std::string_view text) {
  for (const std::string_view country : {"", "US", "CN", "WO", "JP", "KR", "EP"}) {
    if (const auto read = read_document_number(text, country)) {
      const auto again = read_document_number(read->print());
      ensure(again.has_value(), "a printed number reads back");
      ensure(again->print() == read->print(), "a number has one form");
    }
    const auto filing = application_number(text, country);
    ensure(filing.size() < 100, "a filing's number is short");
    (void)read_priority(text, country);
    (void)read_member(text, country);
  }
  (void)spell_number(text);
  (void)spell_application(text);
}

void symbols(std::string_view text) {
  if (const auto symbol = read_symbol(text)) {
    ensure(read_symbol(*symbol) == symbol, "a symbol has one form");
    const auto levels = symbol_levels(*symbol);
    ensure(symbol->starts_with(levels.section) && symbol->starts_with(levels.subclass), "levels are its beginnings");
  }
  if (const auto columns = read_symbol_columns(text))
    ensure(read_symbol(*columns).has_value(), "columns give a symbol");
  const auto spelt = spell_symbol(text);
  ensure(spell_symbol(spelt) == spelt, "what is spelt stays");
  (void)spell_group(text);
}

void names(const std::string& text) {
  const auto standard = applicant_standard(text);
  ensure(standard.empty() == plain_width(text).empty(), "a name is never counted as nothing");
  ensure(applicant_standard(standard) == standard, "a standard name stays");
  const auto person = person_standard(text);
  ensure(person_standard(person) == person, "a person's name stays");
  (void)looks_glued(text);
  (void)legal_status(text);
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes to text
  numbers(text);
  if (const auto day = read_day(text)) ensure(read_day(day->to_string()) == day, "a printed day reads back");
  symbols(text);
  names(valid_text(text));
  for (const auto& piece : split_list(text)) ensure(!trim(piece).empty(), "no piece of a list is empty");
  (void)meaning_of(text);
  return 0;
}
