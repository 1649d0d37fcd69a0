// What a header says besides a field's name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/type.h"

namespace sanlian::work {

/// Without line breaks, blanks at the ends, and the star of required columns.
std::string one_line(std::string_view header);

/// The fields that answer to this header, whole or without what stands in brackets behind it. A key goes before a
/// label, a label before an alias; several only when they answer alike.
std::vector<const record::Field*> fields_of_header(const record::RecordType& type, std::string_view header);

/// The power of ten that the unit in brackets asks for; nothing when the unit of a number is not understood.
std::optional<int> read_header(const record::Field& field, std::string_view header);

}  // namespace sanlian::work
