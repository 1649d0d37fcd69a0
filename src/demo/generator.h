#pragma once

#include "demo/demo.h"
#include "demo/firm.h"
#include "demo/parameters.h"
#include "demo/scribe.h"
#include "demo/timeline.h"
#include "demo/words.h"

namespace sanlian::demo {

/// Makes what a park has: banks and their products, firms, patents, other rights, yearly figures and visits. Patents
/// and visits enter on their day, everything else on the first day of the timeline.
class Generator {
 public:
  struct Parts {
    const WorkCalendar& calendar;
    Scribe& scribe;
    Timeline& timeline;
    const Parameters& parameters;
    Words& words;
    Random& random;
    Date today;
    int scale = 1;
    std::string park;
  };
  explicit Generator(const Parts& parts) : parts_(parts), words_(parts.words), parameters_(parts.parameters) {}
  /// Banks, appraisers and firms: those whose people may have an account.
  Status organisations();
  /// Everything else. Accounts exist by now.
  Status holdings();

  /// Declared keys of banks, appraisers and the story's firms, to record ids; products by `bank key/name`.
  const std::map<std::string, std::string>& ids() const { return ids_; }
  Firms& firms() { return leading_; }  ///< The story's first.
  Firm& story_firm(const std::string& key);
  Firm& any(bool leading);

 private:
  struct Filed {
    Date filing;
    std::optional<Date> grant;
  };
  /// Facts of the pre-check that a patent is made with; empty texts stay unknown.
  struct Facts {
    std::string registered, paid_to, pledged = "false", consent, same_day = "none", suspended = "false",
                                     preserved = "false", invalidation = "false", obstacle;
    bool clean = true;
  };

  Result<std::string> put(std::string_view type, const Fields& fields);
  Status banks();
  Status firms_of_groups();
  Result<Firm> firm(const std::string& name, const std::string& trade, const Fields& further);
  Status story_patents(const Parameters& firm, Firm& owner);
  Status patents_in_force(bool leading);
  Status patents_of(std::string_view group, std::string_view kinds);
  Status patent(Firm& owner, const std::string& kind, const std::string& status, const Filed& filed, const Facts& facts,
                std::string title = {});
  Filed filed_years_ago(std::string_view range, bool granted);
  Facts clean(const Firm& owner) const;
  Status rights();
  Status years();
  Status visits();

  Parts parts_;
  Words& words_;
  const Parameters& parameters_;
  record::Actor system_ = record::Actor::system("demo");
  std::map<std::string, std::string> ids_;
  Firms leading_, other_;
  std::map<std::string, std::size_t> stories_;  ///< Keys of the story's firms, to their place in leading_.
  std::map<std::string, std::int64_t> serials_;
  std::map<std::string, std::int64_t> told_;  ///< What the story has taken of the declared counts already.
};

}  // namespace sanlian::demo
