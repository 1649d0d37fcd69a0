// Static types: what is known of a value before it is seen. A type is an upper bound, never a promise that the value
// is not null. Entity types are held by pointer and may be cyclic (a patent has an enterprise that has patents).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/kind.h"

namespace sanlian::feel {

struct Entity;

class Type {
 public:
  struct Field;  ///< A named entry of a context type.

  Type() = default;            ///< Any.
  Type(Kind kind);             // NOLINT: a kind without details is a type
  Type(const Entity& entity);  // NOLINT: so is an entity

  static Type list_of(Type element);
  static Type range_of(Type end_point);
  static Type context_of(std::vector<Field> fields);
  static Type function_of(std::vector<Type> parameters, Type result);

  Kind kind() const { return kind_; }
  bool is(Kind kind) const { return kind_ == kind; }
  /// Any or null: nothing can be said against it.
  bool is_open() const { return kind_ == Kind::any || kind_ == Kind::null; }
  bool may_be(Kind kind) const { return is_open() || kind_ == kind; }
  /// Of a list or range; Any where it is not known.
  const Type& element() const;
  /// Of a context, in declared order; empty where it is not known.
  std::span<const Field> fields() const;
  bool knows_fields() const;
  const Type* find_field(std::string_view name) const;
  const Entity* entity() const { return entity_; }
  std::span<const Type> parameters() const;  ///< Of a function.
  const Type& result() const;                ///< Of a function.
  bool knows_signature() const;              ///< `function<…>->…` and not just `function`.

  /// As FEEL writes it: `list<number>`, `context<a: string>`; an entity by its key.
  std::string to_string() const;
  friend bool operator==(const Type& a, const Type& b);

 private:
  struct Detail;
  Kind kind_ = Kind::any;
  const Entity* entity_ = nullptr;
  std::shared_ptr<const Detail> detail_;  ///< Shared because types are copied into every node and never change.
};

struct Type::Field {
  std::string name;
  Type type;
  bool operator==(const Field&) const = default;
};

/// The narrowest type that covers both. Contexts keep the fields of either.
Type join(const Type& a, const Type& b);

/// Whether `=` between values of these types can ever be anything but null.
bool comparable(const Type& a, const Type& b);

/// Whether a value of type `given` can be used where `wanted` is declared, implicit conversions counted in.
bool fits(const Type& given, const Type& wanted);

}  // namespace sanlian::feel
