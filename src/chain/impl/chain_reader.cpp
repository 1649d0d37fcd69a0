#include "chain/impl/chain_reader.h"

#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "chain/declarations.h"
#include "chain/errors.h"
#include "chain/evidence.h"
#include "format/yaml.h"
#include "record/errors.h"
#include "record/field_kind.h"

namespace sanlian::chain {
namespace fs = std::filesystem;
namespace {

template <class List>
std::vector<std::string> keys_of(const List& list) {
  std::vector<std::string> keys;
  for (const auto& item : list) keys.push_back(item.key);
  return keys;
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".yaml") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

Terminal terminal_of(std::string_view key) {
  for (const auto terminal : {Terminal::success, Terminal::failure, Terminal::cancelled})
    if (terminal_key(terminal) == key) return terminal;
  return Terminal::none;
}

}  // namespace

std::string nearest_hint(std::string_view word, const std::vector<std::string>& known) {
  const auto near = nearest(word, known);
  return near ? "→ " + *near : "";
}

Result<std::unique_ptr<ChainBook>> ChainReader::read() {
  book_ = std::unique_ptr<ChainBook>(new ChainBook());
  for (const auto& pack : sources_.registry.packs())
    for (const auto& path : files_of(pack.folder / "chains")) read_file(path, pack.key);
  check_every_type_has_its_chain();
  if (!errors_.empty()) return std::move(errors_).take();
  return std::move(book_);
}

void ChainReader::read_file(const fs::path& path, const std::string& pack) {
  file_ = (fs::path("packs") / path.lexically_relative(sources_.folder)).generic_string();
  std::ifstream stream(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  const auto tree = format::parse_yaml(text, file_);
  if (!tree) return errors_.add(tree.error());
  read_chain(Declared(*tree, kChainSchema, file_, errors_), pack);
}

void ChainReader::read_chain(const Declared& declared, const std::string& pack) {
  auto chain = std::make_unique<ChainType>();
  chain->key = declared["chain"].text();
  chain->pack = pack;
  chain->file = file_;
  chain->label = declared["label"].label();
  chain->help = declared["help"].label();
  chain->start = declared["start"].text();
  if (book_->find(chain->key)) declared["chain"].refuse(Error(errors::name_taken, {{"name", chain->key}}));
  read_stages(*chain, declared["stages"]);
  if (declared["start"]) stage_of(*chain, declared["start"]);
  if (bind_type(*chain, declared))
    for (const auto& move : declared["moves"].items()) read_move(*chain, move);
  // A chain that is half read would be reported for what it does not lack.
  if (chain->moves.size() == declared["moves"].items().size() && chain->stage(chain->start))
    check_graph(*chain, declared);
  book_->chains_.push_back(std::move(chain));
}

bool ChainReader::bind_type(ChainType& chain, const Declared& declared) {
  const auto node = declared["type"];
  if (!node) return false;
  auto type = sources_.registry.type(node.text());
  if (!type) {
    node.refuse(std::move(type).error());
    return false;
  }
  if ((*type)->chain != chain.key)
    node.refuse(Error(errors::not_of_type, {{"type", (*type)->key}, {"chain", chain.key}}));
  if (const auto* other = book_->of(**type))
    node.refuse(Error(errors::one_chain, {{"type", (*type)->key}, {"other", other->key}}));
  chain.type = *type;
  return true;
}

void ChainReader::read_stages(ChainType& chain, const Declared& declared) {
  for (const auto& node : declared.items()) {
    Stage stage{.key = node["key"].text(),
                .label = node["label"].label(),
                .help = node["help"].label(),
                .target_workdays = {},
                .terminal = terminal_of(node["terminal"].text())};
    if (node["target_workdays"]) stage.target_workdays = static_cast<int>(node["target_workdays"].integer());
    if (stage.target_workdays && stage.terminal != Terminal::none)
      node["target_workdays"].refuse(Error(errors::end_with_deadline, {{"stage", stage.key}}));
    if (chain.stage(stage.key)) node["key"].refuse(Error(errors::name_taken, {{"name", stage.key}}));
    chain.stages.push_back(std::move(stage));
  }
}

const Stage* ChainReader::stage_of(const ChainType& chain, const Declared& node) {
  const auto word = node.text();
  const auto* found = chain.stage(word);
  if (!found && !word.empty())
    node.refuse(Error(errors::unknown_stage,
                      {{"chain", chain.key}, {"stage", word}, {"nearest", nearest_hint(word, keys_of(chain.stages))}}));
  return found;
}

const record::Role* ChainReader::role_of(const Declared& node) {
  const auto word = node.text();
  const auto* found = sources_.registry.role(word);
  if (!found && !word.empty())
    node.refuse(Error(record::errors::unknown_role,
                      {{"role", word}, {"nearest", nearest_hint(word, keys_of(sources_.registry.roles()))}}));
  return found;
}

const record::Field* ChainReader::field_of(const record::RecordType& type, const std::string& key,
                                           const Declared& node) {
  const auto* found = type.field_by_key(key);
  if (!found)
    node.refuse(Error(record::errors::unknown_field, {{"type", type.label.zh},
                                                      {"type_en", type.label.en},
                                                      {"field", key},
                                                      {"nearest", nearest_hint(key, keys_of(type.fields))}}));
  else if (found->computed)
    node.refuse(Error(errors::computed_field, {{"field", key}}));
  return found;
}

void ChainReader::read_move(ChainType& chain, const Declared& declared) {
  Move move;
  move.key = declared["key"].text();
  move.label = declared["label"].label();
  move.help = declared["help"].label();
  move.place = declared.where();
  move.is_return = declared["return"].boolean();
  move.reason_required = move.is_return || declared["reason"].text() == "required";
  if (chain.move(move.key)) declared["key"].refuse(Error(errors::name_taken, {{"name", move.key}}));
  for (const auto& from : declared["from"].items())
    if (const auto* stage = stage_of(chain, from)) move.from.push_back(stage->key);
  if (const auto* stage = stage_of(chain, declared["to"])) move.to = stage->key;
  for (const auto& role : declared["roles"].items())
    if (role_of(role)) move.roles.push_back(role.text());
  const auto scope = move_scope(*chain.type);
  move.where = compile(declared["where"], scope, feel::Type(feel::Kind::boolean));
  read_asks(chain, move, declared["asks"]);
  for (const auto& guard : declared["guards"].items()) read_guard(chain, move, guard);
  read_documents(chain, move, declared["documents"]);
  move.sets = read_settings(*chain.type, scope, declared["sets"]);
  for (const auto& creation : declared["creates"].items()) read_creation(chain, move, creation);
  for (const auto& effect : declared["runs"].items()) {
    move.runs.push_back(effect.text());
    if (!sources_.effects.find(effect.text()))
      effect.refuse(
          Error(errors::unknown_effect,
                {{"name", effect.text()}, {"nearest", nearest_hint(effect.text(), sources_.effects.names())}}));
  }
  for (const auto& update : declared["updates"].items()) read_update(chain, move, update);
  for (const auto& notice : declared["notifies"].items()) read_announcement(chain, move, notice);
  chain.moves.push_back(std::move(move));
}

void ChainReader::read_asks(const ChainType& chain, Move& move, const Declared& list) {
  for (const auto& node : list.items()) {
    const auto key = node.is_map() ? node["key"] : node;
    const auto* field = key.text().empty() ? nullptr : field_of(*chain.type, key.text(), key);
    if (field) move.asks.push_back({.field = field, .required = !node.is_map() || node["required"].boolean()});
  }
}

void ChainReader::read_documents(ChainType& chain, Move& move, const Declared& list) {
  if (!list.is_list()) return;
  const auto* documents = sources_.registry.find(kDocumentType);
  chain.document_references =
      documents ? document_references(*documents, *chain.type) : std::vector<const record::Field*>();
  if (chain.document_references.empty())
    return list.refuse(Error(errors::no_document_type, {{"type", chain.type->key}}));
  if (const auto* day = documents->field_by_key(kDocumentValidUntil); day && day->kind->name() == "date")
    chain.document_valid_until = day;
  const auto* kinds = documents->field_by_key(kDocumentKind);
  for (const auto& node : list.items()) {
    const auto word = node.text();
    const auto option = std::find_if(kinds->options.begin(), kinds->options.end(),
                                     [&](const record::Option& one) { return one.key == word; });
    if (option != kinds->options.end())
      move.documents.push_back(&*option);
    else
      node.refuse(
          Error(errors::unknown_document, {{"kind", word}, {"nearest", nearest_hint(word, keys_of(kinds->options))}}));
  }
}

void ChainReader::check_every_type_has_its_chain() {
  for (const auto& type : sources_.registry.types())
    if (type->staged() && !book_->find(type->chain)) {
      std::vector<std::string> known;
      for (const auto& chain : book_->chains()) known.push_back(chain->key);
      errors_.add(Error(errors::chain_missing,
                        {{"type", type->key}, {"chain", type->chain}, {"nearest", nearest_hint(type->chain, known)}})
                      .at(type->file));
    }
}

}  // namespace sanlian::chain
