// What the documents of one index hold. The room knows fields by what they can do, never by what they mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::search {

using FieldId = std::uint16_t;  ///< Position in Schema::fields().

enum class FieldKind : std::uint8_t {
  text,     ///< Analysed: words and Chinese bigrams with positions; ranked.
  keyword,  ///< Whole values, several a document; filtered by equality or prefix, counted as facets.
  number,   ///< One whole number a document, or none: a day since 1970-01-01, a year, a count.
};

/// How a searcher's text becomes the number a field of kind `number` holds.
enum class NumberKind : std::uint8_t { whole, day };

struct Field {
  std::string key;  ///< "title"; what JSON and exports call it.
  FieldKind kind = FieldKind::text;
  float weight = 1;                ///< Of a text field in BM25F.
  std::vector<std::string> codes;  ///< What searchers write, any case: "TI", "标题".
  NumberKind number = NumberKind::whole;
  /// Turns a searcher's spelling of a keyword into the stored one ("h01m8/04" to "H01M 8/04"); null keeps it.
  std::string (*spell)(std::string_view) = nullptr;
  bool is_tree = false;    ///< A keyword below another begins with it: `H01M` holds `H01M 8/04`.
  bool is_default = true;  ///< Of a text field: a word without a field is looked for in it.
};

/// A code that stands for several fields at once: "TA" is title and abstract. Where texts and keywords stand together,
/// found is what either finds: "PA" is the words of a name as printed, or its standard form.
struct FieldGroup {
  std::vector<std::string> codes;
  std::vector<FieldId> fields;
};

class Schema {
 public:
  Schema() = default;
  Schema(std::vector<Field> fields, std::vector<FieldGroup> groups);

  const std::vector<Field>& fields() const { return fields_; }
  const Field& operator[](FieldId id) const { return fields_[id]; }
  std::optional<FieldId> find(std::string_view key) const;
  /// The fields a searcher's code stands for: one, or those of a group; empty where nobody declared it.
  std::vector<FieldId> coded(std::string_view code) const;
  const std::vector<FieldId>& texts() const { return texts_; }        ///< All text fields.
  const std::vector<FieldId>& defaults() const { return defaults_; }  ///< Where a word without a field is looked for.
  std::vector<std::string> codes() const;                             ///< All of them, for "did you mean".
  /// Names kinds and keys of all fields; an index refuses to open under a schema of another print.
  std::string fingerprint() const;

 private:
  std::vector<Field> fields_;
  std::vector<FieldGroup> groups_;
  std::vector<FieldId> texts_, defaults_;
};

}  // namespace sanlian::search
