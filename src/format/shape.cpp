#include "format/shape.h"

#include <algorithm>

#include "format/schema.h"

namespace sanlian::format {
namespace {

Words name_of(Shape::Kind kind) {
  switch (kind) {
    case Shape::Kind::any:
      return {"任意内容", "anything"};
    case Shape::Kind::text:
      return {"文本", "text"};
    case Shape::Kind::words:
      return {"文本或数", "text or number"};
    case Shape::Kind::feel:
      return {"FEEL 表达式", "FEEL expression"};
    case Shape::Kind::identifier:
      return {"标识", "identifier"};
    case Shape::Kind::label:
      return {"双语名称 {zh, en}", "label {zh, en}"};
    case Shape::Kind::boolean:
      return {"true 或 false", "true or false"};
    case Shape::Kind::integer:
      return {"整数", "whole number"};
    case Shape::Kind::number:
      return {"数", "number"};
    case Shape::Kind::date:
      return {"日期", "date"};
    case Shape::Kind::choice:
      return {"可选值之一", "one of the choices"};
    case Shape::Kind::list:
      return {"列表", "list"};
    case Shape::Kind::dictionary:
      return {"名称到内容的映射", "map of names"};
    case Shape::Kind::map:
      return {"映射", "map"};
    case Shape::Kind::either:
      return {};
  }
  return {};
}

}  // namespace

Shape Shape::integer(std::int64_t min, std::int64_t max) {
  Shape shape(Kind::integer);
  shape.min_ = min, shape.max_ = max;
  return shape;
}

Shape Shape::choice(std::initializer_list<std::string_view> choices) {
  Shape shape(Kind::choice);
  shape.choices_.assign(choices.begin(), choices.end());
  return shape;
}

Shape Shape::filled_list(Shape item) {
  Shape shape = list(std::move(item));
  shape.min_ = 1;
  return shape;
}

Shape Shape::list(Shape item) {
  Shape shape(Kind::list);
  shape.inner_.push_back(std::move(item));
  return shape;
}

Shape Shape::dictionary(Shape item) {
  Shape shape(Kind::dictionary);
  shape.inner_.push_back(std::move(item));
  return shape;
}

Shape Shape::map(const Schema& schema) {
  Shape shape(Kind::map);
  shape.schema_ = &schema;
  return shape;
}

Shape Shape::either(std::initializer_list<Shape> alternatives) {
  Shape shape(Kind::either);
  shape.inner_ = alternatives;
  return shape;
}

bool Shape::takes(const Value& value) const {
  switch (kind_) {
    case Kind::any:
      return true;
    case Kind::text:
    case Kind::identifier:
    case Kind::date:
    case Kind::choice:
      return value.is_text();
    case Kind::words:
      return value.is_text() || value.is_number();
    case Kind::feel:
      return value.is_text() || value.is_number() || value.is_boolean();
    case Kind::boolean:
      return value.is_boolean();
    case Kind::integer:
    case Kind::number:
      return value.is_number();
    case Kind::list:
      return value.is_list();
    case Kind::label:
    case Kind::dictionary:
    case Kind::map:
      return value.is_map();
    case Kind::either:
      return std::any_of(inner_.begin(), inner_.end(), [&](const Shape& shape) { return shape.takes(value); });
  }
  return false;
}

std::string Shape::print(Lang lang) const {
  const bool zh = lang == Lang::zh;
  switch (kind_) {
    case Kind::map:
      return std::string(schema_->name);
    case Kind::list:
      return (zh ? "列表：" : "list of ") + inner_[0].print(lang);
    case Kind::dictionary:
      return (zh ? "名称: " : "name: ") + inner_[0].print(lang);
    case Kind::either: {
      std::string out;
      for (const auto& shape : inner_) out += (out.empty() ? "" : zh ? "或" : " or ") + shape.print(lang);
      return out;
    }
    default:
      return std::string(zh ? name_of(kind_).zh : name_of(kind_).en);
  }
}

}  // namespace sanlian::format
