// The shapes of SQL that matter: what an index sees, what is bound, what is refused. That the SQL is right is the
// matter of tests/feel, which asks a database.
#include <gtest/gtest.h>

#include <fstream>

#include "feel/sql/predicate.h"
#include "feel/world_test.h"

namespace sanlian::feel {
namespace {

struct Predicate : testing::Test {
  world::Types types;
  Scope scope;

  Predicate() {
    scope.set_root(types.firm);
    scope.add("user", Type::context_of({{"park", Kind::string},
                                        {"nothing", Kind::string},
                                        {"admin", Kind::boolean},
                                        {"parks", Type::list_of(Kind::string)}}));
  }

  std::vector<Value> frame() const {
    return {Value(),
            Context({{"park", "east"}, {"nothing", Value()}, {"admin", true}, {"parks", Value::List{"a", "b"}}})};
  }

  /// Text, then the values after a bar.
  std::string bound(std::string_view text) {
    const auto expression = compile(text, scope);
    if (!expression) return expression.error().print(Lang::en);
    const auto predicate = to_sql_predicate(*expression, {.functions = true});
    if (!predicate) return predicate.error().print(Lang::en);
    const auto sql = predicate->bind(frame(), world::morning());
    if (!sql) return sql.error().print(Lang::en);
    std::string out = sql->text + " |";
    for (const auto& value : sql->values) {
      const auto* whole = std::get_if<std::int64_t>(&value);
      out += " " + (whole ? std::to_string(*whole) : std::get<std::string>(value));
    }
    return out;
  }
};

struct Row {
  const char *text, *sql;
};

TEST_F(Predicate, KeepsColumnsAloneForTheirIndexes) {
  for (const Row& row :
       {Row{"park = user.park", "t.park = ? | east"},
        {"park = user.park and staff > 3", "t.park = ? AND t.staff > ? | east 3"},
        {"park = user.park or staff > 3", "(t.park = ? OR t.staff > ?) | east 3"},
        {"active", "t.active = ? | 1"},
        {"not(active)", "t.active = ? | 0"},
        {"amount > 0.005", "t.amount > ? | 0"},
        {"amount >= 12.5", "t.amount >= ? | 1250"},
        {"12.5 <= amount", "t.amount >= ? | 1250"},
        {"amount = 0.005", "FALSE |"},
        {"amount > 1e30", "FALSE |"},
        {"amount < 1e30", "t.amount IS NOT NULL |"},
        {"amount in [1..2)", "t.amount >= ? AND t.amount < ? | 100 200"},
        {"amount between 1 and 2", "t.amount >= ? AND t.amount <= ? | 100 200"},
        {"park in user.parks", "t.park IN (?, ?) | a b"},
        {"park in (\"a\", null)", "(t.park = ? OR t.park IS NULL) | a"},
        {"park = user.nothing", "t.park IS NULL |"},
        {"park > user.nothing", "FALSE |"},
        {"not(park = \"a\")", "t.park IS NOT ? | a"},
        {"user.admin or park = \"a\"", "TRUE |"},
        {"user.admin and park = \"a\"", "t.park = ? | a"},
        {"founded.year = 2024", "t.founded >= ? AND t.founded < ? | 2024-01-01 2025-01-01"},
        {"founded + @\"P1M\" <= @\"2026-02-28\"", "t.founded < ? | 2026-02-01"},
        {"founded + @\"P1M\" < @\"2026-02-28\"", "t.founded < ? | 2026-01-28"},
        {"date(created) = today()", "t.created >= ? AND t.created < ? | 1772294400000000 1772380800000000"},
        {"starts with(name, \"临空\")", "t.name >= ? AND t.name < ? | 临空 临穻"},
        {"contains(name, \"b\")", "instr(t.name, ?) > 0 | b"},
        {"city = null", "t.city_id IS NULL |"},
        {"city.id = \"c1\"", "t.city_id = ? | c1"},
        {"city.name = \"x\"", "t.city_id IN (SELECT t_1.id FROM city t_1 WHERE t_1.name = ?) | x"},
        {"city.twin.size > 2",
         "t.city_id IN (SELECT t_1.id FROM city t_1 WHERE t_1.twin_id IN (SELECT t_2.id FROM city t_2 WHERE t_2.size > "
         "?)) | "
         "2"},
        {"city.name = null", "(SELECT t_1.name FROM city t_1 WHERE t_1.id = t.city_id) IS NULL |"},
        {"count(patents) > 0",
         "EXISTS (SELECT 1 FROM patent t_1 WHERE t_1.firm_id = t.id AND t_1.deleted_at IS NULL) |"},
        {"count(patents[status = \"in_force\"]) >= 2",
         "(SELECT count(*) FROM patent t_1 WHERE t_1.firm_id = t.id AND t_1.deleted_at IS NULL AND t_1.status = ?) >= "
         "? | "
         "in_force 2"},
        {"some p in patents satisfies p.fee > 1",
         "EXISTS (SELECT 1 FROM patent t_1 WHERE t_1.firm_id = t.id AND t_1.deleted_at IS NULL AND t_1.fee > ?) | 100"},
        {"some p in patents satisfies p.firm.id = \"f1\" and p.fee > 1",
         "t.id IN (SELECT t_1.firm_id FROM patent t_1 WHERE t_1.deleted_at IS NULL AND t_1.firm_id = ? AND t_1.fee > "
         "?) | "
         "f1 "
         "100"},
        {"every p in patents satisfies p.fee > 1",
         "NOT EXISTS (SELECT 1 FROM patent t_1 WHERE t_1.firm_id = t.id AND t_1.deleted_at IS NULL AND (t_1.fee > ?) "
         "IS "
         "NOT TRUE) | 100"},
        {"\"a\" in tags", "EXISTS (SELECT 1 FROM json_each(t.tags) t_1 WHERE t_1.value = ?) | a"},
        {"amount / staff >= 0.3",
         "(t.staff > ? AND t.amount >= ((? * t.staff) * 10) OR t.staff < ? AND t.amount <= ((? * t.staff) * 10)) | 0 3 "
         "0 "
         "3"}})
    EXPECT_EQ(bound(row.text), row.sql) << row.text;
}

TEST_F(Predicate, RefusesWithPlaceAndReason) {
  for (const Row& row :
       {Row{"matches(name, \"a+\")",
            "1:1: \"matches(name, \"a+\")\" cannot be used in a query: 查询不支持这个函数 / queries do not support "
            "this "
            "function (write it differently, or make it a condition that is checked on single records)"},
        {"active and patents[1].fee > 3",
         "1:12: \"patents[1]\" cannot be used in a query: 查询不支持这种写法 / queries do not support this construct "
         "(write it differently, or make it a condition that is checked on single records)"},
        {"amount ** 2 > 3",
         "1:1: \"amount ** 2\" cannot be used in a query: 查询不支持乘方 / queries do not support powers (write it "
         "differently, or make it a condition that is checked on single records)"},
        {"amount / 3 + 1 > 3",
         "1:1: \"amount / 3\" cannot be used in a query: 除不尽 / the quotient has no end (write it differently, or "
         "make it a condition that is checked on single records)"},
        {"some a in patents, b in patents satisfies a.fee > b.fee",
         "1:1: \"some a in patents, b in patents satisfies a.fee > b.fee\" cannot be used in a query: "
         "查询中一次只能遍历一个列表 / queries run over one list at a time; "
         "nest the second one (write it differently, or make it a condition that is checked on single records)"}})
    EXPECT_EQ(bound(row.text), row.sql) << row.text;
  const auto expression = compile("lower case(name) = \"x\"", scope);
  EXPECT_FALSE(to_sql_predicate(*expression)) << "needs a function the connection may not have";
}

TEST_F(Predicate, ChecksWholeConditionBeforeAnyValueIsKnown) {
  // With an administrator the second half never matters, but the pack is refused when it is loaded.
  EXPECT_NE(bound("user.admin or matches(name, \"a\")").find("1:15"), std::string::npos);
}

TEST_F(Predicate, BindsLongListsAsOneValue) {
  scope.add("many", Type::list_of(Kind::number));
  const auto expression = compile("staff in many", scope);
  const auto predicate = to_sql_predicate(*expression);
  ASSERT_TRUE(predicate);
  Value::List many;
  for (int i = 0; i < 1000; ++i) many.emplace_back(i);
  auto values = frame();
  values.emplace_back(many);
  const auto sql = predicate->bind(values, world::morning());
  ASSERT_TRUE(sql);
  EXPECT_EQ(sql->text, "t.staff IN (SELECT t_1.value FROM json_each(?) t_1)");
  EXPECT_EQ(std::get<std::string>(sql->values[0]).substr(0, 8), "[0,1,2,3");
}

/// Every example of the guide for park staff compiles and can be a list filter.
TEST_F(Predicate, SpeaksAsTheGuideSays) {
  std::ifstream guide(SANLIAN_SOURCE_DIR "/docs/guides/feel.md");
  int examples = 0;
  bool inside = false;
  for (std::string line; std::getline(guide, line);) {
    if (line.starts_with("```")) {
      inside = line == "```feel";
      continue;
    }
    if (!inside) continue;
    ++examples;
    const auto expression = compile(line, scope, {.expected = Type(Kind::boolean)});
    ASSERT_TRUE(expression) << line << "\n" << expression.error().print(Lang::en);
    const auto predicate = to_sql_predicate(*expression);
    EXPECT_TRUE(predicate) << line << "\n" << predicate.error().print(Lang::en);
  }
  EXPECT_GT(examples, 20);
}

}  // namespace
}  // namespace sanlian::feel
