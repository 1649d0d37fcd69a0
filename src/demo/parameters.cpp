#include "demo/parameters.h"

#include <charconv>
#include <fstream>

#include "base/text.h"
#include "demo/errors.h"
#include "format/yaml.h"

namespace sanlian::demo {

Result<Parameters> Parameters::load(const std::filesystem::path& packs, const std::string& park,
                                    const std::string& name) {
  const auto file = packs / "parks" / park / name;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Error(errors::no_parameters, {{"park", park}});
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  auto tree =
      std::make_shared<const format::Value>(SANLIAN_TRY(format::parse_yaml(text, "packs/parks/" + park + "/" + name)));
  Parameters parameters(tree.get());
  parameters.owner_ = std::move(tree);
  return parameters;
}

Parameters Parameters::at(std::string_view path) const {
  Parameters here = *this;
  if (path.empty()) return here;
  for (const auto part : split(path, '.')) here.node_ = here.node_ ? here.node_->find(part) : nullptr;
  return here;
}

std::string Parameters::text(std::string_view path) const {
  const auto* node = at(path).node_;
  if (!node) return {};
  if (node->is_text()) return node->text();
  if (node->is_number()) return node->number_text();
  return node->is_boolean() ? (node->boolean() ? "true" : "false") : "";
}

std::int64_t Parameters::whole(std::string_view path) const {
  const auto digits = text(path);
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::vector<Parameters> Parameters::items(std::string_view path) const {
  const auto here = at(path);
  std::vector<Parameters> parts;
  if (!here.node_ || !here.node_->is_list()) return parts;
  for (const auto& item : here.node_->items()) {
    parts.push_back(here);
    parts.back().node_ = &item;
  }
  return parts;
}

std::vector<std::string> Parameters::texts(std::string_view path) const {
  std::vector<std::string> out;
  for (const auto& item : items(path)) out.push_back(item.text());
  return out;
}

std::vector<std::pair<std::string, Parameters>> Parameters::entries(std::string_view path) const {
  const auto here = at(path);
  std::vector<std::pair<std::string, Parameters>> parts;
  if (!here.node_ || !here.node_->is_map()) return parts;
  for (const auto& entry : here.node_->entries()) {
    parts.emplace_back(entry.key, here);
    parts.back().second.node_ = &entry.value;
  }
  return parts;
}

}  // namespace sanlian::demo
