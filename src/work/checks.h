// Declared checks (packs/*/checks): a list of grounds in FEEL over a record, judged in three values. The pledge
// pre-check is one of them. Missing data never passes and never blocks: it is unknown, and says which field is missing.
#pragma once

#include <filesystem>
#include <functional>

#include "base/calendar.h"
#include "chain/checks.h"
#include "feel/expression.h"
#include "format/schema.h"
#include "record/registry.h"
#include "record/row.h"

namespace sanlian::work {

/// Who can mend an unmet ground, how, and in how many working days.
struct Mend {
  std::string role;
  int workdays = 0;
  record::Label how;
};

struct Ground {
  std::string key, group;
  record::Label label;
  std::optional<feel::Expression> when, must;
  std::vector<feel::Expression> needs;
  std::optional<feel::Expression> applies, to;  ///< A condition kept in a field of an input, and what it is over.
  bool insist = false, manual = false;
  Mend mend;
};

struct CheckInput {
  std::string key;
  record::Label label;
  const record::RecordType* target = nullptr;  ///< Of a reference.
  std::optional<feel::Expression> fallback;
};

struct Check {
  chain::CheckFace face;
  record::Label label;
  std::vector<CheckInput> inputs;
  std::vector<Ground> grounds;
};

enum class Finding { met, unmet, unknown, manual, not_applicable };
std::string_view finding_key(Finding finding);

struct GroundResult {
  const Ground* ground = nullptr;
  Finding finding = Finding::unknown;
  std::vector<std::string> missing;  ///< Paths of the empty fields it hangs on.
  std::optional<Date> mend_by;
};

enum class Verdict { pledgeable, blocked, unknown };
std::string_view verdict_key(Verdict verdict);

struct CheckResult {
  Verdict verdict = Verdict::unknown;
  std::vector<GroundResult> grounds;  ///< In the order of the declaration.
};

/// Label of a field path, such as `专利权人 · 企业名称` for `holder.name`.
record::Label path_label(const record::RecordType& type, std::string_view path);

class CheckBook final : public chain::Checks {
 public:
  /// All errors of all files together, each with file:line:column. `registry` and `calendar` outlive the book.
  static Result<std::unique_ptr<CheckBook>> load(const std::filesystem::path& packs, const record::Registry& registry,
                                                 const WorkCalendar& calendar);

  const Check* check(std::string_view key) const;
  /// Judges one record. `inputs` by key; references as ids; what is not given takes its default. The check itself is
  /// the park's and sees everything; conditions kept in records are whoever wrote them's, and with a `viewer` they see
  /// what the viewer may see.
  Result<CheckResult> judge(store::Source& source, const Check& check, const record::Row& row,
                            const feel::Context& inputs, Instant now, const record::Viewer* viewer = nullptr) const;

  std::vector<std::string> names() const override;
  const chain::CheckFace* find(std::string_view key) const override;
  Result<std::vector<chain::Checks::Ground>> held_up(store::Source& source, const chain::CheckFace& face,
                                                     const record::Row& row, const feel::Context& inputs,
                                                     Instant now) const override;

 private:
  CheckBook(const record::Registry& registry, const WorkCalendar& calendar)
      : registry_(registry), calendar_(calendar) {}
  Result<feel::Value> input_value(store::Source& source, const CheckInput& input, const feel::Context& given,
                                  Instant now, const record::Viewer* viewer) const;
  Finding judge_stored(store::Source& source, const work::Ground& ground, std::span<const feel::Value> frame,
                       Instant now, const record::Viewer* viewer, std::vector<std::string>& missing) const;

  const record::Registry& registry_;
  const WorkCalendar& calendar_;
  std::vector<std::unique_ptr<Check>> checks_;
};

extern const format::Schema kCheckSchema;

}  // namespace sanlian::work
