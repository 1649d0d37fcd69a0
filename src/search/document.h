#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/schema.h"

namespace sanlian::search {

template <class T>
struct InField {
  FieldId field = 0;
  T value;
};

/// What an index takes in and gives back. A later document of the same key replaces the earlier one.
struct Document {
  std::string key;                             ///< Not empty, at most 255 bytes.
  std::vector<InField<std::string>> texts;     ///< Several of one field are kept apart: no phrase spans two.
  std::vector<InField<std::string>> keywords;  ///< Each at most 1,024 bytes; doubles within a field count once.
  std::vector<InField<std::int64_t>> numbers;  ///< At most one a field.
  std::string order;    ///< Documents are laid beside those of a near order when segments merge: the main IPC group.
  std::string payload;  ///< Kept whole and compressed, handed back as it came.
};

}  // namespace sanlian::search
