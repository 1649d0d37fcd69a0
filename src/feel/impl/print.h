#pragma once

#include <string>

#include "feel/impl/node.h"

namespace sanlian::feel {

/// Back to FEEL, with no more brackets than the tree needs.
std::string print_tree(const Tree& tree);
std::string print_node(const Node& node);

}  // namespace sanlian::feel
