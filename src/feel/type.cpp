#include "feel/type.h"

#include <algorithm>

#include "feel/entity.h"

namespace sanlian::feel {

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "boolean";
    case Kind::number:
      return "number";
    case Kind::string:
      return "string";
    case Kind::date:
      return "date";
    case Kind::time:
      return "time";
    case Kind::date_time:
      return "date and time";
    case Kind::months_duration:
      return "years and months duration";
    case Kind::time_duration:
      return "days and time duration";
    case Kind::list:
      return "list";
    case Kind::context:
      return "context";
    case Kind::range:
      return "range";
    case Kind::function:
      return "function";
    case Kind::entity:
      return "record";
    case Kind::any:
      return "Any";
  }
  return "Any";
}

/// One shape for all: a list or range has one type; a function its parameters and then its result.
struct Type::Detail {
  std::vector<Type> types;
  std::vector<Field> fields;
};

namespace {
const Type kAny;
}

Type::Type(Kind kind) : kind_(kind) {}
Type::Type(const Entity& entity) : kind_(Kind::entity), entity_(&entity) {}

Type Type::list_of(Type element) {
  Type type(Kind::list);
  type.detail_ = std::make_shared<const Detail>(Detail{.types = {std::move(element)}, .fields = {}});
  return type;
}

Type Type::range_of(Type end_point) {
  Type type(Kind::range);
  type.detail_ = std::make_shared<const Detail>(Detail{.types = {std::move(end_point)}, .fields = {}});
  return type;
}

Type Type::context_of(std::vector<Field> fields) {
  Type type(Kind::context);
  type.detail_ = std::make_shared<const Detail>(Detail{.types = {}, .fields = std::move(fields)});
  return type;
}

Type Type::function_of(std::vector<Type> parameters, Type result) {
  Type type(Kind::function);
  parameters.push_back(std::move(result));
  type.detail_ = std::make_shared<const Detail>(Detail{.types = std::move(parameters), .fields = {}});
  return type;
}

const Type& Type::element() const {
  const bool has_one = (kind_ == Kind::list || kind_ == Kind::range) && detail_;
  return has_one ? detail_->types.front() : kAny;
}

bool Type::knows_fields() const { return kind_ == Kind::context && detail_; }
std::span<const Type::Field> Type::fields() const {
  return knows_fields() ? std::span<const Field>(detail_->fields) : std::span<const Field>();
}

const Type* Type::find_field(std::string_view name) const {
  for (const auto& field : fields())
    if (field.name == name) return &field.type;
  return nullptr;
}

bool Type::knows_signature() const { return kind_ == Kind::function && detail_; }
std::span<const Type> Type::parameters() const {
  if (!knows_signature()) return {};
  return std::span<const Type>(detail_->types).first(detail_->types.size() - 1);
}
const Type& Type::result() const { return knows_signature() ? detail_->types.back() : kAny; }

std::string Type::to_string() const {
  std::string out(name_of(kind_));
  if (entity_) return entity_->key;
  if (!detail_) return out;
  const auto list_types = [&](std::span<const Type> types) {
    for (std::size_t i = 0; i < types.size(); ++i) out += (i ? ", " : "") + types[i].to_string();
  };
  out += "<";
  if (kind_ == Kind::context) {
    for (std::size_t i = 0; i < detail_->fields.size(); ++i)
      out += (i ? ", " : "") + detail_->fields[i].name + ": " + detail_->fields[i].type.to_string();
    return out + ">";
  }
  list_types(kind_ == Kind::function ? parameters() : std::span<const Type>(detail_->types));
  return kind_ == Kind::function ? out + ">->" + result().to_string() : out + ">";
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind_ != b.kind_ || a.entity_ != b.entity_ || !a.detail_ != !b.detail_) return false;
  if (a.detail_ == b.detail_) return true;
  return a.detail_->types == b.detail_->types && a.detail_->fields == b.detail_->fields;
}

Type join(const Type& a, const Type& b) {
  if (a == b || b.is(Kind::null)) return a;
  if (a.is(Kind::null)) return b;
  if (a.kind() != b.kind()) return Kind::any;
  switch (a.kind()) {
    case Kind::list:
      return Type::list_of(join(a.element(), b.element()));
    case Kind::range:
      return Type::range_of(join(a.element(), b.element()));
    case Kind::context: {
      if (!a.knows_fields() || !b.knows_fields()) return Kind::context;
      std::vector<Type::Field> fields(a.fields().begin(), a.fields().end());
      for (const auto& field : b.fields()) {
        const auto same = std::find_if(fields.begin(), fields.end(), [&](auto& f) { return f.name == field.name; });
        if (same == fields.end())
          fields.push_back(field);
        else
          same->type = join(same->type, field.type);
      }
      return Type::context_of(std::move(fields));
    }
    case Kind::function:
    case Kind::entity:
      return a.is(Kind::entity) ? Type(Kind::any) : Type(Kind::function);
    default:
      return a.kind();
  }
}

bool comparable(const Type& a, const Type& b) {
  if (a.is_open() || b.is_open()) return true;
  if (a.is(Kind::entity) && b.is(Kind::entity)) return a.entity() == b.entity();
  if (a.kind() != b.kind() || a.is(Kind::function)) return false;
  return a.is(Kind::list) || a.is(Kind::range) ? comparable(a.element(), b.element()) : true;
}

bool fits(const Type& given, const Type& wanted) {
  if (given.is_open() || wanted.is_open()) return true;
  if (given.is(Kind::date) && wanted.is(Kind::date_time)) return true;
  if (given.kind() == wanted.kind()) {
    if (given.is(Kind::list) || given.is(Kind::range)) return fits(given.element(), wanted.element());
    return !given.is(Kind::entity) || given.entity() == wanted.entity();
  }
  if (given.is(Kind::list)) return fits(given.element(), wanted);
  if (wanted.is(Kind::list)) return fits(given, wanted.element());
  return false;
}

}  // namespace sanlian::feel
