// Numbers that somebody signs: declared as a selection over records and how it is measured, so that each number can
// open the records behind it. Nothing is counted twice or typed in.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "format/schema.h"
#include "number/bounded.h"
#include "record/query.h"
#include "record/registry.h"

namespace sanlian::indicator {

struct Definition {
  enum class Measure { count, sum, ratio, total, check };
  std::string key, pack;
  std::string park;  ///< Of a park's own indicators; empty: every park has it.
  record::Label label, unit;
  const record::RecordType* over = nullptr;
  std::string where;  ///< FEEL over the type.
  Measure measure = Measure::count;
  const record::Field* field = nullptr;  ///< sum: of this.
  std::vector<std::string> parts;        ///< ratio: numerator, denominator; total: what is added.
  std::string check, outcome;            ///< check: how many of the selected have this verdict.
  Decimal times = 1;                     ///< ratio: 100 for a percentage.
  int scale = 0;
  Bound bound = Bound::exact;
  int version = 1;
  std::optional<Date> from;
  record::Label text;              ///< The definition in words.
  std::optional<Decimal> printed;  ///< The figure as it was published, for comparison.
};

struct Figure {
  const Definition* definition = nullptr;
  std::optional<Decimal> value;  ///< Empty: cannot be known, such as a ratio over nothing.
  Date as_of;
};

extern const format::Schema kIndicatorSchema;

/// How many of the records a selection lists have this verdict under a check. Checks belong to a room above.
using CountVerdicts =
    std::function<Result<std::int64_t>(const Definition& definition, const record::Selection& selection)>;

class IndicatorBook {
 public:
  /// All errors of all files together, each with file:line:column. `registry` outlives the book.
  static Result<std::unique_ptr<IndicatorBook>> load(const std::filesystem::path& packs,
                                                     const record::Registry& registry);

  const std::vector<Definition>& definitions() const { return definitions_; }
  const Definition* find(std::string_view key, std::string_view park) const;

  /// Exact, under the rights of the actor in `context`: whoever may not see a record does not count it, so that a
  /// figure and the list it opens always agree. Time grows with the rows selected. Errors: those of the query.
  Result<Figure> evaluate(store::Source& source, const record::Queries& queries, const record::BindContext& context,
                          const Definition& definition, std::string_view park, const CountVerdicts& verdicts) const;
  /// FEEL over `definition.over` that lists exactly the records counted.
  static std::string selection(const Definition& definition, std::string_view park);

 private:
  friend class IndicatorReader;
  IndicatorBook() = default;
  std::vector<Definition> definitions_;
};

}  // namespace sanlian::indicator
