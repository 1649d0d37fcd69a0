#pragma once

#include "cli/command.h"

namespace sanlian::cli {

void add_corpus_import(CLI::App& corpus, Context& context, Action& action);

}  // namespace sanlian::cli
