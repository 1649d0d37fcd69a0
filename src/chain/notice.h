// Notices: what people find among their to-dos. A notice is for a role of a park, of an organisation or of the
// platform, or for one person; whoever marks it read has taken it for all of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "format/label.h"
#include "record/actor.h"
#include "record/registry.h"
#include "store/transaction.h"

namespace sanlian::chain {

struct Notice {
  std::int64_t id = 0;  ///< Rising; given by post.
  Instant at;
  std::string role;
  std::string organisation;  ///< Id of the firm or bank; empty for the roles of a park or of the platform.
  std::string park;          ///< Of the record; empty for a role of the platform.
  std::string user_id;       ///< When it is for one person of the role.
  std::string type, record_id, chain, move;
  format::Label text;
  std::optional<Instant> read_at;
  std::string read_by;
};

/// Whether people of this role belong to a record (a firm, a bank) rather than to a park or the platform.
bool is_of_organisation(const record::Registry& registry, const record::Role& role);

/// Answers its id; `at` is the transaction's.
Result<std::int64_t> post(store::Transaction& transaction, const Notice& notice);

struct NoticeQuery {
  bool unread_only = true;
  std::int64_t before_id = 0;  ///< Of the page before; 0: the newest.
  int limit = 50;              ///< 1 to 500.
};
/// Newest first: those whose role the actor has and whose organisation, park and person fit.
Result<std::vector<Notice>> notices_for(store::Source& source, const record::Actor& actor,
                                        const NoticeQuery& query = {});
Result<std::int64_t> count_unread(store::Source& source, const record::Actor& actor);
/// Once read it stays as it is. Errors: chain.no_such_notice, also for one that is not the actor's.
Status mark_read(store::Transaction& transaction, const record::Actor& actor, std::int64_t id);

}  // namespace sanlian::chain
