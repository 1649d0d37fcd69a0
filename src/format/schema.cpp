#include "format/schema.h"

#include <algorithm>
#include <limits>

#include "base/text.h"

namespace sanlian::format {
namespace {

std::string_view pick(Words words, Lang lang) {
  const auto& [zh, en] = words;
  return lang == Lang::zh ? (zh.empty() ? en : zh) : (en.empty() ? zh : en);
}

/// A table cell: no line breaks, no bars.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

/// Prints schemas breadth first, each once.
class ReferencePrinter {
 public:
  explicit ReferencePrinter(Lang lang) : lang_(lang) {}

  std::string print(const Schema& root) {
    queue_.push_back(&root);
    for (std::size_t i = 0; i < queue_.size(); ++i) print_schema(*queue_[i], i == 0 ? "# " : "## ");
    return std::move(out_);
  }

 private:
  void print_schema(const Schema& schema, std::string_view heading) {
    if (!out_.empty()) out_ += '\n';
    out_.append(heading).append(schema.name).append("\n\n");
    if (const auto what = pick(schema.what, lang_); !what.empty()) out_.append(what).append("\n\n");
    out_ += lang_ == Lang::zh ? "| 键 | 内容 | 必填 | 缺省 | 起始版本 | 说明 |\n"
                              : "| key | holds | required | default | since | meaning |\n";
    out_ += "|---|---|---|---|---|---|\n";
    for (const auto& spec : schema.keys) print_key(spec);
  }

  void print_key(const KeySpec& spec) {
    const std::string_view yes = lang_ == Lang::zh ? "是" : "yes";
    out_ += "| `" + std::string(spec.key) + "` | " + cell(print_shape(spec.shape)) + " | ";
    out_.append(spec.required ? yes : "").append(" | ");
    if (!spec.fallback.empty()) out_ += "`" + cell(spec.fallback) + "`";
    out_ += " | " + std::string(spec.since) + " | " + cell(pick(spec.what, lang_)) + " |\n";
  }

  std::string print_shape(const Shape& shape) {
    const bool zh = lang_ == Lang::zh;
    switch (shape.kind()) {
      case Shape::Kind::map:
        return link(shape.schema());
      case Shape::Kind::list:
        return (zh ? "列表：" : "list of ") + print_shape(shape.inner()[0]);
      case Shape::Kind::dictionary:
        return (zh ? "映射：名称 → " : "map: name → ") + print_shape(shape.inner()[0]);
      case Shape::Kind::choice:
        return "`" + join(shape.choices(), "` · `") + "`";
      case Shape::Kind::integer:
        return shape.print(lang_) + " " + std::to_string(shape.min()) +
               (shape.max() == std::numeric_limits<std::int32_t>::max() ? "–" : "–" + std::to_string(shape.max()));
      case Shape::Kind::either: {
        std::string out;
        for (const auto& inner : shape.inner()) out += (out.empty() ? "" : zh ? "；或 " : "; or ") + print_shape(inner);
        return out;
      }
      default:
        return shape.print(lang_);
    }
  }

  std::string link(const Schema& schema) {
    if (std::find(queue_.begin(), queue_.end(), &schema) == queue_.end()) queue_.push_back(&schema);
    std::string anchor = lower_ascii(schema.name);
    std::replace(anchor.begin(), anchor.end(), ' ', '-');
    return "[" + std::string(schema.name) + "](#" + anchor + ")";
  }

  const Lang lang_;
  std::string out_;
  std::vector<const Schema*> queue_;
};

}  // namespace

const KeySpec* Schema::find(std::string_view key) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const KeySpec& spec) { return spec.key == key; });
  return found == keys.end() ? nullptr : &*found;
}

std::string print_reference(const Schema& schema, Lang lang) { return ReferencePrinter(lang).print(schema); }

}  // namespace sanlian::format
