// A query made ready for one set of roles: what is shown, from where, in what order. Immutable once cached.
#pragma once

#include <atomic>

#include "record/query.h"

namespace sanlian::record {

struct ShownFields {
  std::vector<const Field*> fields;
  std::vector<std::string> keys;  ///< Of the fields, as JSON.
  std::vector<int> columns;       ///< Position in the result row of each field's first cell.
  std::vector<int> open;  ///< Position of what says whether the row lets it be seen; below zero: it always does.
  bool may_hide = false;  ///< Some field is not always open.
};

struct OrderKey {
  std::string column;  ///< As SQL: `t."due_date"`.
  bool descending = false;
  bool nullable = true;
  bool text = true;  ///< Stored as text, else as an integer.
  int result_column = 0;

  std::string direction_sql() const;
};

struct Queries::Plan {
  explicit Plan(const RecordType& of) : type(of) {}

  Status choose_fields(const std::vector<std::string>& wanted, const Grant& grant);
  Status choose_order(const std::vector<SortKey>& sort, const Grant& grant);
  void finish_select(bool titles, const Access& access, const Actor& actor);
  /// FROM and WHERE, the filter included.
  Status write_from(const BindContext& context, Statement& out) const;
  /// Adds the select of the ids on this page, in order; `parks` are those to merge, empty for one select over all.
  Status write_ids(const BindContext& context, const std::vector<std::string>& parks, std::string_view after, int limit,
                   Statement& out) const;

  /// Adds a select of what write_ids() finds, as far as it is among the `window` newest rows (oldest, where the order
  /// is ascending) that its reader may see: short where many rows pass the filter.
  Status write_ids_within(const BindContext& context, std::string_view after, int limit, int window,
                          Statement& out) const;
  /// The rows of that window, with `k0` their id and `m` whether they pass the filter.
  Status write_window(const BindContext& context, std::string_view after, int window, Statement& out) const;

  int condition_number(const Grant::FieldGrant& reach);

  const RecordType& type;
  ShownFields shown;
  std::vector<std::pair<const Field*, int>> titles;  ///< References and the result column of the target's title.
  std::vector<OrderKey> order;                       ///< Ends with the id.
  SqlText select, from;  ///< `from` as far as rows may be seen at all; then comes the filter, if any.
  SqlText filter;
  std::string order_sql;
  /// Rows of every park are wanted: each park's index is read in order, and what they answer is merged.
  bool park_by_park = false;
  /// Whether to look within a window first: asked of the database once, when the first page is wanted.
  enum class Windows : char { not_asked, no, yes };
  std::shared_ptr<std::atomic<Windows>> windows = std::make_shared<std::atomic<Windows>>(Windows::not_asked);
  std::vector<SqlText> field_sql_;                           ///< The select list's entries, before they are joined.
  std::vector<std::pair<std::string, SqlText>> conditions_;  ///< Of fields that are sometimes open, each once.
};

/// A condition typed by a person: every record it passes through is held to the row rules of that person's roles.
Result<SqlText> visible_condition_sql(const feel::Expression& condition, std::string_view alias,
                                      const Registry& registry, const Actor& actor);

}  // namespace sanlian::record
