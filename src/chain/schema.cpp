#include "chain/schema.h"

namespace sanlian::chain {
namespace {

// `at` is microseconds, `date` the same day on a Chinese wall calendar: figures group by day.
constexpr store::SchemaStep kSteps[] = {{.room = "chain", .number = 1, .title = "stage history and notices", .sql = R"(
CREATE TABLE stage_event (
  seq INTEGER NOT NULL PRIMARY KEY,
  chain TEXT NOT NULL,
  type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  park TEXT,
  from_stage TEXT,
  to_stage TEXT NOT NULL,
  move TEXT NOT NULL,
  at INTEGER NOT NULL,
  date TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  due TEXT,
  reason TEXT,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_event_record ON stage_event (type, record_id, seq);
CREATE INDEX stage_event_chain ON stage_event (chain, park, seq);
CREATE TABLE notice (
  id INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  park TEXT,
  role TEXT NOT NULL,
  organisation TEXT,
  user_id TEXT,
  type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  chain TEXT NOT NULL,
  move TEXT NOT NULL,
  text_zh TEXT NOT NULL,
  text_en TEXT NOT NULL,
  read_at INTEGER,
  read_by TEXT
) STRICT;
CREATE INDEX notice_role ON notice (role, id);
CREATE INDEX notice_record ON notice (type, record_id, id);
)"}};

}  // namespace

std::span<const store::SchemaStep> chain_schema_steps() { return kSteps; }

}  // namespace sanlian::chain
