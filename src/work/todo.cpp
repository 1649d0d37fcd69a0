#include "work/todo.h"

#include <algorithm>

#include "record/row.h"

namespace sanlian::work {
namespace {

std::string open_filter(const chain::ChainType& chain) {
  std::string ends;
  for (const auto& stage : chain.stages)
    if (stage.terminal != chain::Terminal::none) ends += (ends.empty() ? "\"" : ", \"") + stage.key + "\"";
  return ends.empty() ? std::string() : "not(stage in (" + ends + "))";
}

/// Dated ones first: without a day the order of the store would put them in front.
Result<std::vector<std::string>> open_cases(Platform& platform, const record::Actor& actor,
                                            const chain::ChainType& chain) {
  std::vector<std::string> ids;
  const auto open = open_filter(chain);
  for (const auto* dated : {"stage_due != null", "stage_due = null"}) {
    const record::Selection selection{.filter = open.empty() ? dated : "(" + open + ") and " + dated,
                                      .sort = {{"stage_due", false}, {"id", false}},
                                      .fields = {"id"}};
    SANLIAN_TRY(platform.queries().each(platform.store().reader(), platform.context(actor), *chain.type, selection,
                                        [&](const record::RowView& row) -> Result<bool> {
                                          ids.emplace_back(row.id());
                                          return std::ssize(ids) <= kTodoCasesMax;
                                        }));
  }
  return ids;
}

std::optional<chain::MoveOffer> waiting_move(std::vector<chain::MoveOffer> offers) {
  std::erase_if(offers, [](const auto& offer) { return offer.move->is_return || offer.move->reason_required; });
  if (offers.empty()) return std::nullopt;
  auto best = std::ranges::find_if(offers, &chain::MoveOffer::allowed);
  return std::move(best == offers.end() ? offers.front() : *best);
}

}  // namespace

Result<Todo> todo(Platform& platform, const record::Actor& actor) {
  Todo todo;
  auto& reader = platform.store().reader();
  const store::Snapshot snapshot(reader);
  const auto now = platform.clock().now();
  for (const auto& chain : platform.chains().chains()) {
    if (!platform.access().grant(*chain->type, record::Action::read, actor).allowed) continue;
    auto ids = SANLIAN_TRY(open_cases(platform, actor, *chain));
    if (std::ssize(ids) > kTodoCasesMax) ids.resize(kTodoCasesMax), todo.complete = false;
    todo.looked_at += std::ssize(ids);
    for (auto& id : ids) {
      const auto row = SANLIAN_TRY(record::load(reader, *chain->type, id));
      if (!row) continue;
      auto offer = waiting_move(SANLIAN_TRY(platform.moves().available(reader, actor, now, *row)));
      if (offer)
        todo.cases.push_back(
            {.chain = &*chain, .id = std::move(id), .due = row->stage_due, .offer = std::move(*offer)});
    }
  }
  std::ranges::stable_sort(todo.cases, [](const WaitingCase& a, const WaitingCase& b) {
    if (a.offer.allowed != b.offer.allowed) return a.offer.allowed;
    if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
    return a.due && *a.due < *b.due;
  });
  return todo;
}

}  // namespace sanlian::work
