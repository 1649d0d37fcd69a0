#pragma once

#include "demo/demo.h"
#include "demo/parameters.h"
#include "demo/words.h"

namespace sanlian::demo {

/// Makes the records of one park inside one transaction, section by section in the order of demo.yaml.
class Generator {
 public:
  Generator(work::Platform& platform, store::Transaction& transaction, Parameters parameters, Random& random,
            Options options);
  Status run();
  Made& made() { return made_; }
  /// Log-in to the id of the organisation that it belongs to.
  const std::map<std::string, std::string>& organisations() const { return ids_; }

 private:
  using Fields = std::vector<std::pair<std::string_view, std::string>>;
  struct Firm {
    std::string id, name, trade;
    bool leading = false;
  };
  struct Filed {
    Date filing;
    std::optional<Date> grant;
  };
  /// Facts of the pre-check that a patent is made with; empty texts stay unknown.
  struct Facts {
    std::string registered, paid_to, pledged = "false", consent, same_day = "none", suspended = "false",
                                     preserved = "false", invalidation = "false", obstacle;
  };

  Result<std::string> put(std::string_view type, const Fields& fields);
  Status banks();
  Status firms();
  Result<Firm> firm(const std::string& name, const std::string& trade, const Fields& further);
  Status story_patents(const Parameters& firm, const Firm& owner);
  Status patents();
  Status patents_in_force(bool leading);
  Status patents_of(std::string_view group, std::string_view kinds);
  Status patent(const Firm& owner, const std::string& kind, const std::string& status, const Filed& filed,
                const Facts& facts, std::string title = {});
  Filed filed_years_ago(std::string_view range, bool granted);
  Facts clean(const Firm& owner) const;
  Status rights();
  Status loans();
  Status loan(const Parameters& declared, const Firm& borrower, Date start, std::string_view state);
  const Firm& any(bool leading);

  work::Platform& platform_;
  store::Transaction& transaction_;
  Parameters parameters_;
  Random& random_;
  Options options_;
  Words words_;
  Date today_;
  record::Actor actor_ = record::Actor::system("demo");
  record::Cause cause_{.kind = "demo", .reference = {}, .request_id = {}};
  Made made_;
  std::map<std::string, std::string> ids_;  ///< Declared keys to record ids.
  std::vector<Firm> leading_, other_;
  std::size_t story_firms_ = 0;  ///< At the head of leading_.
  std::map<std::string, std::int64_t> serials_;
  std::map<std::string, std::int64_t> told_;  ///< What the story has taken of the declared counts already.
};

}  // namespace sanlian::demo
