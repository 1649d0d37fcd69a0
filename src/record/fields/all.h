// The list of field kinds. A new kind is one file in this folder and one line here.
#pragma once

#include "record/field_kind.h"

namespace sanlian::record::fields {

extern const FieldKind &kText, &kLongText, &kInteger, &kDecimal, &kMoney, &kRate, &kDate, &kInstant, &kBoolean,
    &kChoice, &kChoices, &kTexts, &kReference, &kBounded, &kUscc, &kPatentNumber, &kPublicationNumber, &kCondition,
    &kFile;

}  // namespace sanlian::record::fields
