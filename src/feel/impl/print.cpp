#include "feel/impl/print.h"

#include "feel/builtins/builtin.h"
#include "feel/impl/literal.h"

namespace sanlian::feel {
namespace {

// How tightly each kind of node holds together; a looser child is put in brackets.
constexpr int kLoosest = 0, kEither = 1, kBoth = 2, kCompare = 3, kSum = 4, kProduct = 5, kPower = 6, kNegate = 7,
              kInstance = 8, kPostfix = 9, kPrimary = 10;

int binding_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::branch:
    case NodeKind::loop:
    case NodeKind::some:
    case NodeKind::every:
    case NodeKind::function:
      return kLoosest;
    case NodeKind::either:
      return kEither;
    case NodeKind::both:
      return kBoth;
    case NodeKind::compare:
    case NodeKind::between:
    case NodeKind::in:
      return kCompare;
    case NodeKind::arithmetic:
      if (node.op == Op::power) return kPower;
      return node.op == Op::add || node.op == Op::subtract ? kSum : kProduct;
    case NodeKind::negate:
      return kNegate;
    case NodeKind::instance_of:
      return kInstance;
    case NodeKind::literal:
      return node.value.is(Kind::number) && node.value.number().sign() < 0 ? kNegate : kPrimary;
    case NodeKind::attribute:
    case NodeKind::member:
    case NodeKind::filter:
    case NodeKind::call:
      return kPostfix;
    default:
      return kPrimary;
  }
}

class TreePrinter {
 public:
  std::string out;

  void print(const Node& node, int least) {
    const bool bracketed = binding_of(node) < least;
    if (bracketed) out += '(';
    bare(node);
    if (bracketed) out += ')';
  }

  void tests(const Node& node) {
    if (node.children.empty()) out += '-';
    if (node.flag) out += "not(";
    separated(node, 0);
    if (node.flag) out += ')';
  }

 private:
  void separated(const Node& node, std::size_t from) {
    for (std::size_t i = from; i < node.children.size(); ++i) {
      if (i > from) out += ", ";
      print(node.child(i), kLoosest);
    }
  }

  void joined(const Node& node, std::string_view word, int binding) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i > 0) out += word;
      print(node.child(i), binding + 1);
    }
  }

  void binary(const Node& node) {
    const int binding = binding_of(node);
    print(node.child(0), binding);
    out += ' ', out += symbol_of(node.op), out += ' ';
    print(node.child(1), binding + 1);
  }

  void loop(const Node& node, std::string_view word, std::string_view body_word) {
    out += word;
    for (std::size_t i = 0; i < node.slots.size(); ++i) {
      out += (i ? ", " : " ") + node.names[i] + " in ";
      print(node.child(i), kLoosest);
    }
    out += ' ', out += body_word, out += ' ';
    print(*node.children.back(), kLoosest);
  }

  void arguments(const Node& node, std::size_t from) {
    out += '(';
    for (std::size_t i = from; i < node.children.size(); ++i) {
      if (i > from) out += ", ";
      if (!node.names.empty()) out += node.names[i - from] + ": ";
      print(node.child(i), kLoosest);
    }
    out += ')';
  }

  void in(const Node& node) {
    print(node.child(0), kCompare);
    out += " in (";
    separated(node, 1);
    out += ')';
  }

  void function(const Node& node) {
    out += "function(";
    for (std::size_t i = 0; i < node.names.size(); ++i) {
      out += (i ? ", " : "") + node.names[i];
      if (node.types[i] != Type()) out += ": " + node.types[i].to_string();
    }
    out += node.flag ? ") external " : ") ";
    print(node.child(0), kLoosest);
  }

  void context(const Node& node) {
    out += '{';
    for (std::size_t i = 0; i < node.names.size(); ++i) {
      // Quoting every key is not pretty, but a quoted key is a name like any other.
      out += (i ? ", " : "") + quoted(node.names[i]) + ": ";
      print(node.child(i), kLoosest);
    }
    out += '}';
  }

  void interval(const Node& node) {
    if (node.kind == NodeKind::range) out += node.start_included ? '[' : '(';
    print(node.child(0), kSum);
    out += "..";
    print(node.child(1), kSum);
    if (node.kind == NodeKind::range) out += node.end_included ? ']' : ')';
  }

  void path(const Node& node) {
    const auto& base = node.child(0);
    const bool is_implicit = base.kind == NodeKind::variable && base.name.empty();
    if (!is_implicit) print(base, kPostfix), out += '.';
    out += node.name;
  }

  void bare(const Node& node) {
    switch (node.kind) {
      case NodeKind::literal:
        out += node.value.print();
        return;
      case NodeKind::variable:
      case NodeKind::item_name:
        out += node.name;
        return;
      case NodeKind::attribute:
      case NodeKind::member:
        return path(node);
      case NodeKind::negate:
        out += '-';
        return print(node.child(0), kNegate);
      case NodeKind::arithmetic:
      case NodeKind::compare:
        return binary(node);
      case NodeKind::between:
        print(node.child(0), kCompare);
        out += " between ";
        print(node.child(1), kSum);
        out += " and ";
        return print(node.child(2), kSum);
      case NodeKind::in:
        return in(node);
      case NodeKind::tests:
        return tests(node);
      case NodeKind::test_compare:
        out += symbol_of(node.op), out += ' ';
        return print(node.child(0), kSum);
      case NodeKind::test_match:
        return print(node.child(0), kLoosest);
      case NodeKind::both:
        return joined(node, " and ", kBoth);
      case NodeKind::either:
        return joined(node, " or ", kEither);
      case NodeKind::branch:
        out += "if ";
        print(node.child(0), kLoosest);
        out += " then ";
        print(node.child(1), kLoosest);
        out += " else ";
        return print(node.child(2), kLoosest);
      case NodeKind::loop:
        return loop(node, "for", "return");
      case NodeKind::some:
        return loop(node, "some", "satisfies");
      case NodeKind::every:
        return loop(node, "every", "satisfies");
      case NodeKind::span:
      case NodeKind::range:
        return interval(node);
      case NodeKind::list:
        out += '[';
        separated(node, 0);
        out += ']';
        return;
      case NodeKind::context:
        return context(node);
      case NodeKind::half_range:
        out += '(', out += symbol_of(node.op), out += ' ';
        print(node.child(0), kSum);
        out += ')';
        return;
      case NodeKind::filter:
        print(node.child(0), kPostfix);
        out += '[';
        print(node.child(1), kLoosest);
        out += ']';
        return;
      case NodeKind::call:
        print(node.child(0), kPostfix);
        return arguments(node, 1);
      case NodeKind::builtin:
        out += node.builtin->name;
        return node.flag ? void() : arguments(node, 0);
      case NodeKind::function:
        return function(node);
      case NodeKind::instance_of:
        print(node.child(0), kPostfix);
        out += " instance of " + node.types[0].to_string();
        return;
      case NodeKind::failure:
        out += node.name.empty() ? "null" : node.name;
        return;
    }
  }
};

}  // namespace

std::string print_node(const Node& node) {
  TreePrinter printer;
  printer.print(node, kLoosest);
  return printer.out;
}

std::string print_tree(const Tree& tree) { return print_node(*tree.root); }

}  // namespace sanlian::feel
