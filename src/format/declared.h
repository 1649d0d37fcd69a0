#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "format/label.h"
#include "format/schema.h"
#include "format/value.h"

namespace sanlian::format {

/// A declared file as its schema reads it. Making one checks the whole tree and collects every error; reading it never
/// fails: what is left out or wrong gives the fallback, so that one reading can go on to find everything.
///
///     const Value tree = SANLIAN_TRY(parse_yaml(text, file));
///     Errors errors;
///     const Declared type(tree, kType, file, errors);
///     for (const Declared& field : type["fields"].items()) read(field["key"].text(), field["label"].label());
///     if (!errors.empty()) return std::move(errors).take();
///
/// A view: the tree, the schema, `file` and `errors` must outlive it.
class Declared {
 public:
  Declared(const Value& tree, const Schema& schema, std::string_view file, Errors& errors);

  /// What stands under `key`, perhaps nothing. The schema must know the key; of something that is no map, nothing.
  Declared operator[](std::string_view key) const;

  bool present() const { return value_ && !value_->is_null(); }
  explicit operator bool() const { return present(); }
  bool is_text() const { return value_ && value_->is_text(); }
  bool is_list() const { return value_ && value_->is_list(); }
  bool is_map() const { return value_ && value_->is_map(); }

  std::string text(std::string_view fallback = {}) const;    ///< Of text, words, feel, identifier, choice, number.
  std::string number(std::string_view fallback = {}) const;  ///< Exactly as written.
  std::int64_t integer(std::int64_t fallback = 0) const;
  bool boolean(bool fallback = false) const;
  Label label() const;
  std::optional<Date> date() const;
  std::vector<std::string> texts() const;  ///< The texts of a list; a lone text counts as a list of one.
  std::vector<Declared> items() const;     ///< Of a list, in order.
  std::vector<std::pair<std::string, Declared>> entries() const;  ///< Of a dictionary, in order.
  const Value* value() const { return value_; }                   ///< The node itself, or null.

  /// Adds an error found by the caller's own rules, with the place of this node (or of the map that lacks it).
  void refuse(Error error) const;
  /// For a key that must be given because of another: adds format.missing_key when it is not there.
  void require(std::string_view key) const;
  Place place() const { return place_; }
  std::string where() const;  ///< `packs/core/types/firm.yaml:14:9`

 private:
  struct Source {
    std::string_view file;
    Errors* errors;
  };
  Declared(const Value* value, const Shape* shape, const Schema* schema, Place place, Source source);
  Declared inner(const Value& value, const Shape& shape) const;

  const Value* value_;
  const Shape* shape_;    ///< Null at the root.
  const Schema* schema_;  ///< When this is a map with a schema.
  Place place_;
  Source source_;
};

}  // namespace sanlian::format
