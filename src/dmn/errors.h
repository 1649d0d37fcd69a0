// What room dmn refuses when a model is read, what it says of parts that will not work, and why a decision is null.
#pragma once

#include "base/error.h"

namespace sanlian::dmn::errors {

// The file as a whole is refused.
extern const ErrorSpec not_xml;         ///< what: not well-formed
extern const ErrorSpec not_utf8;        ///< no arguments
extern const ErrorSpec doctype;         ///< no arguments: DTDs and entities are never read
extern const ErrorSpec too_large;       ///< bytes, max
extern const ErrorSpec too_deep;        ///< max
extern const ErrorSpec too_many;        ///< max: elements
extern const ErrorSpec not_dmn;         ///< found: the root element or its namespace
extern const ErrorSpec no_model;        ///< no arguments: nothing was given
extern const ErrorSpec same_namespace;  ///< namespace: two models claim it

// Parts of a model that will not work; the rest does.
extern const ErrorSpec missing;            ///< what
extern const ErrorSpec unknown_choice;     ///< what, found, known
extern const ErrorSpec duplicate;          ///< what, name
extern const ErrorSpec unknown_type;       ///< name
extern const ErrorSpec unknown_type_near;  ///< name, near
extern const ErrorSpec type_cycle;         ///< name
extern const ErrorSpec unknown_reference;  ///< href
extern const ErrorSpec wrong_reference;    ///< href, expected
extern const ErrorSpec unknown_import;     ///< namespace
extern const ErrorSpec name_clash;         ///< name: of an import without a name
extern const ErrorSpec requirement_cycle;  ///< names
extern const ErrorSpec foreign_language;   ///< language
extern const ErrorSpec no_logic;           ///< name
extern const ErrorSpec cells;              ///< rule, found, wanted
extern const ErrorSpec aggregate_of_many;  ///< outputs
extern const ErrorSpec no_priorities;      ///< policy

// When evaluated.
extern const ErrorSpec no_such_decision;       ///< name
extern const ErrorSpec no_such_decision_near;  ///< name, near
extern const ErrorSpec ambiguous;              ///< name
extern const ErrorSpec not_of_type;            ///< what, type, value
extern const ErrorSpec not_allowed;            ///< what, value, allowed
extern const ErrorSpec several_rules;          ///< table, rules: of a unique table
extern const ErrorSpec rules_differ;           ///< table, rules: of an any table
extern const ErrorSpec no_rule;                ///< table
extern const ErrorSpec not_a_priority;         ///< table, value
extern const ErrorSpec external;               ///< kind
extern const ErrorSpec wrong_arguments;        ///< name, found, wanted
extern const ErrorSpec unknown_argument;       ///< name, argument
extern const ErrorSpec not_a_list;             ///< what, value
extern const ErrorSpec no_input;               ///< name, meant
extern const ErrorSpec bad_input;              ///< name, value, type
extern const ErrorSpec bad_case;               ///< what: in a file of test cases

// Files.
extern const ErrorSpec no_file;         ///< file
extern const ErrorSpec no_cases;        ///< folder
extern const ErrorSpec no_such_reason;  ///< code: a case expects it

}  // namespace sanlian::dmn::errors
