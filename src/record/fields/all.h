// The list of field kinds. A new kind is one file in this folder and one line here.
#pragma once

#include "record/field_kind.h"

namespace sanlian::record::fields {

extern const FieldKind &text, &long_text, &integer, &decimal, &money, &rate, &date, &instant, &boolean, &choice, &choices,
    &texts, &reference, &bounded, &uscc, &patent_number, &publication_number, &condition, &file;

}  // namespace sanlian::record::fields
