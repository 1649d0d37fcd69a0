#include "dmn/impl/xml.h"

#include <algorithm>

#include "base/text.h"
#include "dmn/errors.h"

namespace sanlian::dmn {

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }
std::string_view prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string namespace_of(pugi::xml_node node) {
  std::string key("xmlns");
  if (const auto own = prefix(node.name()); !own.empty()) key.append(":").append(own);
  for (; node; node = node.parent())
    if (const auto declared = node.attribute(key.c_str())) return declared.value();
  return {};
}

std::string attribute(pugi::xml_node node, const char* name) {
  std::string_view value = node.attribute(name).value();
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = value.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return std::string(value.substr(first, value.find_last_not_of(kBlanks) - first + 1));
}

namespace {

/// Without recursion, since the depth is what is being measured.
Status check_shape(const Xml& xml, pugi::xml_node document, const ReadLimits& limits) {
  int depth = 0;
  std::size_t count = 0;
  for (auto node = document.first_child(); node;) {
    if (node.type() == pugi::node_doctype) return Error(errors::doctype).at(xml.print_place(node));
    if (++count > limits.elements_max)
      return Error(errors::too_many, {{"max", std::to_string(limits.elements_max)}}).at(xml.print_place(node));
    if (node.first_child()) {
      if (++depth > limits.depth_max)
        return Error(errors::too_deep, {{"max", std::to_string(limits.depth_max)}}).at(xml.print_place(node));
      node = node.first_child();
      continue;
    }
    while (!node.next_sibling()) {
      node = node.parent();
      if (!node || node == document) return {};
      --depth;
    }
    node = node.next_sibling();
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Xml>> Xml::parse(std::string_view text, std::string_view file, const ReadLimits& limits) {
  if (text.size() > limits.bytes_max)
    return Error(errors::too_large, {{"bytes", std::to_string(text.size())}, {"max", std::to_string(limits.bytes_max)}})
        .at(file);
  if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos) return Error(errors::not_utf8).at(file);
  auto xml = std::make_unique<Xml>();
  xml->file_ = file;
  xml->text_ = text;
  xml->lines_ = {0};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') xml->lines_.push_back(i + 1);
  constexpr unsigned kFlags = pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata_single;
  const auto parsed = xml->document_.load_buffer(text.data(), text.size(), kFlags, pugi::encoding_utf8);
  if (!parsed)
    return Error(errors::not_xml, {{"what", parsed.description()}})
        .at(format::print_place(file, xml->place_at(static_cast<std::size_t>(parsed.offset))));
  SANLIAN_TRY(check_shape(*xml, xml->document_, limits));
  return xml;
}

Place Xml::place_at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto line = std::upper_bound(lines_.begin(), lines_.end(), offset) - lines_.begin();
  const auto begin = lines_[static_cast<std::size_t>(line - 1)];
  // A file of one line would be counted through again for every part of it: far out, bytes will do.
  constexpr std::size_t kCountedMax = 4096;
  if (offset - begin > kCountedMax)
    return {.line = static_cast<std::uint32_t>(line), .column = static_cast<std::uint32_t>(offset - begin + 1)};
  std::uint32_t column = 1;
  for (auto i = begin; i < offset; ++i) column += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80 ? 1 : 0;
  return {.line = static_cast<std::uint32_t>(line), .column = column};
}

Place Xml::place(pugi::xml_node node) const {
  const auto offset = node.offset_debug();
  return place_at(offset > 0 ? static_cast<std::size_t>(offset) : 0);
}

std::string Xml::print_place(pugi::xml_node node) const { return format::print_place(file_, place(node)); }

Text Xml::text(pugi::xml_node element) const {
  Text out;
  out.place = place(element);
  bool is_first = true;
  for (const auto child : element.children()) {
    if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) continue;
    if (std::exchange(is_first, false)) out.place = place(child);
    out.text += child.value();
  }
  return out;
}

}  // namespace sanlian::dmn
