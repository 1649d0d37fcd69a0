#include "store/migration.h"

#include "store/testing/store_test_base.h"

namespace sanlian::store {
namespace {

using MigrationTest = testing::StoreTestBase;

TEST_F(MigrationTest, StepsAreAppliedOnceAndInOneTransaction) {
  const SchemaStep one{"work", 1, "users", "CREATE TABLE users (id TEXT PRIMARY KEY) STRICT"};
  const SchemaStep two{"work", 2, "notices", "CREATE TABLE notices (id TEXT) STRICT; INSERT INTO users VALUES ('u')"};
  const SchemaStep wrong{"work", 3, "nonsense", "CREATE TABLE x (id TEXT) STRICT; CREATE TABEL y"};
  EXPECT_EQ(code_of(store_->migrate(std::vector{one})), "done");
  EXPECT_EQ(code_of(store_->migrate(std::vector{one, two})), "done");
  EXPECT_EQ(code_of(store_->migrate(std::vector{one, two})), "done");
  EXPECT_EQ(integer("SELECT count(*) FROM users"), 1) << "a step runs once";
  const auto failed = store_->migrate(std::vector{one, two, wrong});
  EXPECT_EQ(code_of(failed), "store.schema_step_failed");
  EXPECT_EQ(failed.error().further().size(), 1u);
  EXPECT_EQ(integer("SELECT count(*) FROM sqlite_schema WHERE name = 'x'"), 0);
  open();
  EXPECT_EQ(integer("SELECT count(*) FROM schema_version WHERE room = 'work'"), 2);
}

TEST_F(MigrationTest, WhatWasAppliedIsNeverEditedNorForgotten) {
  const SchemaStep one{"work", 1, "users", "CREATE TABLE users (id TEXT PRIMARY KEY) STRICT"};
  const SchemaStep two{"work", 2, "more", "CREATE TABLE more (id TEXT) STRICT"};
  const SchemaStep edited{"work", 1, "users", "CREATE TABLE users (id INTEGER PRIMARY KEY) STRICT"};
  ASSERT_TRUE(store_->migrate(std::vector{one, two}));
  EXPECT_EQ(code_of(store_->migrate(std::vector{edited, two})), "store.schema_step_changed");
  EXPECT_EQ(code_of(store_->migrate(std::vector{one})), "store.schema_newer");
  EXPECT_EQ(code_of(store_->migrate(std::vector{SchemaStep{"loan", 1, "own", "CREATE TABLE own (id TEXT) STRICT"}})),
            "done");
}

TEST_F(MigrationTest, WhatStandsAppliedCostsNoJob) {
  const SchemaStep one{"work", 1, "users", "CREATE TABLE users (id TEXT PRIMARY KEY) STRICT"};
  const SchemaStep two{"work", 2, "more", "CREATE TABLE more (id TEXT) STRICT"};
  ASSERT_TRUE(store_->migrate(std::vector{one}));
  const auto jobs = store_->figures().jobs;
  ASSERT_TRUE(store_->migrate(std::vector{one}));
  EXPECT_EQ(store_->figures().jobs, jobs);
  ASSERT_TRUE(store_->migrate(std::vector{one, two}));
  EXPECT_EQ(store_->figures().jobs, jobs + 1);
}

TEST_F(MigrationTest, AFileOfAnotherProgramIsNotTaken) {
  store_.reset();
  testing::DataFolder other;
  {
    auto file = Connection::open({.file = (other.path() / "data.db").string(), .mode = Connection::Mode::read_write});
    ASSERT_TRUE(file->script("PRAGMA application_id = 7; CREATE TABLE t (x)"));
  }
  EXPECT_EQ(Store::open({.folder = other.path(), .clock = &clock_}).error().code(), "store.not_a_database");
}

}  // namespace
}  // namespace sanlian::store
