#include "search/index/index.h"

#include "search/errors.h"
#include "search/index/impl/index_state.h"

namespace sanlian::search {
namespace {

Error read_only(const std::filesystem::path& directory) {
  return Error(errors::index_read_only, {{"path", directory.string()}});
}
}  // namespace

Index::Index(std::unique_ptr<State> state) : state_(std::move(state)) {}
Index::~Index() = default;

Result<std::unique_ptr<Index>> Index::open(const std::filesystem::path& directory, Schema schema, Options options) {
  auto state = std::make_unique<State>(directory, std::move(schema), options, true);
  SANLIAN_TRY(state->open_to_write());
  return std::unique_ptr<Index>(new Index(std::move(state)));
}

Result<std::unique_ptr<Index>> Index::open_to_read(const std::filesystem::path& directory, Schema schema) {
  auto state = std::make_unique<State>(directory, std::move(schema), Options{}, false);
  if (!state->files.exists()) return Error(errors::index_missing, {{"path", directory.string()}});
  std::unique_ptr<Index> index(new Index(std::move(state)));
  SANLIAN_TRY(index->refresh());
  return index;
}

const Schema& Index::schema() const { return *state_->schema; }

std::shared_ptr<const Snapshot> Index::snapshot() const {
  const std::lock_guard held(state_->publishing);
  return state_->snapshot;
}

Status Index::put(const Document& document) {
  if (!state_->is_writer) return read_only(state_->files.directory());
  const std::lock_guard held(state_->writing);
  return state_->put(document);
}

Status Index::remove(std::string_view key) {
  if (!state_->is_writer) return read_only(state_->files.directory());
  const std::lock_guard held(state_->writing);
  state_->remove(key);
  return {};
}

Status Index::commit(std::string_view note) {
  if (!state_->is_writer) return read_only(state_->files.directory());
  const std::lock_guard held(state_->writing);
  return state_->commit(note);
}

void Index::rollback() {
  if (!state_->is_writer) return;
  const std::lock_guard held(state_->writing);
  state_->rollback();
}

std::string Index::note() const {
  const std::lock_guard held(state_->publishing);
  return state_->committed_note;
}

Status Index::merge_all() {
  if (!state_->is_writer) return read_only(state_->files.directory());
  const std::lock_guard one_at_a_time(state_->merging);
  const auto plan = state_->plan_all();
  return plan ? state_->run(*plan) : Status{};
}

std::vector<Error> Index::verify() const { return state_->verify(); }

Index::Size Index::size() const {
  const auto now = snapshot();
  Size size{.documents = now->size(), .deleted = now->slots() - now->size(), .segments = now->parts().size()};
  for (const auto& part : now->parts()) {
    size.bytes += part.segment->bytes();
    size.terms += part.segment->terms();
  }
  const std::lock_guard held(state_->publishing);
  size.bytes += state_->names_bytes;
  return size;
}

}  // namespace sanlian::search
