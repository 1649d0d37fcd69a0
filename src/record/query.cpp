#include "record/query.h"

#include "base/digest.h"
#include "base/text.h"
#include "format/json.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "record/impl/keyset.h"
#include "record/impl/plan.h"
#include "record/impl/row_json.h"
#include "record/registry.h"

namespace sanlian::record {
namespace {

std::string plan_key(const Actor& actor, const RecordType& type, const Selection& selection) {
  std::string key = type.key;
  const auto add = [&key](std::string_view part) { key.append(1, '\x1f').append(part); };
  add(actor.roles_key());
  add(selection.filter);
  for (const auto& sort : selection.sort) add(sort.field), add(sort.descending ? "-" : "+");
  add("\x1e");
  for (const auto& field : selection.fields) add(field);
  add(std::to_string(static_cast<int>(selection.bin) * 4 + (selection.exporting ? 2 : 0) + (selection.titles ? 1 : 0)));
  return key;
}

SqlText both(const SqlText& a, const SqlText& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  return SqlText("(").add(a).add(" AND ").add(b).add(")");
}

/// What two actions allow together.
Grant both(const Grant& a, const Grant& b) {
  Grant grant{.allowed = a.allowed && b.allowed, .rows = both(a.rows, b.rows), .fields = {}};
  for (std::size_t i = 0; i < a.fields.size(); ++i) {
    const auto &left = a.fields[i], &right = b.fields[i];
    const bool never = left.reach == Grant::Reach::never || right.reach == Grant::Reach::never;
    auto rows = never ? SqlText() : both(left.rows, right.rows);
    const auto reach = never ? Grant::Reach::never : rows.empty() ? Grant::Reach::always : Grant::Reach::sometimes;
    grant.fields.push_back({.reach = reach, .rows = std::move(rows), .rule = left.rule + "& " + right.rule});
  }
  return grant;
}

constexpr std::size_t kPlansMax = 4096;

/// A filter may not tell what its user may not see: every field it reads must be open in every visible row. A list of
/// records tells of the field by which they refer to ours.
Status may_read(const Access& access, const Registry& registry, const Actor& actor, const feel::Expression& filter) {
  const auto is_open = [&](const feel::Entity& entity, std::string_view key) {
    const auto* type = registry.find(entity);
    if (!type) return false;
    const auto& grant = access.grant(*type, Action::read, actor);
    const auto* field = type->field_of_column(key);
    return grant.allowed &&
           (!field || grant.fields[static_cast<std::size_t>(field->index)].reach == Grant::Reach::always);
  };
  for (const auto& read : filter.reads()) {
    const auto& attribute = *read.attribute;
    const bool is_list = attribute.storage == feel::Storage::back_reference;
    if (!is_open(*attribute.owner, attribute.key) || (is_list && !is_open(*attribute.target, attribute.sql_column())))
      return Error(errors::filter_forbidden, {{"field", read.path}});
  }
  return {};
}

/// The parks that have records of a type, by one step of the index each. They come from the table and not from the
/// declarations: records outlive their park's declaration.
Result<std::vector<std::string>> parks_in(store::Source& source, const RecordType& type) {
  const auto next = "SELECT min(park) FROM " + type.table();
  auto rows = SANLIAN_TRY(source.query("WITH RECURSIVE found(park) AS (" + next + " UNION ALL SELECT (" + next +
                                       " WHERE park > found.park) FROM found WHERE found.park IS NOT NULL) "
                                       "SELECT park FROM found WHERE park IS NOT NULL ORDER BY park"));
  std::vector<std::string> parks;
  while (SANLIAN_TRY(rows.next())) parks.emplace_back(rows.text(0));
  return parks;
}

}  // namespace

Queries::Queries(const Registry& registry, const Access& access) : registry_(registry), access_(access) {}
Queries::~Queries() = default;

Status Queries::add_filter(Plan& plan, const Actor& actor, const std::string& filter) const {
  const auto expression = SANLIAN_TRY(feel::compile(filter, record_scope(plan.type),
                                                    {.expected = feel::Type(feel::Kind::boolean), .source = "filter"}));
  SANLIAN_TRY(may_read(access_, registry_, actor, expression));
  plan.filter = SANLIAN_TRY(visible_condition_sql(expression, "t", registry_, actor));
  for (const auto& read : expression.reads())
    if (read.attribute->key == "park") plan.park_by_park = false;  // it says itself which parks
  return {};
}

Result<Queries::Plan> Queries::make_plan(const Actor& actor, const RecordType& type, const Selection& selection) const {
  Grant grant = *SANLIAN_TRY(access_.require(type, Action::read, actor));
  if (selection.exporting) grant = both(grant, *SANLIAN_TRY(access_.require(type, Action::export_, actor)));
  Plan plan(type);
  SANLIAN_TRY(plan.choose_fields(selection.fields, grant));
  SANLIAN_TRY(plan.choose_order(selection.sort, grant));
  plan.from.add(" FROM ").add(type.table()).add(" t WHERE 1");
  plan.from.add(selection.bin == Selection::Bin::live      ? " AND t.deleted_at IS NULL"
                : selection.bin == Selection::Bin::deleted ? " AND t.deleted_at IS NOT NULL"
                                                           : "");
  if (!grant.rows.empty()) plan.from.add(" AND ").add(grant.rows);
  plan.park_by_park = grant.rows.empty();
  if (!trim(selection.filter).empty()) SANLIAN_TRY(add_filter(plan, actor, selection.filter));
  plan.finish_select(selection.titles, access_, actor);
  return plan;
}

Result<std::shared_ptr<const Queries::Plan>> Queries::plan(const BindContext& context, const RecordType& type,
                                                           const Selection& selection) const {
  const auto key = plan_key(context.actor, type, selection);
  {
    std::shared_lock lock(mutex_);
    if (const auto found = plans_.find(key); found != plans_.end()) return found->second;
  }
  auto made = std::make_shared<const Plan>(SANLIAN_TRY(make_plan(context.actor, type, selection)));
  std::unique_lock lock(mutex_);
  if (plans_.size() >= kPlansMax) plans_.clear();  // filters are typed by people: seldom more than a few hundred
  plans_.emplace(key, made);
  return made;
}

Result<std::string> Queries::one(store::Source& source, const BindContext& context, const RecordType& type,
                                 std::string_view id, const std::vector<std::string>& fields, bool titles) const {
  const auto chosen = SANLIAN_TRY(
      plan(context, type, {.filter = {}, .sort = {}, .fields = fields, .bin = Selection::Bin::all, .titles = titles}));
  Statement statement;
  SANLIAN_TRY(chosen->select.write(context, statement));
  SANLIAN_TRY(chosen->from.write(context, statement));
  statement.add(" AND t.id = ?");
  auto binds = statement.binds();
  binds.emplace_back(id);
  auto rows = SANLIAN_TRY(source.query(statement.sql, binds));
  if (!SANLIAN_TRY(rows.next()))
    return Error(errors::no_such_record, {{"type", type.label.zh}, {"type_en", type.label.en}})
        .at(type.key + "/" + std::string(id));
  std::string out;
  out.reserve(1024);
  format::JsonWriter writer(out);
  write_row(*chosen, rows, writer);
  return out;
}

namespace {

/// A page among so many rows for each that it holds is found sooner than a range of an index is read and sorted.
constexpr int kWindows[] = {8, 24, 72};

Result<bool> sorts(store::Source& source, const Statement& statement) {
  auto steps = SANLIAN_TRY(source.query("EXPLAIN QUERY PLAN " + statement.sql, statement.binds()));
  while (SANLIAN_TRY(steps.next()))
    if (steps.text(3).find("TEMP B-TREE") != std::string_view::npos) return true;
  return false;
}

/// Windows help where the filter leads to an index that is in another order than the list, and the list by itself is
/// read in order. A list in another order than by id has an index of its own or none.
Result<bool> looks_within_windows(store::Source& source, const BindContext& context, const Queries::Plan& plan,
                                  const std::vector<std::string>& parks) {
  using Windows = Queries::Plan::Windows;
  if (plan.filter.empty() || plan.order.size() > 1) return false;
  if (const auto known = plan.windows->load(); known != Windows::not_asked) return known == Windows::yes;
  Statement whole, window;
  SANLIAN_TRY(plan.write_ids(context, parks, {}, Queries::kLimitMax, whole));
  SANLIAN_TRY(plan.write_window(context, {}, Queries::kLimitMax, window));
  const bool helps = SANLIAN_TRY(sorts(source, whole)) && !SANLIAN_TRY(sorts(source, window));
  *plan.windows = helps ? Windows::yes : Windows::no;
  return helps;
}

/// First the ids alone, which an index often answers by itself, then the rows of this page: otherwise every row that
/// passes would be read whole and sorted.
Result<Queries::Page> read_page(store::Source& source, const BindContext& context, const Queries::Plan& plan,
                                const Statement& ids, int limit) {
  Statement statement;
  SANLIAN_TRY(plan.select.write(context, statement));
  statement.add(" FROM ").add(plan.type.table()).add(" t WHERE t.id IN (").add(ids.sql);
  statement.cells.insert(statement.cells.end(), ids.cells.begin(), ids.cells.end());
  statement.add(")").add(plan.order_sql);
  auto rows = SANLIAN_TRY(source.query(statement.sql, statement.binds()));
  Queries::Page page;
  format::JsonWriter writer(page.items);
  writer.begin_list();
  std::string last;
  while (SANLIAN_TRY(rows.next())) {
    if (page.count == limit) {
      page.next = last;
      break;
    }
    write_row(plan, rows, writer);
    ++page.count;
    if (page.count == limit) last = cursor_of(plan, rows);
  }
  writer.end_list();
  return page;
}

}  // namespace

Result<Queries::Page> Queries::page(store::Source& source, const BindContext& context, const RecordType& type,
                                    const Selection& selection, std::string_view after, int limit) const {
  if (limit < 1 || limit > kLimitMax)
    return Error(errors::bad_limit, {{"limit", std::to_string(limit)}, {"max", std::to_string(kLimitMax)}});
  const auto chosen = SANLIAN_TRY(plan(context, type, selection));
  const auto parks = chosen->park_by_park ? SANLIAN_TRY(parks_in(source, type)) : std::vector<std::string>();
  if (SANLIAN_TRY(looks_within_windows(source, context, *chosen, parks)))
    for (const int times : kWindows) {
      Statement ids;
      SANLIAN_TRY(chosen->write_ids_within(context, after, limit, limit * times, ids));
      auto page = SANLIAN_TRY(read_page(source, context, *chosen, ids, limit));
      if (!page.next.empty()) return page;  // full, and more behind it: what lies outside the window comes later
    }
  Statement ids;
  SANLIAN_TRY(chosen->write_ids(context, parks, after, limit, ids));
  return read_page(source, context, *chosen, ids, limit);
}

Result<std::int64_t> Queries::count(store::Source& source, const BindContext& context, const RecordType& type,
                                    const Selection& selection) const {
  const auto chosen = SANLIAN_TRY(plan(context, type, selection));
  Statement statement{.sql = "SELECT count(*)", .cells = {}};
  SANLIAN_TRY(chosen->write_from(context, statement));
  return SANLIAN_TRY(source.integer(statement.sql, statement.binds())).value_or(0);
}

Result<std::vector<std::string>> Queries::seen_of(store::Source& source, const BindContext& context,
                                                  const RecordType& type,
                                                  const std::vector<std::string_view>& ids) const {
  std::vector<std::string> seen;
  const auto& grant = access_.grant(type, Action::read, context.actor);
  if (!grant.allowed || ids.empty()) return seen;
  std::string list;  // one parameter whatever their number, so that the statement stays the same
  format::JsonWriter out(list);
  out.begin_list();
  for (const auto id : ids) out.text(id);
  out.end_list();
  Statement statement{.sql = "SELECT t.id FROM " + type.table() + " t WHERE t.id IN (SELECT value FROM json_each(",
                      .cells = {}};
  statement.parameter(std::move(list)).add("))");
  if (!grant.rows.empty()) {
    statement.add(" AND ");
    SANLIAN_TRY(grant.rows.write(context, statement));
  }
  statement.add(" ORDER BY t.id");
  auto rows = SANLIAN_TRY(source.query(statement.sql, statement.binds()));
  while (SANLIAN_TRY(rows.next())) seen.emplace_back(rows.text(0));
  return seen;
}

Result<std::optional<std::int64_t>> Queries::sum(store::Source& source, const BindContext& context,
                                                 const RecordType& type, const Selection& selection,
                                                 const Field& field) const {
  const auto& grant = access_.grant(type, Action::read, context.actor);
  if (grant.fields.empty() || grant.fields[static_cast<std::size_t>(field.index)].reach != Grant::Reach::always)
    return Error(errors::filter_forbidden, {{"field", field.key}});
  const auto chosen = SANLIAN_TRY(plan(context, type, selection));
  Statement statement{.sql = "SELECT sum(t." + sql_name(field.key) + ")", .cells = {}};
  SANLIAN_TRY(chosen->write_from(context, statement));
  return source.integer(statement.sql, statement.binds());
}

namespace {

class StatementRow final : public RowView {
 public:
  StatementRow(const ShownFields& shown, const store::Rows& rows) : shown_(shown), rows_(rows) {}
  std::string_view id() const override { return rows_.text(0); }
  std::span<const Field* const> fields() const override { return shown_.fields; }
  std::span<const CellView> cells(std::size_t position) const override {
    const int count = static_cast<int>(shown_.fields[position]->kind->columns().size());
    for (int i = 0; i < count; ++i) cells_[static_cast<std::size_t>(i)] = cell_at(rows_, shown_.columns[position] + i);
    return {cells_.data(), static_cast<std::size_t>(count)};
  }
  bool is_hidden(std::size_t position) const override { return hides(shown_, position, rows_); }

 private:
  const ShownFields& shown_;
  const store::Rows& rows_;
  mutable std::array<CellView, 4> cells_;
};

}  // namespace

Status Queries::each(store::Source& source, const BindContext& context, const RecordType& type,
                     const Selection& selection, const std::function<Result<bool>(const RowView&)>& visit) const {
  const auto chosen = SANLIAN_TRY(plan(context, type, selection));
  Statement statement;
  SANLIAN_TRY(chosen->select.write(context, statement));
  SANLIAN_TRY(chosen->write_from(context, statement));
  statement.add(chosen->order_sql);
  auto rows = SANLIAN_TRY(source.query(statement.sql, statement.binds()));
  const StatementRow row(chosen->shown, rows);
  while (SANLIAN_TRY(rows.next()))
    if (!SANLIAN_TRY(visit(row))) break;
  return {};
}

std::string printed(const RowView& row, std::string_view key, Lang lang) {
  const auto fields = row.fields();
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i]->key == key)
      return is_null(row.cells(i).front()) ? std::string() : fields[i]->kind->print(*fields[i], row.cells(i), lang);
  return {};
}

}  // namespace sanlian::record
