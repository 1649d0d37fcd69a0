// One marked-up document in memory: its elements in order and its text in one string, of which each element is a slice.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sanlian::corpus {

class Tree;

/// An element of a tree, or none; asking none gives none and empty texts, so that paths need no checks on the way.
class Element {
 public:
  Element() = default;
  Element(const Tree* tree, std::uint32_t at) : tree_(tree), at_(at) {}
  explicit operator bool() const { return tree_ != nullptr; }

  std::string_view name() const;
  /// All text below, blanks squeezed, paragraphs on lines of their own, none at the ends.
  std::string text() const;
  std::string_view raw_text() const;  ///< As it stands, blanks and all: for fixed columns.
  std::string_view attribute(std::string_view name) const;
  Element child(std::string_view name) const;
  /// The first of the children along `a/b/c`.
  Element find(std::string_view path) const;
  /// The first of that name at any depth below.
  Element any(std::string_view name) const;
  std::vector<Element> children() const;
  std::vector<Element> children(std::string_view name) const;
  std::vector<Element> all(std::string_view name) const;  ///< At any depth below, in order.

 private:
  const Tree* tree_ = nullptr;
  std::uint32_t at_ = 0;
};

class Tree {
 public:
  /// `skipped`: elements whose text is none of the document's (page headers).
  explicit Tree(std::vector<std::string_view> skipped = {}) : skipped_(std::move(skipped)) {}

  void open(std::string_view name);
  void attribute(std::string_view name, std::string_view value);  ///< Of the element just opened.
  void text(std::string_view text);
  void close();
  std::size_t depth() const { return open_.size(); }
  std::string_view open_name(std::size_t from_top) const;
  std::size_t size() const { return nodes_.size(); }

  Element root() const { return nodes_.empty() ? Element() : Element(this, 0); }

 private:
  friend class Element;
  struct Node {
    std::uint32_t name = 0, begin = 0, end = 0;  ///< begin and end in text_.
    std::uint32_t next = 0;                      ///< The first node that is not below this one.
  };
  struct Attribute {
    std::uint32_t node = 0;
    std::string name, value;
  };
  std::uint32_t name_id(std::string_view name);
  void break_line();

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::uint32_t> open_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> name_ids_;
  std::vector<std::string_view> skipped_;
  std::size_t skip_depth_ = 0;
  std::string text_;
};

/// Elements and depth a document may have before it is refused.
inline constexpr std::size_t kElementsMax = 2'000'000, kDepthMax = 200;

}  // namespace sanlian::corpus
