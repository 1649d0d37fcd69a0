#pragma once

#include <string_view>

#include "format/json_writer.h"

namespace sanlian::format {

/// `{"zh":…,"en":…}`. A template, since rooms that do not know this one have labels of their own with the same parts.
template <class Label>
void write_label(JsonWriter& out, const Label& label) {
  out.begin_map().key("zh").text(label.zh).key("en").text(label.en).end_map();
}

/// The same as the value of `key`.
template <class Label>
void write_label(JsonWriter& out, std::string_view key, const Label& label) {
  write_label(out.key(key), label);
}

}  // namespace sanlian::format
