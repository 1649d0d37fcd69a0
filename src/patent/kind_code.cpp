#include "patent/kind_code.h"

#include <array>

namespace sanlian::patent {
namespace {
using enum PatentKind;
using enum Confidence;

constexpr std::string_view kStart = "1985-04-01";  // the Patent Law came into force
constexpr std::string_view k1993 = "1993-01-01";   // amended law: examined publication gave way to grant
constexpr std::string_view k2010 = "2010-04-07";   // today's codes

// Newest first: without a day the first match is taken.
constexpr auto kCodes = std::to_array<KindCode>({
    {"A", kStart, "", invention, false, {"发明专利申请公布", "published invention application"}, verified},
    {"B", k2010, "", invention, true, {"发明专利授权公告", "granted invention"}, verified},
    {"U", k2010, "", utility_model, true, {"实用新型专利授权公告", "granted utility model"}, verified},
    {"S", k2010, "", design, true, {"外观设计专利授权公告", "granted design"}, likely},
    {"C", k1993, k2010, invention, true, {"发明专利授权公告（旧）", "granted invention (former code)"}, likely},
    {"Y",
     k1993,
     k2010,
     utility_model,
     true,
     {"实用新型专利授权公告（旧）", "granted utility model (former code)"},
     likely},
    {"D", k1993, k2010, design, true, {"外观设计专利授权公告（旧）", "granted design (former code)"}, unverified},
    {"B", kStart, k1993, invention, false, {"发明专利申请审定公告", "examined invention application"}, likely},
    {"U", kStart, k1993, utility_model, false, {"实用新型专利申请公告", "published utility model application"}, likely},
    {"S", kStart, k1993, design, false, {"外观设计专利申请公告", "published design application"}, unverified},
    {"A8",
     kStart,
     "",
     invention,
     false,
     {"发明专利申请公布扉页更正", "corrected front page of an application"},
     unverified},
    {"A9", kStart, "", invention, false, {"发明专利申请公布全文更正", "corrected application, whole text"}, unverified},
    {"B8", k2010, "", invention, true, {"发明专利扉页更正", "corrected front page of a granted invention"}, unverified},
    {"B9", k2010, "", invention, true, {"发明专利全文更正", "corrected granted invention, whole text"}, unverified},
    {"U8", k2010, "", utility_model, true, {"实用新型扉页更正", "corrected front page of a utility model"}, unverified},
    {"U9", k2010, "", utility_model, true, {"实用新型全文更正", "corrected utility model, whole text"}, unverified},
    {"S8", k2010, "", design, true, {"外观设计扉页更正", "corrected front page of a design"}, unverified},
    {"S9", k2010, "", design, true, {"外观设计全文更正", "corrected design, whole text"}, unverified},
});

constexpr KindCode kPartlyInvalid[] = {
    {"C", k2010, "", invention, true, {"发明专利权部分无效公告", "invention, partly invalidated"}, unverified},
    {"Y",
     k2010,
     "",
     utility_model,
     true,
     {"实用新型专利权部分无效公告", "utility model, partly invalidated"},
     unverified},
    {"S", k2010, "", design, true, {"外观设计专利权部分无效公告", "design, partly invalidated"}, unverified},
};

bool used_on(const KindCode& code, std::string_view day) {
  return code.from <= day && (code.until.empty() || day < code.until);
}

/// C1 to C7 and their like count the decisions that cut a right down; the digit says which one.
std::optional<KindCode> partly_invalid(std::string_view code, std::string_view day) {
  if (code.size() != 2 || code[1] < '1' || code[1] > '7') return std::nullopt;
  for (const auto& row : kPartlyInvalid)
    if (row.code[0] == code[0] && (day.empty() || used_on(row, day))) return row;
  return std::nullopt;
}
}  // namespace

std::span<const KindCode> kind_codes() { return kCodes; }

std::optional<KindCode> kind_code_on(std::string_view code, std::optional<Date> published) {
  const std::string day = published ? published->to_string() : "";
  for (const auto& row : kCodes)
    if (row.code == code && (day.empty() || used_on(row, day))) return row;
  return partly_invalid(code, day);
}

}  // namespace sanlian::patent
