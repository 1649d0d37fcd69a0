// The one typed tree that all back ends read. A node is plain data; which fields it uses is said beside its kind.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "feel/expression.h"
#include "feel/impl/source.h"
#include "feel/value.h"

namespace sanlian::feel {

struct Builtin;

enum class NodeKind : std::uint8_t {
  literal,       ///< value
  variable,      ///< slot, name; an implicit root or item has no name
  attribute,     ///< of child 0 (record or list of records); attribute
  member,        ///< name, of child 0 (context, calendar value, range, or a list of them)
  item_name,     ///< name: an entry of the context in slot, else child 0 (if there is one)
  negate,        ///< child 0
  arithmetic,    ///< child 0, op, child 1
  compare,       ///< child 0, op, child 1
  between,       ///< child 0, from child 1 to child 2
  in,            ///< child 0; then tests on it, which stands in slot
  tests,         ///< unary tests on slot; flag: not(…); no children: `-`
  test_compare,  ///< op, child 0, on slot
  test_match,    ///< child 0, on slot: equal, member, inside, or (flag: it uses `?`) true
  both,          ///< children: and
  either,        ///< children: or
  branch,        ///< if child 0 then child 1 else child 2
  loop,          ///< for: slots over domains (children), last child the body; slot: partial, flag: it is read
  some,          ///< slots over domains, last child the condition
  every,         ///< as some
  span,          ///< child 0 .. child 1 without brackets, only as a domain of a loop
  list,          ///< children
  context,       ///< names: children; slots: where each entry's value is seen by the later ones
  range,         ///< child 0 .. child 1, start_included, end_included
  half_range,    ///< op, child 0
  filter,        ///< child 0 [ child 1 ], the item stands in slot
  call,          ///< child 0 ( other children ); names, if arguments are named
  builtin,       ///< builtin ( children ); names, if arguments are named
  function,      ///< slots are the parameters, names theirs, types theirs; child 0 the body; flag: external
  instance_of,   ///< child 0, types[0]
  failure        ///< always null with `failure`: what cannot work, in a lenient tree
};

enum class Op : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  power,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal
};

std::string_view symbol_of(Op op);

struct Node;
using NodePtr = std::unique_ptr<Node>;

struct Node {
  NodeKind kind = NodeKind::literal;
  Op op = Op::add;
  bool flag = false;
  bool start_included = false, end_included = false;
  bool reads_input = false;  ///< It or something below it uses `?`.
  int height = 1;
  int slot = -1;
  std::uint32_t begin = 0, end = 0;  ///< Bytes of the text.
  Type type;
  std::vector<NodePtr> children;
  Value value;
  std::string name;
  std::string path;  ///< `enterprise.patents.status`, if the value is reached from a variable by fields alone.
  const Attribute* attribute = nullptr;
  const Builtin* builtin = nullptr;
  std::vector<std::string> names;
  std::vector<int> slots;
  std::vector<Type> types;
  ReasonPtr failure;

  const Node& child(std::size_t i) const { return *children[i]; }
};

struct Tree {
  Source source;
  NodePtr root;
  Type type;
  int slots = 0;        ///< Of a frame, locals counted in.
  int input_slots = 0;  ///< The scope's.
  int root_slot = -1;
  const Entity* entity = nullptr;
  std::vector<Read> reads;
  bool asks_clock = false;
  std::vector<Error> doubts;  ///< What a lenient tree lets pass.
};

}  // namespace sanlian::feel
