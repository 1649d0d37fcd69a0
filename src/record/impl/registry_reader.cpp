#include "record/impl/registry_reader.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "format/errors.h"
#include "format/yaml.h"
#include "number/decimal.h"
#include "record/declarations.h"
#include "record/errors.h"
#include "record/field_kind.h"

namespace sanlian::record {
namespace fs = std::filesystem;
namespace {

std::string nearest_hint(std::string_view word, const std::vector<std::string>& known) {
  const auto near = nearest(word, known);
  return near ? "→ " + *near : "";
}

bool is_reserved(std::string_view key) {
  const auto has = [key](const auto& list) {
    return std::find(std::begin(list), std::end(list), key) != std::end(list);
  };
  constexpr std::string_view kOthers[] = {"type", "titles", "overrides", "moves", "user"};
  return has(kSystemColumns) || has(kStageColumns) || has(kOthers);
}

Action action_of(std::string_view key) {
  for (int i = 0; i < kActionCount; ++i)
    if (action_key(static_cast<Action>(i)) == key) return static_cast<Action>(i);
  return Action::read;  // refused by the schema already
}

}  // namespace

std::string RegistryReader::shown(const fs::path& path) const {
  return (fs::path("packs") / path.lexically_relative(folder_)).generic_string();
}

std::vector<RegistryReader::File> RegistryReader::files(const fs::path& folder, std::string_view ending) const {
  std::vector<File> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(ending)) found.push_back({shown(entry.path()), entry.path()});
  }
  std::sort(found.begin(), found.end(), [](const File& a, const File& b) { return a.name < b.name; });
  return found;
}

const format::Value* RegistryReader::parse(const File& file) {
  std::ifstream stream(file.path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  contents_ += file.name + "\n" + text;
  auto tree = format::parse_yaml(text, file.name);
  if (!tree) {
    errors_.add(std::move(tree).error());
    return nullptr;
  }
  trees_.push_back(std::make_unique<format::Value>(std::move(tree).value()));
  return trees_.back().get();
}

void RegistryReader::read_packs() {
  std::vector<fs::path> folders;
  std::error_code ignored;
  for (const auto& base : {folder_, folder_ / "parks"})
    for (const auto& entry : fs::directory_iterator(base, ignored))
      if (fs::exists(entry.path() / "pack.yaml")) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  for (const auto& path : folders) {
    const File file{shown(path / "pack.yaml"), path / "pack.yaml"};
    const auto* tree = parse(file);
    if (!tree) continue;
    const format::Declared pack(*tree, kPackSchema, file.name, errors_);
    Pack read{.key = pack["pack"].text(),
              .label = pack["label"].label(),
              .needs = pack["needs"].texts(),
              .folder = path,
              .parks = {}};
    if (const auto park = pack["park"])
      read.parks.push_back({park["key"].text(), park["label"].label(), park["region_codes"].texts()});
    registry_->packs_.push_back(std::move(read));
  }
  // A pack stands behind what it needs, so that extensions find their type.
  auto& packs = registry_->packs_;
  std::vector<Pack> ordered;
  std::set<std::string> placed;
  while (ordered.size() < packs.size()) {
    const auto ready = std::find_if(packs.begin(), packs.end(), [&](const Pack& pack) {
      return !placed.contains(pack.key) &&
             std::all_of(pack.needs.begin(), pack.needs.end(), [&](const auto& need) { return placed.contains(need); });
    });
    if (ready == packs.end()) {
      for (const auto& pack : packs)
        if (!placed.contains(pack.key))
          errors_.add(Error(errors::missing_declaration, {{"folder", join(pack.needs, ", ")}})
                          .at(shown(pack.folder / "pack.yaml")));
      return;
    }
    placed.insert(ready->key);
    ordered.push_back(*ready);
  }
  packs = std::move(ordered);
}

void RegistryReader::read_roles() {
  for (const auto& pack : registry_->packs_) {
    const File file{shown(pack.folder / "roles.yaml"), pack.folder / "roles.yaml"};
    if (!fs::exists(file.path)) continue;
    const auto* tree = parse(file);
    if (!tree) continue;
    const format::Declared roles(*tree, kRolesSchema, file.name, errors_);
    for (const auto& role : roles["roles"].items())
      registry_->roles_.push_back(
          {role["key"].text(), role["label"].label(), role["belongs_to"].text(), role["pages"].texts()});
  }
}

RecordType* RegistryReader::find(std::string_view key) {
  for (const auto& type : registry_->types_)
    if (type->key == key) return type.get();
  return nullptr;
}

void RegistryReader::read_types() {
  for (const auto& pack : registry_->packs_)
    for (const auto& file : files(pack.folder / "types", ".yaml"))
      if (!file.name.ends_with(".extend.yaml")) read_type(file, pack.key);
}

void RegistryReader::read_type(const File& file, const std::string& pack) {
  const auto* tree = parse(file);
  if (!tree) return;
  const format::Declared declared(*tree, kTypeSchema, file.name, errors_);
  auto type = std::make_unique<RecordType>();
  type->key = declared["type"].text();
  type->pack = pack;
  type->file = file.name;
  type->label = declared["label"].label();
  type->title_key = declared["title"].text();
  type->chain = declared["chain"].text();
  type->menu = declared["menu"].text();
  if (const auto* other = find(type->key))
    declared["type"].refuse(
        Error(errors::name_taken,
              {{"name", type->key}, {"type", type->key}, {"type_en", type->key}, {"other", other->file}}));
  for (const auto& field : declared["fields"].items()) read_field(*type, field);
  read_indexes(*type, type->unique, declared["unique"]);
  read_indexes(*type, type->indexes, declared["index"]);
  read_access(*type, declared["access"].items(), file.name);
  type->shown = declared["shown"].texts();
  for (const auto& key : type->shown) check_field(*type, key, declared["shown"]);
  type->known_as = declared["known_as"].texts();
  for (const auto& key : type->known_as) check_field(*type, key, declared["known_as"]);
  for (const auto& field : declared["fields"].items())
    if (const auto found_by = field["found_by"]) check_field(*type, found_by.text(), found_by);
  if (!type->title_key.empty()) check_field(*type, type->title_key, declared["title"]);
  registry_->types_.push_back(std::move(type));
}

void RegistryReader::read_field(RecordType& type, const format::Declared& declared) {
  Field field;
  field.key = declared["key"].text();
  field.label = declared["label"].label();
  field.help = declared["help"].label();
  field.unit = declared["unit"].label();
  field.required = declared["required"].boolean();
  field.sensitive = declared["sensitive"].boolean();
  field.aliases = declared["aliases"].texts();
  field.place = declared.place();
  field.index = static_cast<int>(type.fields.size());
  field.computed_text = declared["computed"].text();
  field.default_text = declared["default"].text();
  if (const auto pattern = declared["pattern"]) field.pattern = pattern.text();
  if (is_reserved(field.key)) declared["key"].refuse(Error(errors::reserved_key, {{"key", field.key}}));
  field.kind = find_kind(declared["kind"].text());
  if (!field.kind) {
    std::vector<std::string> kinds;
    for (const auto* kind : all_kinds()) kinds.emplace_back(kind->name());
    const auto word = declared["kind"].text();
    if (!word.empty())
      declared["kind"].refuse(Error(errors::unknown_kind, {{"kind", word}, {"nearest", nearest_hint(word, kinds)}}));
    return;
  }
  const auto kind = field.kind->name();
  field.target = kind == "feel" ? declared["over"].text() : declared["to"].text();
  field.found_by = declared["found_by"].text();
  if (kind == "reference") declared.require("to");
  if (kind == "feel") declared.require("over");
  if (kind == "choice" || kind == "choices") declared.require("options");
  if (const auto inverse = declared["inverse"])
    field.inverse = Inverse{inverse["key"].text(), inverse["label"].label()};
  read_limits(field, declared);
  read_options(field, declared["options"].items());
  if (declared["unique"].boolean()) type.unique.push_back({field.key});
  if (declared["index"].boolean()) type.indexes.push_back({field.key});
  where_[type.key + "." + field.key] = declared.where().substr(0, declared.where().find(':'));
  type.fields.push_back(std::move(field));
}

void RegistryReader::read_limits(Field& field, const format::Declared& declared) {
  const auto kind = field.kind->name();
  const bool text = kind == "text" || kind == "long_text";
  field.scale = static_cast<int>(declared["scale"].integer(kind == "money"     ? 2
                                                           : kind == "rate"    ? 6
                                                           : kind == "decimal" ? 4
                                                           : kind == "bounded" ? 2
                                                                               : 0));
  if (text) {
    field.length_max = static_cast<int>(Decimal::parse(declared["max"].number("0")).value_or(0).to_whole().value_or(0));
    if (field.length_max <= 0) field.length_max = kind == "text" ? 500 : 100'000;
    return;
  }
  const auto limit = [&](std::string_view key) -> std::optional<std::int64_t> {
    const auto node = declared[key];
    if (!node) return std::nullopt;
    const auto number = Decimal::parse(node.number());
    return number ? number->to_scaled(field.scale, Rounding::half_even) : std::nullopt;
  };
  field.min = limit("min");
  field.max = limit("max");
}

void RegistryReader::read_options(Field& field, const std::vector<format::Declared>& options) {
  for (const auto& option : options)
    field.options.push_back({option["key"].text(), option["label"].label(), option["aliases"].texts()});
}

void RegistryReader::check_field(const RecordType& type, const std::string& key, const format::Declared& named) {
  if (type.field_by_key(key)) return;
  std::vector<std::string> keys;
  for (const auto& field : type.fields) keys.push_back(field.key);
  named.refuse(Error(
      errors::unknown_field,
      {{"type", type.label.zh}, {"type_en", type.label.en}, {"field", key}, {"nearest", nearest_hint(key, keys)}}));
}

void RegistryReader::read_indexes(const RecordType& type, std::vector<std::vector<std::string>>& out,
                                  const format::Declared& list) {
  const auto is_own = [](std::string_view key) {
    return std::ranges::find(kSystemColumns, key) != std::end(kSystemColumns) ||
           std::ranges::find(kStageColumns, key) != std::end(kStageColumns);
  };
  for (const auto& entry : list.items()) {
    out.push_back(entry.texts());
    for (const auto& key : out.back())
      if (!is_own(key)) check_field(type, key, entry);
  }
}

void RegistryReader::read_access(RecordType& type, const std::vector<format::Declared>& rules,
                                 const std::string& file) {
  for (const auto& declared : rules) {
    AccessRule rule{.roles = declared["roles"].texts(),
                    .actions = {},
                    .where_text = declared["where"].text(),
                    .where = {},
                    .fields = {},
                    .only = declared["fields"]["only"].texts(),
                    .hide = declared["fields"]["hide"].texts(),
                    .place = declared["where"] ? declared["where"].place() : declared.place(),
                    .file = file};
    for (const auto& action : declared["actions"].texts()) rule.actions.push_back(action_of(action));
    for (const auto& role : rule.roles) {
      if (registry_->role(role)) continue;
      std::vector<std::string> known;
      for (const auto& other : registry_->roles_) known.push_back(other.key);
      declared["roles"].refuse(Error(errors::unknown_role, {{"role", role}, {"nearest", nearest_hint(role, known)}}));
    }
    type.access.push_back(std::move(rule));
  }
}

void RegistryReader::read_extensions() {
  for (const auto& pack : registry_->packs_)
    for (const auto& file : files(pack.folder / "types", ".extend.yaml")) {
      const auto* tree = parse(file);
      if (!tree) continue;
      const format::Declared declared(*tree, kExtensionSchema, file.name, errors_);
      auto* type = find(declared["extend"].text());
      if (!type) {
        std::vector<std::string> known;
        for (const auto& other : registry_->types_) known.push_back(other->key);
        const auto word = declared["extend"].text();
        declared["extend"].refuse(
            Error(errors::unknown_type, {{"type", word}, {"nearest", nearest_hint(word, known)}}));
        continue;
      }
      for (const auto& field : declared["fields"].items()) read_field(*type, field);
      for (const auto& [key, options] : declared["options"].entries()) {
        const auto field =
            std::find_if(type->fields.begin(), type->fields.end(), [&, k = key](const Field& f) { return f.key == k; });
        if (field == type->fields.end())
          options.refuse(
              Error(errors::unknown_field,
                    {{"type", type->label.zh}, {"type_en", type->label.en}, {"field", key}, {"nearest", ""}}));
        else
          read_options(*field, options.items());
      }
      read_indexes(*type, type->unique, declared["unique"]);
      read_indexes(*type, type->indexes, declared["index"]);
      read_access(*type, declared["access"].items(), file.name);
    }
}

Result<std::unique_ptr<Registry>> RegistryReader::read() {
  registry_ = std::unique_ptr<Registry>(new Registry());
  read_packs();
  if (registry_->packs_.empty() && errors_.empty())
    return Error(errors::missing_declaration, {{"folder", folder_.string()}});
  read_roles();
  read_types();
  read_extensions();
  if (errors_.empty()) link();
  if (!errors_.empty()) return std::move(errors_).take();
  registry_->fingerprint_ = digest_hex(DigestKind::sm3, contents_);
  return std::move(registry_);
}

}  // namespace sanlian::record
