// Reading records: one, a page, a count, all of them, or a measure, always through the actor's grant.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "record/access.h"
#include "record/actor.h"
#include "record/sql_text.h"
#include "record/type.h"
#include "store/source.h"

namespace sanlian::record {

class Registry;

struct SortKey {
  std::string field;  ///< A field's key or label, or a system field.
  bool descending = false;
};

/// Which records, in what order, showing what.
struct Selection {
  enum class Bin { live, deleted, all };
  std::string filter;               ///< FEEL over the record; empty: all.
  std::vector<SortKey> sort;        ///< Empty: newest first.
  std::vector<std::string> fields;  ///< Keys or labels; empty: all that the actor may see.
  Bin bin = Bin::live;
  bool exporting = false;  ///< Rows and fields that the actor may export as well as read.
  bool titles = false;     ///< Adds `titles`: the names of the records that references point to.
};

/// The values of one row, lent until the next.
class RowView {
 public:
  virtual ~RowView() = default;
  virtual std::string_view id() const = 0;
  virtual std::span<const Field* const> fields() const = 0;
  /// One cell a column of the field at `position` in fields(); all null where the actor may not see it.
  virtual std::span<const CellView> cells(std::size_t position) const = 0;
  /// Whether the actor may not see the field at `position` of this row: its cells are null whatever it holds.
  virtual bool is_hidden(std::size_t position) const = 0;
};

/// The value of the field with this key as people read it; empty where it is null, hidden, or not among the fields.
std::string printed(const RowView& row, std::string_view key, Lang lang = Lang::zh);

class Queries {
 public:
  Queries(const Registry& registry, const Access& access);
  ~Queries();

  struct Page {
    std::string items;  ///< JSON array.
    std::string next;   ///< Cursor of the next page; empty at the end.
    int count = 0;
  };
  static constexpr int kLimitMax = 1000;
  struct Plan;  ///< impl/plan.h

  /// One record as JSON, live or deleted. Errors: record.not_found, record.forbidden, record.unknown_field.
  Result<std::string> one(store::Source& source, const BindContext& context, const RecordType& type,
                          std::string_view id, const std::vector<std::string>& fields = {}, bool titles = false) const;

  /// One page, found by keyset: its cost does not grow with the page's depth, and nothing is counted first.
  /// Errors: those of the filter (feel.*), record.unknown_sort, record.bad_cursor, record.bad_limit.
  Result<Page> page(store::Source& source, const BindContext& context, const RecordType& type,
                    const Selection& selection, std::string_view after, int limit) const;

  Result<std::int64_t> count(store::Source& source, const BindContext& context, const RecordType& type,
                             const Selection& selection) const;

  /// Every record of the selection in order, for exports and checks; `visit` returning false ends it.
  Status each(store::Source& source, const BindContext& context, const RecordType& type, const Selection& selection,
              const std::function<Result<bool>(const RowView&)>& visit) const;

  /// Which of these records the actor may see, live or deleted; sorted. None where the type is closed to the actor.
  Result<std::vector<std::string>> seen_of(store::Source& source, const BindContext& context, const RecordType& type,
                                           const std::vector<std::string_view>& ids) const;

  /// sum, min, max or avg-free measures of one numeric field: exact, scaled by the field. Null over no rows.
  Result<std::optional<std::int64_t>> sum(store::Source& source, const BindContext& context, const RecordType& type,
                                          const Selection& selection, const Field& field) const;

 private:
  Result<std::shared_ptr<const Plan>> plan(const BindContext& context, const RecordType& type,
                                           const Selection& selection) const;
  Result<Plan> make_plan(const Actor& actor, const RecordType& type, const Selection& selection) const;
  Status add_filter(Plan& plan, const Actor& actor, const std::string& filter) const;

  const Registry& registry_;
  const Access& access_;
  mutable std::shared_mutex mutex_;
  mutable std::unordered_map<std::string, std::shared_ptr<const Plan>> plans_;
};

}  // namespace sanlian::record
