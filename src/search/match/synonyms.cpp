#include "search/match/synonyms.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "search/analyse/analyser.h"
#include "search/match/errors.h"
#include "search/match/impl/pattern.h"

namespace sanlian::search {
namespace {

std::string text_of(const impl::Slots& unit) {
  std::string text;
  for (const auto& slot : unit) text += slot.text;
  return text;
}

// What members and words of a query share when they are the same: stems, separated by blanks.
std::string key_of(std::span<const impl::Slots> units) {
  std::string key;
  for (const auto& unit : units) {
    if (!key.empty()) key += ' ';
    key += stem_of(text_of(unit));
  }
  return key;
}

std::string joined(std::span<const impl::Slots> units) {
  std::string text;
  for (const auto& unit : units) {
    if (!text.empty()) text += ' ';
    text += text_of(unit);
  }
  return text;
}

std::vector<std::string> members_of(std::string_view line) {
  std::string plain(line.substr(0, line.find('#')));
  for (auto at = plain.find("，"); at != std::string::npos; at = plain.find("，", at)) plain.replace(at, 3, ",");
  std::vector<std::string> members;
  for (const auto part : split(plain, ','))
    if (!trim(part).empty()) members.emplace_back(trim(part));
  return members;
}

// Several words of an alternative must stand together, or "fuel cell" would find cells that burn fuel.
Query together(const std::vector<FieldId>& fields, const std::string& member) {
  const auto units = impl::units_of(member);
  if (units.size() == 1) return {Words{fields, member}};
  Near near{.operands = {}, .distance = 0, .is_ordered = true};
  for (const auto& unit : units) near.operands.push_back({Words{fields, text_of(unit)}});
  return {std::move(near)};
}
}  // namespace

class Widening {
 public:
  explicit Widening(const Synonyms& synonyms) : synonyms_(synonyms) {}

  Query widened(const Query& query) const {
    return std::visit([&](const auto& node) { return take(node); }, query.node);
  }

 private:
  Query take(const Words& words) const {
    const auto all = impl::units_of(words.text);
    std::span<const impl::Slots> rest(all);
    And parts;
    std::size_t plain = 0;  // words at the beginning of `rest` that are no member
    const auto keep_plain = [&] {
      if (plain > 0) parts.operands.push_back({Words{words.fields, joined(rest.first(plain))}});
      rest = rest.subspan(plain);
      plain = 0;
    };
    while (plain < rest.size()) {
      const auto length = member_at(rest.subspan(plain));
      if (length == 0) {
        ++plain;
        continue;
      }
      keep_plain();
      parts.operands.push_back(any_of(words.fields, rest.first(length)));
      rest = rest.subspan(length);
    }
    if (parts.operands.empty()) return {words};
    keep_plain();
    return parts.operands.size() == 1 ? std::move(parts.operands[0]) : Query{std::move(parts)};
  }
  Query take(const Near& near) const { return {near}; }
  template <class Node>
  Query take(const Node& node) const {
    auto copy = node;
    if constexpr (requires { copy.operands; })
      for (auto& operand : copy.operands) operand = widened(operand);
    if constexpr (requires { copy.operand; })
      for (auto& operand : copy.operand) operand = widened(operand);
    return {std::move(copy)};
  }

  std::size_t member_at(std::span<const impl::Slots> units) const {
    for (auto length = std::min(units.size(), synonyms_.words_max_); length > 0; --length)
      if (synonyms_.groups_of_.contains(key_of(units.first(length)))) return length;
    return 0;
  }

  Query any_of(const std::vector<FieldId>& fields, std::span<const impl::Slots> units) const {
    const auto own = key_of(units);
    Or any;
    any.operands.push_back({Words{fields, joined(units)}});
    std::vector<std::string> seen{own};
    for (const auto group : synonyms_.groups_of_.at(own))
      for (const auto& member : synonyms_.groups_[group]) {
        const auto key = key_of(impl::units_of(member));
        if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
        seen.push_back(key);
        any.operands.push_back(together(fields, member));
      }
    return {std::move(any)};
  }

  const Synonyms& synonyms_;
};

Result<Synonyms> Synonyms::read(std::string_view text) {
  Synonyms synonyms;
  Errors wrong;
  std::size_t number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    auto members = members_of(line);
    std::erase_if(members, [](const std::string& member) { return impl::units_of(member).empty(); });
    if (members.empty()) continue;
    if (members.size() == 1) {
      wrong.add(Error(errors::bad_synonyms, {{"line", std::to_string(number)}, {"word", members[0]}}));
      continue;
    }
    for (const auto& member : members) {
      const auto units = impl::units_of(member);
      synonyms.words_max_ = std::max(synonyms.words_max_, units.size());
      auto& groups = synonyms.groups_of_[key_of(units)];
      if (groups.empty() || groups.back() != synonyms.groups_.size()) groups.push_back(synonyms.groups_.size());
    }
    synonyms.groups_.push_back(std::move(members));
  }
  if (!wrong.empty()) return std::move(wrong).take();
  return synonyms;
}

Query Synonyms::widen(const Query& query) const { return Widening(*this).widened(query); }

}  // namespace sanlian::search
