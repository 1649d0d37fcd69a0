// The tables of this room, step by step. A step that was ever released is never edited: add the next one.
#include "store/migration.h"

namespace sanlian::store {
namespace {

constexpr std::string_view kJournal = R"sql(
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL, actor_name TEXT NOT NULL, actor_role TEXT NOT NULL,
  cause TEXT NOT NULL, cause_ref TEXT NOT NULL, request_id TEXT NOT NULL,
  park TEXT NOT NULL, type TEXT NOT NULL, record_id TEXT NOT NULL, version INTEGER NOT NULL,
  action TEXT NOT NULL, changes TEXT NOT NULL
) STRICT;
-- seq is part of both indexes, as the row's key: they answer in its order.
CREATE INDEX journal_record ON journal (record_id, type);
CREATE INDEX journal_cause ON journal (cause_ref) WHERE cause_ref <> '';
CREATE TABLE journal_seal (
  last_seq INTEGER PRIMARY KEY, first_seq INTEGER NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_seal_no_update BEFORE UPDATE ON journal_seal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_seal_no_delete BEFORE DELETE ON journal_seal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
)sql";

constexpr std::string_view kOutbox = R"sql(
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  topic TEXT NOT NULL, payload TEXT NOT NULL,
  created_at INTEGER NOT NULL, due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, last_error TEXT NOT NULL DEFAULT '',
  given_up INTEGER NOT NULL DEFAULT 0 CHECK (given_up IN (0, 1))
) STRICT;
CREATE INDEX outbox_due ON outbox (topic, due_at, id) WHERE given_up = 0;
)sql";

constexpr SchemaStep kSteps[] = {
    {"store", 1, "journal and its seals", kJournal},
    {"store", 2, "outbox", kOutbox},
};

}  // namespace

std::span<const SchemaStep> store_schema_steps() { return kSteps; }

}  // namespace sanlian::store
