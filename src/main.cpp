#include "cli/cli.h"

int main(int argc, char** argv) { return sanlian::cli::run(argc, argv); }
