// The SQL predicate of an expression selects exactly the rows for which the evaluator says true, and an SQL value is
// what the evaluator computes: over a list of shapes, and over random expressions on random rows.
#include <cstdlib>
#include <set>

#include "base/random.h"
#include "database.h"

namespace sanlian::feel {
namespace {

using world::Record;

/// Hides some records from the one who asks, some by their ids and patents by what their firm is.
class Blindfold final : public Visibility {
 public:
  explicit Blindfold(const world::Types& types) : types_(types) {}

  Result<std::optional<BoundSql>> rows(const Entity& entity, std::string_view alias, Frame,
                                       const Environment&) const override {
    const std::string name(alias);
    if (&entity == &types_.city)
      return std::optional(BoundSql{name + ".id <> ? AND " + name + ".id <> ?", {"c1", "c2"}});
    if (&entity == &types_.firm) return std::optional(BoundSql{name + ".staff IS NOT 2", {}});
    const auto inner = name + "_1";
    return std::optional(BoundSql{"EXISTS (SELECT 1 FROM firm " + inner + " WHERE " + inner + ".id = " + name +
                                      ".firm_id AND " + inner + ".active)",
                                  {}});
  }

  bool hides(const Record& record, const world::Records& records) const {
    if (record.entity == &types_.city) return record.id == "c1" || record.id == "c2";
    const auto is = [](const Record& of, const char* key, const Value& wanted) {
      const auto at = of.fields.find(key);
      return at != of.fields.end() && equal(at->second, wanted).value_or(false);
    };
    if (record.entity == &types_.firm) return is(record, "staff", 2);
    return std::none_of(records.all.begin(), records.all.end(), [&](const Record& firm) {
      return firm.entity == &types_.firm && is(record, "firm", Value(firm.id)) && is(firm, "active", true);
    });
  }

 private:
  const world::Types& types_;
};

/// The records as if the hidden ones were not there: of one behind a reference the id is known, for the row holds it.
class SeenObject final : public Object {
 public:
  SeenObject(const world::Records& records, const Record& record, const Blindfold& blindfold, bool hidden)
      : records_(records), record_(record), plain_(records, record), blindfold_(blindfold), hidden_(hidden) {}
  const Entity& entity() const override { return *record_.entity; }
  std::string_view id() const override { return record_.id; }
  Value get(const Attribute& attribute) const override {
    if (attribute.key == "id") return record_.id;
    if (hidden_) return {};
    const auto value = plain_.get(attribute);
    if (value.is(Kind::entity)) return seen(value, true);
    if (attribute.storage != Storage::back_reference) return value;
    Value::List list;
    for (const auto& item : value.list())
      if (const auto found = seen(item, false); !found.is_null()) list.push_back(found);
    return list;
  }

 private:
  Value seen(const Value& value, bool keep_id) const {
    for (const auto& record : records_.all) {
      if (record.entity != &value.object().entity() || record.id != value.object().id()) continue;
      const bool hidden = blindfold_.hides(record, records_);
      if (hidden && !keep_id) return {};
      return std::shared_ptr<const Object>(std::make_shared<SeenObject>(records_, record, blindfold_, hidden));
    }
    return {};
  }

  const world::Records& records_;
  const Record& record_;
  const world::RecordObject plain_;
  const Blindfold& blindfold_;
  const bool hidden_;
};

struct Park {
  world::Types types;
  world::Records records;
  world::Database database;
  Scope scope;
  Environment environment = world::morning();
  SeededRandom random;
  std::shared_ptr<const Blindfold> blindfold;  ///< Null: whoever asks sees every record.

  explicit Park(std::uint64_t seed, bool blindfolded = false) : random(seed) {
    if (blindfolded) blindfold = std::make_shared<Blindfold>(types);
    scope.set_root(types.firm);
    scope.add("user", Type::context_of({{"park", Kind::string},
                                        {"nothing", Kind::string},
                                        {"limit", Kind::number},
                                        {"parks", Type::list_of(Kind::string)},
                                        {"since", Kind::date},
                                        {"admin", Kind::boolean},
                                        {"city", types.city}}));
    fill();
    for (const auto* entity : {&types.city, &types.firm, &types.patent}) database.create(*entity);
    for (const auto& record : records.all) database.insert(record);
  }

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random.below(bound)); }
  template <class T>
  T one_of(std::initializer_list<T> values) {
    return *(values.begin() + static_cast<std::ptrdiff_t>(below(values.size())));
  }

  /// Three times in ten nothing.
  Value maybe(Value value) { return below(10) < 3 ? Value() : value; }
  Value text() { return one_of<const char*>({"east", "west", "", "East", "济南", "临空区", "a%b", "ab", "b"}); }
  Value day() {
    return Date::of(2023 + static_cast<int>(below(4)), 1 + static_cast<int>(below(12)), 1) +
           (below(3) ? static_cast<std::int64_t>(below(40)) : 30);
  }

  void fill() {
    for (int i = 0; i < 4; ++i)
      records.add(types.city, "c" + std::to_string(i),
                  {{"name", maybe(text())},
                   {"size", maybe(Value(static_cast<int>(below(5))))},
                   {"twin", maybe("c" + std::to_string(below(4)))}});
    for (int i = 0; i < 40; ++i) {
      Value::List tags;
      for (auto n = below(3); n > 0; --n) tags.push_back(text());
      const std::int64_t micros = (static_cast<std::int64_t>(below(2'000'000)) - 100'000) * 977'777'777;
      records.add(types.firm, "f" + std::to_string(i),
                  {{"name", maybe(text())},
                   {"park", maybe(text())},
                   {"amount", maybe(Decimal::scaled(static_cast<std::int64_t>(below(1000)) - 300, below(2) ? 2 : 0))},
                   {"staff", maybe(Value(static_cast<int>(below(6)) - 1))},
                   {"rate", maybe(Decimal::scaled(static_cast<std::int64_t>(below(20'000)) - 5000, 4))},
                   {"founded", maybe(day())},
                   {"created", maybe(Instant{micros})},
                   {"active", maybe(below(2) == 0)},
                   {"term", maybe(MonthsDuration{static_cast<std::int64_t>(below(40)) - 8})},
                   {"tags", maybe(tags)},
                   {"city", maybe("c" + std::to_string(below(4)))}});
    }
    for (int i = 0; i < 70; ++i) {
      auto& patent = records.add(
          types.patent, "p" + std::to_string(i),
          {{"no", text()},
           {"status", maybe(one_of<const char*>({"in_force", "lapsed", "pending"}))},
           {"fee", below(20) == 0 ? Value() : Value(Decimal::scaled(static_cast<std::int64_t>(below(500)), 2))},
           {"granted", maybe(day())},
           {"firm", maybe("f" + std::to_string(below(40)))}});
      patent.deleted = below(6) == 0;
    }
  }

  std::vector<Value> frame(const Value& root) {
    return {root, Context({{"park", "east"},
                           {"nothing", Value()},
                           {"limit", Decimal::scaled(2005, 3)},
                           {"parks", Value::List{"west", "济南", Value()}},
                           {"since", Date::of(2024, 2, 29)},
                           {"admin", false},
                           {"city", records.find(types.city, "c1")}})};
  }

  Value evaluated(const Expression& expression, const Record& firm) {
    const auto plain = records.find(types.firm, firm.id);
    const auto root =
        !blindfold
            ? plain
            : Value(std::shared_ptr<const Object>(std::make_shared<SeenObject>(records, firm, *blindfold, false)));
    return evaluate(expression, frame(root), environment).value;
  }

  SqlOptions options() const { return {.functions = true, .visibility = blindfold}; }

  void agrees(const Expression& expression, const SqlPredicate& predicate) {
    const auto bound = predicate.bind(frame(Value()), environment);
    ASSERT_TRUE(bound) << expression.to_text() << "\n" << bound.error().print(Lang::en);
    const auto sql = "SELECT t.id FROM firm t WHERE " + bound->text + " ORDER BY CAST(substr(t.id, 2) AS INTEGER)";
    std::string selected, expected;
    for (const auto& id : database.ask(sql, bound->values)) selected += std::get<std::string>(id) + " ";
    for (const auto& record : records.all)
      if (record.entity == &types.firm && evaluated(expression, record).is_true()) expected += record.id + " ";
    EXPECT_EQ(selected, expected) << expression.to_text() << "\n" << sql;
  }

  void agrees(const Expression& expression, const SqlScalar& scalar) {
    const auto bound = scalar.bind(frame(Value()), environment);
    ASSERT_TRUE(bound) << expression.to_text() << "\n" << bound.error().print(Lang::en);
    for (const auto& record : records.all) {
      if (record.entity != &types.firm) continue;
      auto values = bound->values;
      values.emplace_back(record.id);
      const auto sql = "SELECT " + bound->text + " FROM firm t WHERE t.id = ?";
      const auto rows = database.ask(sql, values);
      ASSERT_EQ(rows.size(), 1U);
      const auto expected = evaluated(expression, record);
      const auto got = bound->decode(rows.front());
      if (expected.is(Kind::entity))
        EXPECT_EQ(got.print(), "\"" + std::string(expected.object().id()) + "\"") << expression.to_text();
      else
        EXPECT_TRUE(equal(got, expected).value_or(false))
            << expression.to_text() << "\n"
            << sql << "\n"
            << record.id << ": " << got.print() << " but " << expected.print();
    }
  }
};

constexpr const char* kShapes[] = {"park = \"east\"",
                                   "park != \"east\"",
                                   "park = null",
                                   "park = user.nothing",
                                   "park = user.park",
                                   "active",
                                   "amount > 0.005",
                                   "amount >= 1.005",
                                   "amount <= -0.001",
                                   "amount = 1.005",
                                   "amount != 1.005",
                                   "amount > 1e30",
                                   "amount < 1e30",
                                   "amount > -1e30",
                                   "amount = 7",
                                   "staff between 1 and 3",
                                   "staff between null and 3",
                                   "staff in [1..3)",
                                   "staff in (1, 3, 5)",
                                   "staff in (< 1, > 4)",
                                   "staff in (1, null)",
                                   "park in user.parks",
                                   "park in (\"east\", \"west\")",
                                   "\"east\" in tags",
                                   "list contains(tags, \"east\")",
                                   "list contains(tags, null)",
                                   "count(tags) > 0",
                                   "count(tags) = 0",
                                   "count(tags) >= 2",
                                   "park in tags",
                                   "amount + 1.5 > staff",
                                   "amount * rate > 0.5",
                                   "amount / 100 > 0.01",
                                   "amount / staff >= 0.3",
                                   "(amount - staff) / staff < 0.3",
                                   "amount / staff = 2",
                                   "rate * 100 >= 30",
                                   "-amount > 2",
                                   "amount - rate = staff",
                                   "founded > @\"2024-06-01\"",
                                   "founded = user.since",
                                   "founded + @\"P1M\" <= @\"2025-02-28\"",
                                   "founded + @\"P1M\" = @\"2025-02-28\"",
                                   "founded - @\"P1M\" = @\"2024-02-29\"",
                                   "founded + @\"P1M\" > @\"2025-02-28\"",
                                   "founded + @\"P1M\" != @\"2025-02-28\"",
                                   "founded - @\"P10D\" < user.since",
                                   "founded + @\"PT30H\" >= user.since",
                                   "founded + term > today()",
                                   "founded.year = 2024",
                                   "founded.year > 2024",
                                   "founded.year <= 2024.5",
                                   "founded.month = 2",
                                   "founded.day = 31",
                                   "founded.weekday = 7",
                                   "today() - founded > @\"P400D\"",
                                   "created < now()",
                                   "created = @\"2026-03-01T00:00:00\"",
                                   "date(created) = @\"2001-02-03\"",
                                   "date(created) > @\"2001-02-03\"",
                                   "date(created) <= founded",
                                   "created.year = 2001",
                                   "created.month > 6",
                                   "created.hour < 8",
                                   "created.minute = 0",
                                   "created + @\"P1D\" > now()",
                                   "now() - created > @\"P9000D\"",
                                   "years and months duration(founded, today()) >= @\"P1Y6M\"",
                                   "years and months duration(today(), founded) < @\"-P1Y\"",
                                   "term > @\"P1Y\"",
                                   "term.years = 1",
                                   "term.months < 0",
                                   "contains(name, \"a\")",
                                   "contains(name, \"\")",
                                   "contains(name, park)",
                                   "starts with(name, \"ea\")",
                                   "starts with(name, \"济\")",
                                   "starts with(name, \"\")",
                                   "starts with(name, park)",
                                   "ends with(name, \"st\")",
                                   "ends with(name, \"\")",
                                   "ends with(name, park)",
                                   "string length(name) = 2",
                                   "upper case(name) = \"EAST\"",
                                   "lower case(name) = \"east\"",
                                   "substring(name, 2) = \"ast\"",
                                   "substring(name, 1, 1) = \"e\"",
                                   "substring(name, -2) = \"st\"",
                                   "substring(name, -3, 2) = \"as\"",
                                   "substring(name, 0) = \"x\"",
                                   "name + park = \"easteast\"",
                                   "city = null",
                                   "city = user.city",
                                   "city.name = \"east\"",
                                   "city.name = null",
                                   "city.name != \"east\"",
                                   "city.size > 2",
                                   "city.twin.size > 2",
                                   "city.twin.name = \"east\"",
                                   "city.twin = city",
                                   "city.size > staff",
                                   "city.twin.size > city.size",
                                   "city.size in (1, 3)",
                                   "city.size in [1..2]",
                                   "contains(city.name, \"a\")",
                                   "city.size between 1 and 2",
                                   "city.id = \"c1\"",
                                   "city.twin.id = \"c2\"",
                                   "count(patents) > 0",
                                   "count(patents) = 0",
                                   "count(patents) != 0",
                                   "count(patents) >= 2",
                                   "count(patents) = staff",
                                   "count(patents[status = \"in_force\"]) >= 1",
                                   "count(patents[status = \"in_force\" and fee > 2]) < 1",
                                   "count(city.firms) > 5",
                                   "count(city.firms) = 0",
                                   "count(city.firms) != 0",
                                   "sum(patents.fee) > 3",
                                   "sum(patents.fee) = null",
                                   "min(patents.granted) < @\"2024-06-01\"",
                                   "max(patents.fee) >= amount",
                                   "max(patents.granted) = null",
                                   "some p in patents satisfies p.fee > 3",
                                   "every p in patents satisfies p.fee > 1",
                                   "every p in patents satisfies p.status = \"in_force\"",
                                   "some p in city.firms satisfies p.staff > 3",
                                   "every p in city.firms satisfies p.staff > 0",
                                   "some p in patents satisfies p.fee > amount",
                                   "some p in patents satisfies p.firm.city.size > 2",
                                   "some s in user.parks satisfies s = park",
                                   "every s in user.parks satisfies s != park",
                                   "some s in tags satisfies starts with(s, \"e\")",
                                   "every s in tags satisfies string length(s) > 2",
                                   "\"in_force\" in patents.status",
                                   "list contains(patents.status, \"lapsed\")",
                                   "list contains(patents.status, null)",
                                   "sum(for p in patents return p.fee * 2) > 9",
                                   "count(patents[fee > 1][status = \"lapsed\"]) > 0",
                                   "max(amount, staff) > 3",
                                   "min(amount, staff, 1.5) = 1.5",
                                   "sum(amount, staff) > 2",
                                   "if active then amount > 1 else staff > 1",
                                   "(if active then amount else staff) > 1",
                                   "(if amount = null then 0 else amount) >= 0",
                                   "(amount > 1) = true",
                                   "(amount > 1) = active",
                                   "(amount > 1) = null",
                                   "active = null",
                                   "active != false",
                                   "user.admin or park = \"east\"",
                                   "user.admin and park = \"east\"",
                                   "abs(amount) > 2",
                                   "park = city.name",
                                   "park > name",
                                   "park in (name, \"east\")",
                                   "staff in [rate..amount]",
                                   "staff between rate and amount",
                                   "staff in (? > 1 and ? < 4)",
                                   "user.limit > amount",
                                   "3 > staff",
                                   "5 in [staff..9]",
                                   "park = \"east\" and (active or amount > 1) and not(staff > 2)",
                                   "not(park = \"east\" or amount > 1)"};

class SqlAgrees : public testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(Seeing, SqlAgrees, testing::Values(false, true),
                         [](const auto& seeing) { return seeing.param ? "Some" : "All"; });

TEST_P(SqlAgrees, OnEveryShapeAlsoNegated) {
  Park park(1, GetParam());
  for (const std::string text : kShapes)
    for (const auto& form : {text, "not(" + text + ")", "(" + text + ") = null"}) {
      const auto expression = compile(form, park.scope, {.expected = Type(Kind::boolean)});
      ASSERT_TRUE(expression) << form << "\n" << expression.error().print(Lang::en);
      const auto predicate = to_sql_predicate(*expression, park.options());
      ASSERT_TRUE(predicate) << form << "\n" << predicate.error().print(Lang::en);
      park.agrees(*expression, *predicate);
    }
}

TEST_P(SqlAgrees, OnValues) {
  Park park(2, GetParam());
  for (const char* text : {"amount",
                           "amount * rate",
                           "amount + staff",
                           "founded",
                           "founded + term",
                           "founded + @\"P1M\"",
                           "created",
                           "date(created)",
                           "today() - founded",
                           "created - now()",
                           "city",
                           "city.name",
                           "city.twin.size",
                           "active",
                           "amount > 1",
                           "count(patents)",
                           "sum(patents.fee)",
                           "max(patents.granted)",
                           "count(tags)",
                           "name + \"x\"",
                           "if active then amount else null",
                           "years and months duration(founded, today())",
                           "term + @\"P1M\"",
                           "amount / 8",
                           "user.limit",
                           "max(amount, rate)",
                           "string length(name)",
                           "min(patents.fee) - max(patents.fee)",
                           "substring(name, -2, 1)",
                           "founded.weekday",
                           "created.weekday",
                           "created.second",
                           "created.day",
                           "count(city.firms)",
                           "sum(city.firms.staff)",
                           "(today() - founded).days",
                           "park"}) {
    const auto expression = compile(text, park.scope);
    ASSERT_TRUE(expression) << text << "\n" << expression.error().print(Lang::en);
    const auto scalar = to_sql_value(*expression, park.options());
    ASSERT_TRUE(scalar) << text << "\n" << scalar.error().print(Lang::en);
    park.agrees(*expression, *scalar);
  }
}

TEST(SqlPlans, LeaveTheIndexesToServe) {
  Park park(3);
  for (const char* index : {"firm(park)", "firm(founded)", "firm(amount)", "firm(name)", "firm(created)",
                            "firm(city_id)", "patent(firm_id)", "city(name)"}) {
    std::string name = index;
    for (auto& c : name)
      if (c == '(' || c == ')') c = '_';
    park.database.ask("CREATE INDEX " + name + " ON " + index, {});
  }
  struct Row {
    const char *text, *step;
  };
  for (const Row& row :
       {Row{"park = user.park and amount > 0.5", "SEARCH t USING INDEX firm_park_ (park=?)"},
        {"park = user.nothing", "SEARCH t USING INDEX firm_park_ (park=?)"},
        {"park in user.parks", "SEARCH t USING INDEX firm_park_ (park=?)"},
        {"amount > 0.005 and amount < 3", "SEARCH t USING INDEX firm_amount_ (amount>? AND amount<?)"},
        {"founded.year = 2024", "SEARCH t USING INDEX firm_founded_ (founded>? AND founded<?)"},
        {"founded + @\"P3Y\" <= today()", "SEARCH t USING INDEX firm_founded_ (founded<?)"},
        {"date(created) = today()", "SEARCH t USING INDEX firm_created_ (created>? AND created<?)"},
        {"starts with(name, \"ea\")", "SEARCH t USING INDEX firm_name_ (name>? AND name<?)"},
        {"city = user.city", "SEARCH t USING INDEX firm_city_id_ (city_id=?)"},
        {"city.name = \"east\"", "SEARCH t USING INDEX firm_city_id_ (city_id=?)"},
        {"city.name = \"east\"", "SEARCH t_1 USING INDEX city_name_ (name=?)"},
        {"some p in patents satisfies p.fee > 3", "SEARCH t_1 USING INDEX patent_firm_id_ (firm_id=?)"}}) {
    const auto expression = compile(row.text, park.scope);
    ASSERT_TRUE(expression) << row.text;
    const auto predicate = to_sql_predicate(*expression);
    ASSERT_TRUE(predicate) << row.text;
    const auto bound = predicate->bind(park.frame(Value()), park.environment);
    ASSERT_TRUE(bound) << row.text;
    std::string plan;
    for (const auto& step :
         park.database.ask("EXPLAIN QUERY PLAN SELECT t.active FROM firm t WHERE " + bound->text, bound->values, 3))
      plan += std::get<std::string>(step) + "\n";
    EXPECT_NE(plan.find(row.step), std::string::npos) << row.text << "\n" << bound->text << "\n" << plan;
  }
}

/// Grows expressions of a wanted kind, well typed as far as that goes; some are refused when translated.
class Grower {
 public:
  explicit Grower(Park& park) : park_(park) {}

  std::string condition(int depth) {
    if (depth <= 0) return pick({"active", "park = \"east\"", "staff > 1", "founded < @\"2024-07-01\"", "city = null"});
    switch (park_.below(14)) {
      case 0:
        return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
      case 1:
        return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
      case 2:
        return "not(" + condition(depth - 1) + ")";
      case 3:
      case 4:
        return number(depth - 1) + relation() + number(depth - 1);
      case 5:
        return text(depth - 1) + relation() + text(depth - 1);
      case 6:
        return day(depth - 1) + relation() + day(depth - 1);
      case 7:
        return number(depth - 1) + " in " + pick({"[0..2]", "(1..3)", "(1, 2.5, null)", "(< 1, >= 3)", "(> 2)"});
      case 8:
        return text(depth - 1) + " in " + pick({"user.parks", "(\"east\", \"b\")", "tags", "[\"a\"..\"f\"]"});
      case 9:
        return pick({"contains(", "starts with(", "ends with("}) + text(depth - 1) + ", " + text(0) + ")";
      case 10:
        return pick({"some", "every"}) + " p in " + patents(depth - 1) + " satisfies p." + of_patent();
      case 11:
        return number(depth - 1) + " between " + number(0) + " and " + number(0);
      case 12:
        return "(" + condition(depth - 1) + ") = " + pick({"true", "false", "null", "active"});
      default:
        return "(if " + condition(depth - 1) + " then " + condition(depth - 1) + " else " + condition(depth - 1) + ")";
    }
  }

  std::string number(int depth) {
    if (depth <= 0)
      return pick(
          {"amount", "staff", "rate", "1", "0.005", "2.5", "-1", "user.limit", "city.size", "null", "count(tags)"});
    switch (park_.below(7)) {
      case 0:
        return "(" + number(depth - 1) + pick({" + ", " - ", " * "}) + number(depth - 1) + ")";
      case 1:
        return "count(" + patents(depth - 1) + ")";
      case 2:
        return pick({"sum(", "min(", "max("}) + patents(depth - 1) + ".fee)";
      case 3:
        return "(if " + condition(depth - 1) + " then " + number(depth - 1) + " else " + number(depth - 1) + ")";
      case 4:
        return "string length(" + text(depth - 1) + ")";
      case 5:
        return pick(
            {"founded.year", "founded.month", "created.year", "city.twin.size", "(amount / staff)", "(staff / 4)"});
      default:
        return number(0);
    }
  }

  std::string text(int depth) {
    if (depth <= 0)
      return pick({"name", "park", "city.name", "\"east\"", "\"\"", "user.park", "city.twin.name", "null"});
    switch (park_.below(3)) {
      case 0:
        return "upper case(" + text(depth - 1) + ")";
      case 1:
        return "substring(" + text(depth - 1) + ", " + pick({"2", "1, 2", "-2"}) + ")";
      default:
        return "(" + text(depth - 1) + " + " + text(0) + ")";
    }
  }

  std::string day(int depth) {
    if (depth <= 0)
      return pick({"founded", "today()", "user.since", "@\"2024-02-29\"", "@\"2025-01-31\"", "date(created)"});
    switch (park_.below(3)) {
      case 0:
        return "(" + day(depth - 1) + pick({" + ", " - "}) +
               pick({"@\"P1M\"", "@\"P1Y1M\"", "@\"P3D\"", "@\"PT36H\"", "term"}) + ")";
      case 1:
        return pick({"max(", "min("}) + patents(depth - 1) + ".granted)";
      default:
        return day(0);
    }
  }

 private:
  std::string pick(std::initializer_list<const char*> choices) { return park_.one_of<const char*>(choices); }
  std::string relation() { return pick({" = ", " != ", " < ", " <= ", " > ", " >= "}); }
  std::string of_patent() {
    return pick({"fee > 2", "status = \"in_force\"", "granted >= @\"2024-06-01\"", "fee > amount", "firm.active",
                 "firm.city.size > 1", "status = null", "no = park"});
  }
  std::string patents(int depth) {
    if (depth <= 0) return "patents";
    return "patents[" + of_patent() + "]";
  }

  Park& park_;
};

TEST_P(SqlAgrees, OnRandomExpressions) {
  const char* rounds = std::getenv("SANLIAN_ROUNDS");
  int translated = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    Park park(seed * 7919, GetParam());
    Grower grower(park);
    const int count = rounds ? std::atoi(rounds) : 400;
    for (int i = 0; i < count && !testing::Test::HasFailure(); ++i) {
      const auto text = grower.condition(1 + static_cast<int>(park.below(4)));
      const auto expression = compile(text, park.scope);
      if (!expression) continue;  // two kinds met that never compare
      const auto predicate = to_sql_predicate(*expression, park.options());
      if (!predicate) {
        EXPECT_EQ(predicate.error().code(), "feel.not_in_sql");
        ++refused;
        continue;
      }
      ++translated;
      park.agrees(*expression, *predicate);
    }
  }
  EXPECT_GT(translated, refused) << "most of what grows here belongs to the subset";
  std::printf("%d translated, %d refused\n", translated, refused);
}

}  // namespace
}  // namespace sanlian::feel
