#include "loan/lpr.h"

#include <algorithm>

#include "loan/errors.h"

namespace sanlian::loan {
namespace {
std::string month_text(Date date) { return date.to_string().substr(0, 7); }
Date first_of_month(Date date) { return date - (date.civil().day - 1); }

Error unknown(Date date, Tenor tenor) {
  return Error(errors::lpr_unknown, {{"month", month_text(date)}, {"tenor", tenor == Tenor::one_year ? "1Y" : "5Y+"}});
}
LprTable::Answer pick(const LprQuote& quote, Tenor tenor) {
  return {tenor == Tenor::one_year ? quote.one_year : quote.five_years, quote.published};
}
}  // namespace

Result<LprTable> LprTable::of(std::vector<LprQuote> quotes) {
  for (std::size_t i = 1; i < quotes.size(); ++i)
    if (first_of_month(quotes[i].published) <= first_of_month(quotes[i - 1].published))
      return Error(errors::lpr_unordered, {{"date", quotes[i].published.to_string()}});
  return LprTable(std::move(quotes));
}

Result<LprTable::Answer> LprTable::on(Date date, Tenor tenor) const {
  const auto after = std::upper_bound(quotes_.begin(), quotes_.end(), date,
                                      [](Date day, const LprQuote& quote) { return day < quote.published; });
  if (after == quotes_.begin() || date - std::prev(after)->published > kQuoteDaysMax) return unknown(date, tenor);
  return pick(*std::prev(after), tenor);
}

Result<LprTable::Answer> LprTable::month_before(Date date, Tenor tenor) const {
  const auto month = add_months(first_of_month(date), -1);
  for (const auto& quote : quotes_)
    if (first_of_month(quote.published) == month) return pick(quote, tenor);
  return unknown(month, tenor);
}

}  // namespace sanlian::loan
