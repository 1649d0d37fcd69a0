#pragma once

#include "record/draft.h"
#include "work/import/impl/spool.h"
#include "work/import/result.h"

namespace sanlian::work {

/// One row between reading and writing: as it stood in the file, and what it says.
struct StagedRow {
  /// A record that is made with its title alone, because this row names it.
  struct Missing {
    int field = 0;  ///< Index of the reference.
    std::string title;
  };

  explicit StagedRow(const record::RecordType& type) : draft(type) {}
  std::int64_t number = 0;
  std::vector<std::string> cells;    ///< As read, in the order of the file's columns.
  std::vector<RowProblem> problems;  ///< Not empty: the row is refused.
  record::Draft draft;
  std::vector<Missing> missing;
  std::vector<int> guessed;  ///< Indexes of references found by names, not given: a record that has one keeps it.
  bool prepared = false;     ///< Defaults and computed fields are in the draft.

  void put_into(Spool& spool) const;
  void take_from(Spool& spool);  ///< Everything but the draft's type and park is replaced.
};

/// A refused row on its way to the error file.
struct RefusedRow {
  std::int64_t number = 0;
  std::vector<std::string> cells;
  std::string reason;
  void put_into(Spool& spool) const;
  static RefusedRow take_from(Spool& spool);
};

}  // namespace sanlian::work
