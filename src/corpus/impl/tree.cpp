#include "corpus/impl/tree.h"

#include <algorithm>
#include <array>

namespace sanlian::corpus {
namespace {

/// What begins and ends a paragraph, in the formats of all times.
constexpr auto kBlocks =
    std::to_array<std::string_view>({"p", "P", "heading", "Heading", "claim-text", "ClaimText", "li", "row", "tr",
                                     "paragraph", "PARA", "H", "CLM", "LI", "title", "br", "Claim", "claim"});

bool is_block(std::string_view name) { return std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end(); }
}  // namespace

std::uint32_t Tree::name_id(std::string_view name) {
  const auto [found, is_new] = name_ids_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.emplace_back(name);
  return found->second;
}

void Tree::break_line() {
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
}

void Tree::open(std::string_view name) {
  if (is_block(name)) break_line();
  const bool skip = skip_depth_ > 0 || std::find(skipped_.begin(), skipped_.end(), name) != skipped_.end();
  if (skip) ++skip_depth_;
  open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
  const auto at = static_cast<std::uint32_t>(text_.size());
  nodes_.push_back({.name = name_id(name), .begin = at, .end = at, .next = 0});
}

void Tree::attribute(std::string_view name, std::string_view value) {
  attributes_.push_back({open_.back(), std::string(name), std::string(value)});
}

void Tree::text(std::string_view text) {
  if (skip_depth_ > 0) return;
  for (const char c : text) text_ += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
}

void Tree::close() {
  Node& node = nodes_[open_.back()];
  open_.pop_back();
  if (skip_depth_ > 0) --skip_depth_;
  node.end = static_cast<std::uint32_t>(text_.size());
  node.next = static_cast<std::uint32_t>(nodes_.size());
  if (is_block(names_[node.name])) break_line();
}

std::string_view Tree::open_name(std::size_t from_top) const {
  return names_[nodes_[open_[open_.size() - 1 - from_top]].name];
}

std::string_view Element::name() const {
  return tree_ ? std::string_view(tree_->names_[tree_->nodes_[at_].name]) : std::string_view();
}

std::string Element::text() const {
  std::string out;
  if (!tree_) return out;
  const auto& node = tree_->nodes_[at_];
  char gap = 0;
  for (const char c : std::string_view(tree_->text_).substr(node.begin, node.end - node.begin)) {
    if (c == '\n') {
      gap = '\n';
    } else if (c == ' ') {
      if (gap == 0) gap = ' ';
    } else {
      if (gap != 0 && !out.empty()) out += gap;
      gap = 0;
      out += c;
    }
  }
  return out;
}

std::string_view Element::raw_text() const {
  if (!tree_) return {};
  const auto& node = tree_->nodes_[at_];
  return std::string_view(tree_->text_).substr(node.begin, node.end - node.begin);
}

std::string_view Element::attribute(std::string_view name) const {
  if (!tree_) return {};
  const auto& all = tree_->attributes_;
  auto at = std::lower_bound(all.begin(), all.end(), at_,
                             [](const auto& one, std::uint32_t node) { return one.node < node; });
  for (; at != all.end() && at->node == at_; ++at)
    if (at->name == name) return at->value;
  return {};
}

std::vector<Element> Element::children() const {
  std::vector<Element> out;
  if (!tree_) return out;
  const auto& nodes = tree_->nodes_;
  for (std::uint32_t at = at_ + 1; at < nodes[at_].next; at = nodes[at].next) out.emplace_back(tree_, at);
  return out;
}

Element Element::child(std::string_view name) const {
  if (!tree_) return {};
  const auto& nodes = tree_->nodes_;
  for (std::uint32_t at = at_ + 1; at < nodes[at_].next; at = nodes[at].next)
    if (tree_->names_[nodes[at].name] == name) return {tree_, at};
  return {};
}

std::vector<Element> Element::children(std::string_view name) const {
  auto out = children();
  std::erase_if(out, [&](const Element& element) { return element.name() != name; });
  return out;
}

Element Element::find(std::string_view path) const {
  Element element = *this;
  while (element && !path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    element = element.child(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return element;
}

Element Element::any(std::string_view name) const {
  if (!tree_) return {};
  const auto& nodes = tree_->nodes_;
  for (std::uint32_t at = at_ + 1; at < nodes[at_].next; ++at)
    if (tree_->names_[nodes[at].name] == name) return {tree_, at};
  return {};
}

std::vector<Element> Element::all(std::string_view name) const {
  std::vector<Element> out;
  if (!tree_) return out;
  const auto& nodes = tree_->nodes_;
  for (std::uint32_t at = at_ + 1; at < nodes[at_].next; ++at)
    if (tree_->names_[nodes[at].name] == name) out.emplace_back(tree_, at);
  return out;
}

}  // namespace sanlian::corpus
