// What a Chinese kind code meant on the day of publication. Standard: ZC 0008, WIPO ST.16.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/date.h"
#include "patent/kind.h"
#include "patent/table_source.h"

namespace sanlian::patent {

struct KindCode {
  std::string_view code;         ///< `A`, `B`, … or a letter with a digit, `A8`.
  std::string_view from, until;  ///< ISO days, `from` included and `until` not; an empty `until` is open.
  PatentKind kind;
  bool granted;  ///< The document announces a right, not an application.
  Label meaning;
  Confidence confidence;
};

std::span<const KindCode> kind_codes();

/// The meaning on that day; nothing where the code was not in use. Without a day: the meaning of today, else the last
/// one.
std::optional<KindCode> kind_code_on(std::string_view code, std::optional<Date> published);

}  // namespace sanlian::patent
