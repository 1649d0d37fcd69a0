#pragma once

#include <string>
#include <string_view>

#include "corpus/publication.h"

namespace sanlian::corpus {

/// Flags a publication may carry; counted at import.
namespace flags {
inline constexpr std::string_view no_number = "no_number", no_kind_known = "unknown_kind",
                                  application_after_publication = "application_after_publication",
                                  impossible_date = "impossible_date", glued_applicants = "glued_applicants",
                                  unread_symbol = "unread_symbol", unread_number = "unread_number",
                                  unread_count = "unread_count", future_date = "future_date", bad_text = "bad_text",
                                  application_part = "application_part", row_too_wide = "row_too_wide";
}  // namespace flags

void add_flag(Publication& publication, std::string_view flag);
/// Sets the date, or the flag where the text is neither empty nor a day.
void set_day(Publication& publication, std::optional<Date>& day, std::string_view text);
void add_ipc(Publication& publication, std::string_view text);
void add_cpc(Publication& publication, std::string_view text);
/// Adds a party unless its name is empty or there already in other capitals or marks.
void add_applicant(Publication& publication, Party party);
void add_person(std::vector<Party>& people, Party party);
void add_text(std::vector<Text>& texts, std::string_view lang, std::string text);
/// The publication number, country and kind from what the source writes of each.
void set_number(Publication& publication, std::string_view number, std::string_view country = {},
                std::string_view kind = {});

/// What every reader does last: country and kind from the number, a key where there is no number (`#` and the
/// application number, or a digest of the content), the flags of dirt, sorted. False where there is neither number nor
/// text: that is no record.
bool finish(Publication& publication);

/// UTF-8 whatever came: bytes that are none are taken as Latin-1.
std::string valid_text(std::string_view text);

}  // namespace sanlian::corpus
