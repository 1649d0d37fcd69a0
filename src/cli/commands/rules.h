// The commands below `sanlian rules` that have a file of their own.
#pragma once

#include "cli/command.h"

namespace sanlian::cli {

void add_rules_check(CLI::App& rules, Context& context, Action& action);
void add_rules_batch(CLI::App& rules, Context& context, Action& action);

}  // namespace sanlian::cli
