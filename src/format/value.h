// One tree for what JSON and YAML say. Numbers stay text, so that no digit is lost before room number reads them;
// maps keep the order of the file; every node and key knows its place.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "format/place.h"
#include "format/words.h"

namespace sanlian::format {

class Value {
 public:
  enum class Kind : std::uint8_t { null, boolean, number, text, list, map };
  struct Entry;

  Value() noexcept;  ///< null
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();
  static Value make_boolean(bool yes);
  /// `digits` must be a number as JSON writes it: `12`, `-0.50`, `1e3`.
  static Value make_number(std::string digits);
  static Value make_number(std::int64_t whole);
  static Value make_text(std::string text);
  static Value make_list();
  static Value make_list(std::vector<Value> items);
  static Value make_map();
  static Value make_map(std::vector<Entry> entries);  ///< Keys must differ.

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_boolean() const { return kind_ == Kind::boolean; }
  bool is_number() const { return kind_ == Kind::number; }
  bool is_text() const { return kind_ == Kind::text; }
  bool is_list() const { return kind_ == Kind::list; }
  bool is_map() const { return kind_ == Kind::map; }

  // The accessors below ask for the right kind first; a wrong kind is our own bug (ensure).
  bool boolean() const;
  const std::string& number_text() const;  ///< Exactly as written: `10000.00` keeps its zeros.
  const std::string& text() const;
  std::span<const Value> items() const;
  std::span<const Entry> entries() const;

  /// The value under `key`, or null where there is none or this is no map. Looks at the keys one after the other.
  const Value* find(std::string_view key) const;
  /// The text under `key`, or nothing where there is none or it is no text.
  const std::string* find_text(std::string_view key) const;
  std::size_t size() const;  ///< Of a list or map; 0 for every other kind.

  Value& add(Value item);                    ///< To a list; returns the list.
  Value& set(std::string key, Value value);  ///< To a map, replacing what `key` held; returns the map.

  Place place() const { return place_; }
  Value&& at(Place place) && { return place_ = place, std::move(*this); }

  /// Same kinds, same content, maps in the same order; places do not count.
  friend bool operator==(const Value& a, const Value& b);

 private:
  using Content = std::variant<bool, std::string, std::vector<Value>, std::vector<Entry>>;
  Value(Kind kind, Content content);

  Kind kind_ = Kind::null;
  Place place_;
  Content content_;
};

struct Value::Entry {
  std::string key;
  Value value;
  Place place = {};  ///< Of the key.
  friend bool operator==(const Entry& a, const Entry& b);
};

// Written here, where an Entry is complete, and inline, since trees are built by moving.
inline Value::Value() noexcept = default;
inline Value::Value(const Value&) = default;
inline Value::Value(Value&&) noexcept = default;
inline Value& Value::operator=(const Value&) = default;
inline Value& Value::operator=(Value&&) noexcept = default;
inline Value::~Value() = default;

/// What a kind is called in messages.
Words kind_name(Value::Kind kind);

}  // namespace sanlian::format
