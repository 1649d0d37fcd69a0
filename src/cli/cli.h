// The command line: every command parses, calls room work, prints. Exit codes: 0 done, 1 refused, 2 wrong use.
#pragma once

namespace sanlian::cli {

int run(int argc, char** argv);

}  // namespace sanlian::cli
