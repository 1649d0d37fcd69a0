#pragma once

#include <functional>
#include <map>

#include "store/transaction.h"

namespace sanlian::demo {

/// What happens on which day. Acts are done in the order of the days, and on one day in the order in which they were
/// asked for; an act may ask for further ones. Everything an act writes is dated on its day.
class Timeline {
 public:
  using Act = std::function<Status()>;
  explicit Timeline(store::Transaction& transaction) : transaction_(transaction) {}

  /// A day that has passed means at once, that is: on the day that is being done.
  void on(Date day, Act act);
  /// Does all acts up to and with `last`; what lies later is never done. Stops at the first error.
  Status run(Date last);
  Date today() const { return transaction_.now().local_date(); }

 private:
  store::Transaction& transaction_;
  std::multimap<Date, Act> acts_;
};

}  // namespace sanlian::demo
