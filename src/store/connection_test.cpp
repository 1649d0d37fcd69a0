#include "store/connection.h"

#include <gtest/gtest.h>

#include <fstream>

#include "store/errors.h"
#include "store/testing/data_folder.h"

namespace sanlian::store {
namespace {

class ConnectionTest : public ::testing::Test {
 protected:
  ConnectionTest()
      : connection_(std::move(*Connection::open({.file = (folder_.path() / "data.db").string(),
                                                 .mode = Connection::Mode::read_write,
                                                 .statements_max = 4}))) {
    EXPECT_TRUE(connection_.script(
        "CREATE TABLE park (id TEXT PRIMARY KEY) STRICT;"
        "CREATE TABLE firm (id TEXT PRIMARY KEY, park TEXT NOT NULL REFERENCES park (id), number INTEGER,"
        "  area INTEGER CONSTRAINT area_not_negative CHECK (area >= 0), UNIQUE (park, number)) STRICT;"
        "CREATE UNIQUE INDEX firm_folded ON firm (lower(id));"
        "INSERT INTO park VALUES ('p1'), ('p2'); INSERT INTO firm VALUES ('F1', 'p1', 7, NULL)"));
  }
  testing::DataFolder folder_;
  Connection connection_;
};

TEST_F(ConnectionTest, EveryValueComesBackAsItWas) {
  const std::string zero_inside("a\0b", 3);
  auto rows =
      connection_.query("SELECT ?, ?, ?, ?, ?, ?, ?", {nullptr, std::int64_t{-9223372036854775807}, "三链", zero_inside,
                                                       Blob{zero_inside}, std::string_view(), std::optional<int>()});
  ASSERT_TRUE(rows);
  ASSERT_TRUE(*rows->next());
  EXPECT_TRUE(rows->is_null(0));
  EXPECT_EQ(rows->integer(1), -9223372036854775807);
  EXPECT_EQ(rows->text(2), "三链");
  EXPECT_EQ(rows->text(3), zero_inside);
  EXPECT_EQ(rows->bytes(4), zero_inside);
  EXPECT_EQ(rows->kind(4), Bind::Kind::blob);
  EXPECT_EQ(rows->text_or_null(5), "") << "empty text is not null";
  EXPECT_EQ(rows->integer_or_null(6), std::nullopt);
  EXPECT_FALSE(*rows->next());
  EXPECT_FALSE(*rows->next()) << "the end stays the end";
}

TEST_F(ConnectionTest, ValuesOfAQueryMayGoBeforeItsRows) {
  auto rows = connection_.query("SELECT id FROM firm WHERE id = ?", {std::string(30, 'x') + "y"});
  EXPECT_FALSE(*rows->next());
}

TEST_F(ConnectionTest, RefusalsNameTheTableAndTheColumns) {
  struct Row {
    const char *sql, *code, *message;
  };
  for (const Row& row : {
           Row{"INSERT INTO firm VALUES ('F2', 'p1', 7, 1)", "store.not_unique",
               "there is already a firm with the same park, number"},
           Row{"INSERT INTO park VALUES ('p1')", "store.not_unique", "there is already a park with the same id"},
           Row{"INSERT INTO firm VALUES ('f1', 'p1', 8, 1)", "store.not_unique",
               "there is already a firm with the same index 'firm_folded'"},
           Row{"INSERT INTO firm VALUES ('F2', NULL, 8, 1)", "store.value_missing", "firm lacks park"},
           Row{"INSERT INTO firm VALUES ('F2', 'p9', 8, 1)", "store.foreign_key",
               "a referenced record does not exist, or is still referenced"},
           Row{"DELETE FROM park WHERE id = 'p1'", "store.foreign_key",
               "a referenced record does not exist, or is still referenced"},
           Row{"INSERT INTO firm VALUES ('F2', 'p1', 8, -1)", "store.check_failed",
               "the data does not satisfy the constraint area_not_negative"},
           Row{"INSERT INTO firm VALUES ('F2', 'p1', 'x', 1)", "store.wrong_type",
               "a value is not of its column's type: cannot store TEXT value in INTEGER column firm.number"},
           Row{"INSERT INTO farm VALUES (1)", "store.statement_wrong",
               "wrong database statement: no such table: farm [1]; statement: INSERT INTO farm VALUES (1)"},
           Row{"SELECT \"no column\"", "store.statement_wrong",
               "wrong database statement: no such column: no column [1]; statement: SELECT \"no column\""},
       }) {
    const auto refused = connection_.run(row.sql);
    ASSERT_FALSE(refused) << row.sql;
    EXPECT_EQ(refused.error().code(), row.code) << row.sql;
    EXPECT_EQ(refused.error().message(Lang::en), row.message);
  }
  EXPECT_EQ(connection_.run("SELECT ?", {1, 2}).error().code(), "store.statement_wrong");
  EXPECT_EQ(connection_.rows_lent(), 0);
}

TEST_F(ConnectionTest, RunAnswersHowManyRowsItChanged) {
  EXPECT_EQ(*connection_.run("INSERT INTO park VALUES ('p3'), ('p4')"), 2);
  EXPECT_EQ(*connection_.run("UPDATE park SET id = id WHERE id = ?", {"none"}), 0);
  EXPECT_EQ(*connection_.run("SELECT id FROM park"), 0);
  EXPECT_EQ(*connection_.run("CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT"), 0);
  EXPECT_EQ(*connection_.run("INSERT INTO other VALUES (41)"), 1);
  EXPECT_EQ(connection_.last_row_id(), 41);
}

TEST_F(ConnectionTest, AKnownStatementIsNotPreparedAgain) {
  const auto prepared = [&](std::string sql) {
    const auto before = connection_.statements_prepared();
    EXPECT_TRUE(connection_.query(sql));
    return connection_.statements_prepared() - before;
  };
  EXPECT_EQ(prepared("SELECT 1"), 1);
  EXPECT_EQ(prepared("SELECT 1"), 0);
  for (const auto* other : {"SELECT 2", "SELECT 3", "SELECT 1", "SELECT 4", "SELECT 5"}) prepared(other);
  EXPECT_EQ(prepared("SELECT 1"), 0) << "used of late, so it stayed";
  EXPECT_EQ(prepared("SELECT 2"), 1) << "the one not used for longest left";
}

TEST_F(ConnectionTest, OneStatementCanRunInsideItself) {
  auto outer = connection_.query("SELECT id FROM park ORDER BY id");
  std::string seen;
  while (*outer->next()) {
    auto inner = connection_.query("SELECT id FROM park ORDER BY id");
    while (*inner->next()) seen += std::string(outer->text(0)) + std::string(inner->text(0)) + " ";
  }
  EXPECT_EQ(seen, "p1p1 p1p2 p2p1 p2p2 ");
}

TEST_F(ConnectionTest, StatementsSurviveAChangeOfSchema) {
  EXPECT_EQ(connection_.query("SELECT * FROM park")->column_count(), 1);
  ASSERT_TRUE(connection_.script("ALTER TABLE park ADD COLUMN name TEXT"));
  auto rows = connection_.query("SELECT * FROM park");
  ASSERT_TRUE(*rows->next());
  EXPECT_EQ(rows->column_count(), 2);
  EXPECT_EQ(rows->column_name(1), "name");
}

TEST_F(ConnectionTest, RowsLetTheirSnapshotGo) {
  auto reader = Connection::open({.file = (folder_.path() / "data.db").string()});
  ASSERT_TRUE(connection_.script("PRAGMA journal_mode = WAL"));
  const auto truncates = [&] {  // copies the log into the file: not while a reader needs the old state
    auto rows = connection_.query("PRAGMA wal_checkpoint(TRUNCATE)");
    EXPECT_TRUE(rows && *rows->next());
    return rows->integer(0) == 0;
  };
  {
    auto rows = reader->query("SELECT id FROM park ORDER BY id");
    ASSERT_TRUE(*rows->next());
    ASSERT_TRUE(connection_.run("INSERT INTO park VALUES ('p5')"));
    EXPECT_FALSE(truncates()) << "a row is still being read";
  }
  EXPECT_TRUE(truncates()) << "dropped in the middle, the statement was reset";
  auto rows = reader->query("SELECT id FROM park WHERE id = 'p5'");
  ASSERT_TRUE(*rows->next());
  ASSERT_TRUE(connection_.run("INSERT INTO park VALUES ('p6')"));
  ASSERT_FALSE(*rows->next());
  EXPECT_TRUE(truncates()) << "read to its end, it was reset although the object lives";
}

TEST_F(ConnectionTest, AQueryEndsWhenItsTimeIsOver) {
  connection_.limit_time(std::chrono::milliseconds(30));
  const auto endless =
      connection_.run("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
  ASSERT_FALSE(endless);
  EXPECT_EQ(endless.error().code(), "store.query_too_slow");
  EXPECT_EQ(endless.error().message(Lang::zh), "查询超过了 30 毫秒的时限");
  EXPECT_TRUE(connection_.run("SELECT count(*) FROM park")) << "the next query has its own time";
}

TEST_F(ConnectionTest, AFileThatIsNoDatabaseIsRefused) {
  const auto path = folder_.path() / "letter.db";
  std::ofstream(path) << std::string(5000, 'x');
  EXPECT_EQ(Connection::open({.file = path.string()}).error().code(), "store.not_a_database");
  EXPECT_EQ(Connection::open({.file = (folder_.path() / "absent.db").string()}).error().code(), "store.cannot_open");
}

}  // namespace
}  // namespace sanlian::store
