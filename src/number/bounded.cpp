#include "number/bounded.h"

#include <array>

#include "base/text.h"
#include "number/errors.h"

namespace sanlian {
namespace {
struct Mark {
  std::string_view text;
  Bound bound;
};
// Longer marks stand before those they begin or end with.
constexpr std::array kBefore = {
    Mark{"atleast", Bound::at_least}, Mark{"morethan", Bound::at_least}, Mark{"over", Bound::at_least},
    Mark{"不少于", Bound::at_least},  Mark{"不低于", Bound::at_least},   Mark{"至少", Bound::at_least},
    Mark{"超过", Bound::at_least},    Mark{"逾", Bound::at_least},       Mark{"超", Bound::at_least},
    Mark{"≥", Bound::at_least},       Mark{">=", Bound::at_least},       Mark{"closeto", Bound::close_to},
    Mark{"nearly", Bound::close_to},  Mark{"接近", Bound::close_to},     Mark{"将近", Bound::close_to},
    Mark{"近", Bound::close_to},      Mark{"about", Bound::about},       Mark{"around", Bound::about},
    Mark{"大约", Bound::about},       Mark{"约", Bound::about},          Mark{"~", Bound::about},
};
constexpr std::array kAfter = {
    Mark{"以上", Bound::at_least}, Mark{"余", Bound::at_least}, Mark{"多", Bound::at_least},
    Mark{"+", Bound::at_least},    Mark{"左右", Bound::about},  Mark{"上下", Bound::about},
};

bool take_front(std::string_view& text, std::string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}
bool take_back(std::string_view& text, std::string_view mark) {
  if (!text.ends_with(mark)) return false;
  text.remove_suffix(mark.size());
  return true;
}

/// A figure carries one mark, before or after it (`2万余`, `60余万`).
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Bounded> read() {
    for (const auto& mark : kBefore)
      if (bounds_ == 0 && take_front(text_, mark.text)) note(mark.bound);
    take_after();
    int power = 0;
    while (true) {  // 万亿 is both
      if (take_back(text_, "万"))
        power += 4;
      else if (take_back(text_, "亿"))
        power += 8;
      else
        break;
    }
    take_after();
    if (bounds_ > 1 || power > 12) return std::nullopt;
    const auto value = number();
    if (!value) return std::nullopt;
    const auto grown = multiply(*value, Decimal::scaled(1, -power));
    if (!grown) return std::nullopt;
    return Bounded{*grown, bound_};
  }

 private:
  void note(Bound bound) {
    bound_ = bound;
    ++bounds_;
  }
  void take_after() {
    for (const auto& mark : kAfter)
      if (take_back(text_, mark.text)) note(mark.bound);
  }
  // Grouping only as `20,000` or `1,234,567.5`.
  std::optional<Decimal> number() const {
    if (text_.find(',') == text_.npos) return Decimal::parse(text_);
    const auto whole = text_.substr(0, text_.find('.'));
    std::string plain;
    bool first = true;
    for (const auto group : split(whole, ',')) {
      if (first ? group.empty() || group.size() > 3 : group.size() != 3) return std::nullopt;
      first = false;
      plain += group;
    }
    return Decimal::parse(plain.append(text_.substr(whole.size())));
  }

  std::string_view text_;
  Bound bound_ = Bound::exact;
  int bounds_ = 0;
};
}  // namespace

std::string_view name(Bound bound) {
  switch (bound) {
    case Bound::exact:
      return "exact";
    case Bound::at_least:
      return "at_least";
    case Bound::about:
      return "about";
    case Bound::close_to:
      return "close_to";
  }
  return "";
}

std::optional<Bound> bound_named(std::string_view text) {
  for (const auto bound : {Bound::exact, Bound::at_least, Bound::about, Bound::close_to})
    if (name(bound) == text) return bound;
  return std::nullopt;
}

Result<Bounded> Bounded::parse(std::string_view text) {
  const auto folded = fold(text);
  const auto bounded = Reader(folded).read();
  if (!bounded) return Error(number::errors::bounded_malformed, {{"text", std::string(text)}});
  return *bounded;
}

std::string Bounded::to_string(Lang lang) const {
  const bool zh = lang == Lang::zh;
  const auto figure = value.to_string();
  switch (bound) {
    case Bound::exact:
      return figure;
    case Bound::at_least:
      return (zh ? "≥" : "at least ") + figure;
    case Bound::about:
      return (zh ? "约" : "about ") + figure;
    case Bound::close_to:
      return (zh ? "近" : "close to ") + figure;
  }
  return figure;
}

}  // namespace sanlian
