#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "format/value.h"

namespace sanlian::format {

struct Schema;

/// What may stand under a key of a declared file. A small value, made by one of the functions below:
///     Shape::text()   Shape::list(Shape::map(kField))   Shape::either({Shape::identifier(), Shape::map(kAsk)})
class Shape {
 public:
  enum class Kind : std::uint8_t {
    any,
    text,
    words,
    feel,
    identifier,
    label,
    boolean,
    integer,
    number,
    date,
    choice,
    list,
    dictionary,
    map,
    either
  };

  static Shape any() { return Shape(Kind::any); }
  static Shape text() { return Shape(Kind::text); }    ///< Not empty. A bare number is refused: "put it in quotes".
  static Shape words() { return Shape(Kind::words); }  ///< Text, or a number taken as its text: `clause: 7`.
  static Shape feel() { return Shape(Kind::feel); }    ///< An expression; a bare number, true or false is one too.
  static Shape identifier() { return Shape(Kind::identifier); }  ///< `pledge_loan`: a-z, 0-9, _; a letter first.
  static Shape label() { return Shape(Kind::label); }            ///< `{zh: …, en: …}`, both required.
  static Shape boolean() { return Shape(Kind::boolean); }
  static Shape integer(std::int64_t min = 0, std::int64_t max = std::numeric_limits<std::int32_t>::max());
  static Shape number() { return Shape(Kind::number); }  ///< Read as text; room number makes a Decimal of it.
  static Shape date() { return Shape(Kind::date); }      ///< `2022-06-01`
  static Shape choice(std::initializer_list<std::string_view> choices);
  static Shape list(Shape item);
  static Shape filled_list(Shape item);  ///< With one item at least: an empty one would switch its owner off silently.
  static Shape dictionary(Shape item);   ///< A map whose keys the author chooses.
  static Shape map(const Schema& schema);  ///< `schema` is a constant of the program; it may hold itself.
  static Shape either(std::initializer_list<Shape> alternatives);  ///< The first whose kind of value fits decides.

  Kind kind() const { return kind_; }
  std::int64_t min() const { return min_; }
  std::int64_t max() const { return max_; }
  const std::vector<std::string>& choices() const { return choices_; }
  const std::vector<Shape>& inner() const { return inner_; }  ///< The item of a list or dictionary; the alternatives.
  const Schema& schema() const { return *schema_; }

  /// Whether `value` is of the kind this shape asks for; says nothing of what is inside.
  bool takes(const Value& value) const;
  /// What belongs here, for messages: `text`, `list of field`.
  std::string print(Lang lang) const;

 private:
  explicit Shape(Kind kind) : kind_(kind) {}
  Kind kind_;
  std::int64_t min_ = 0, max_ = 0;
  std::vector<std::string> choices_;
  std::vector<Shape> inner_;
  const Schema* schema_ = nullptr;
};

}  // namespace sanlian::format
