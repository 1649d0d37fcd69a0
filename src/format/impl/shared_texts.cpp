#include "format/impl/shared_texts.h"

#include <charconv>

#include "base/text.h"
#include "format/errors.h"
#include "format/impl/xml_parser.h"

namespace sanlian::format {

void append_unescaped(std::string& out, std::string_view text) {
  while (true) {
    const auto mark = text.find("_x");
    out += text.substr(0, mark);
    if (mark == std::string_view::npos) return;
    text.remove_prefix(mark);
    unsigned unit = 0;
    const char* digits = text.data() + 2;
    if (text.size() >= 7 && text[6] == '_' && std::from_chars(digits, digits + 4, unit, 16).ptr == digits + 4 &&
        unit > 0 && (unit < 0xD800 || unit >= 0xE000)) {
      append_code_point(out, unit);
      text.remove_prefix(7);
    } else {
      out += text.substr(0, 2);
      text.remove_prefix(2);
    }
  }
}

/// `<si>` is one text, whole in one `<t>` or in runs `<r><t>`; `<rPh>` is how to pronounce it.
class SharedTexts::Listener final : public XmlListener {
 public:
  Listener(SharedTexts& texts, const XlsxLimits& limits) : texts_(texts), limits_(limits) {}
  XmlParser* parser = nullptr;

  void on_start(std::string_view name, const XmlAttributes&) override {
    if (name == "si") text_.clear();
    if (name == "rPh") in_pronunciation_ = true;
    in_text_ = name == "t" && !in_pronunciation_;
  }
  void on_end(std::string_view name) override {
    if (name == "t") in_text_ = false;
    if (name == "rPh") in_pronunciation_ = false;
    if (name == "si") finish();
  }
  void on_text(std::string_view text) override {
    if (!in_text_) return;
    text_ += text;
    if (text_.size() > limits_.cell_bytes_max)
      parser->fail(
          Error(errors::cell_too_long, {{"max", std::to_string(limits_.cell_bytes_max)}}).at(parser->part().name()));
  }

 private:
  void finish() {
    append_unescaped(texts_.bytes_, text_);
    texts_.ends_.push_back(static_cast<std::uint32_t>(texts_.bytes_.size()));
    const std::uint64_t max = std::min<std::uint64_t>(limits_.shared_text_bytes_max, UINT32_MAX / 2);
    if (texts_.bytes_.size() + texts_.ends_.size() * sizeof(std::uint32_t) > max)
      parser->fail(Error(errors::xlsx_too_large,
                         {{"what_zh", "文本总字节数"}, {"what_en", "bytes of text"}, {"max", std::to_string(max)}})
                       .at(parser->part().name()));
  }
  SharedTexts& texts_;
  const XlsxLimits& limits_;
  std::string text_;
  bool in_text_ = false, in_pronunciation_ = false;
};

Result<SharedTexts> SharedTexts::read(ZipPart part, const XlsxLimits& limits) {
  SharedTexts texts;
  Listener listener(texts, limits);
  XmlParser parser(std::move(part), listener);
  listener.parser = &parser;
  while (SANLIAN_TRY(parser.run())) {
  }
  texts.bytes_.shrink_to_fit();
  texts.ends_.shrink_to_fit();
  return texts;
}

std::optional<std::string_view> SharedTexts::at(std::uint64_t index) const {
  if (index >= ends_.size()) return std::nullopt;
  const std::uint32_t start = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(bytes_).substr(start, ends_[index] - start);
}

}  // namespace sanlian::format
