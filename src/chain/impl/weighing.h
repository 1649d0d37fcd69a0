// A move weighed against one record: who may make it, and what stands against it. Reads only, so that it serves the
// offer on a reader and the move itself inside its transaction.
#pragma once

#include "chain/move_offer.h"
#include "chain/moves.h"
#include "feel/evaluate.h"

namespace sanlian::chain {

/// Where a `Related` leads.
struct Reached {
  std::vector<std::string> ids;      ///< Each once, in the order they were met.
  bool unknown = false;              ///< Something on the way is empty.
  std::vector<std::string> missing;  ///< Its paths from the moved record.
};

class Weighing {
 public:
  struct Subject {
    store::Source& source;
    const record::Actor& person;
    Instant now;
    const ChainType& chain;
    const Move& move;
    std::string_view from;  ///< The stage that is left: also once the record stands in the next one.
    std::string_view reason;
  };
  /// `row`: the record as the expressions see it, perhaps with values that are not written yet.
  Weighing(const Moves::Parts& parts, const Subject& subject, record::Row row);

  /// Whether the person has any of the roles the move is for. The platform itself needs none.
  static bool knows(const Move& move, const record::Actor& person);
  /// The role that allows the move on this record: by itself it may see the record and meets `where`, so that what one
  /// role of a person opens is not moved with another's right. Nothing where none does; empty for the platform.
  std::optional<std::string> allowing_role() const;
  Result<std::vector<MoveReason>> missing_fields() const;
  enum class Input { given, awaited };
  /// With `awaited`, guards that read what will be given with the move are left open.
  Result<std::vector<MoveReason>> guards(Input input) const;
  Result<std::vector<MoveReason>> documents() const;

  feel::Value evaluate(const feel::Expression& expression) const;
  feel::Outcome judge(const feel::Expression& expression) const;
  /// The same with `target`, a record that an update would write.
  feel::Value evaluate(const feel::Expression& expression, const record::Row& target) const;
  feel::Outcome judge(const feel::Expression& expression, const record::Row& target) const;
  Reached reach(const Related& related) const;

 private:
  bool allows(const std::string& role) const;
  Result<std::optional<MoveReason>> check(const Guard& guard) const;
  Result<Label> ground_text(const record::Row& checked, const Checks::Ground& ground) const;
  std::vector<feel::Value> with_target(const record::Row& target) const;
  feel::Environment environment() const { return {.now = subject_.now, .limits = {}}; }
  const record::Registry& registry() const { return parts_.writer.registry(); }

  const Moves::Parts& parts_;
  Subject subject_;
  record::Row row_;
  std::vector<feel::Value> frame_;
};

/// `loan.registered_on` from a type in words: 贷款 · 质押登记日.
Label describe_path(const record::RecordType& type, std::string_view path);

}  // namespace sanlian::chain
