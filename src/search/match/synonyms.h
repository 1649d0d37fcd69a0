#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/query.h"

namespace sanlian::search {

/// Words that mean the same, across languages: "燃料电池" and "fuel cell".
class Synonyms {
 public:
  Synonyms() = default;
  /// One group a line, its members separated by commas (, or ，); what follows # is a remark. A member may stand in
  /// several groups. Errors: search.bad_synonyms, with each line that is wrong.
  static Result<Synonyms> read(std::string_view text);

  /// The query with every member in a Words node widened to its groups. A member is one or more whole words, or a whole
  /// run of Chinese, whatever its stem; where several members begin at one word the longest counts. Phrases and
  /// operands of Near stay as they are written.
  Query widen(const Query& query) const;

  std::size_t groups() const { return groups_.size(); }

 private:
  std::vector<std::vector<std::string>> groups_;
  std::map<std::string, std::vector<std::size_t>> groups_of_;  // by a member's words, see impl
  std::size_t words_max_ = 0;                                  // of the longest member

  friend class Widening;
};

}  // namespace sanlian::search
