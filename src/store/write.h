// A change on its way to the writer thread, and where its completion is delivered.
#pragma once

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "store/transaction.h"

namespace sanlian::store {

/// How a job runs in its group.
enum class WriteKind {
  normal,
  /// Alone in its group, for a job of very many rows: a savepoint around it would copy every page it changes, again and
  /// again for each attempt() inside.
  large,
  /// Alone in its group, foreign keys off while it runs and all checked at its end, tables of the system not guarded:
  /// for rebuilding tables (SQLite's ALTER TABLE is small) and for schema steps.
  restructure,
};

class Channel;

/// One queued change: the job and its completion in one allocation.
class Write {
 public:
  Write(WriteKind kind, Channel* channel) : kind_(kind), channel_(channel) {}
  virtual ~Write() = default;
  Write(const Write&) = delete;
  Write& operator=(const Write&) = delete;

  /// On the writer thread. False: the job refused; its result holds the error.
  virtual bool run(Transaction& transaction) = 0;
  /// Replaces the result: the job's changes were not kept.
  virtual void refuse(const Error& error) = 0;
  /// What it refused with, or null.
  virtual const Error* refusal() const = 0;
  /// Hands the result to the completion, once, after the group is durable or given up.
  virtual void finish() = 0;

  WriteKind kind() const { return kind_; }
  Channel* channel() const { return channel_; }

 private:
  WriteKind kind_;
  Channel* channel_;
};

/// Takes all finished changes of one group that belong to it, in one call on the writer thread, so that an event loop
/// is woken once a group. It must see to it that finish() of each is called. Outlives the store.
class Channel {
 public:
  virtual ~Channel() = default;
  virtual void deliver(std::vector<std::unique_ptr<Write>> finished) = 0;
};

template <class Job, class Done>
class WriteOf final : public Write {
 public:
  using Answer = std::invoke_result_t<Job&, Transaction&>;
  WriteOf(Job job, Done done, WriteKind kind, Channel* channel)
      : Write(kind, channel), job_(std::move(job)), done_(std::move(done)) {}

  bool run(Transaction& transaction) override {
    answer_.emplace(job_(transaction));
    return answer_->has_value();
  }
  void refuse(const Error& error) override { answer_.emplace(error); }
  const Error* refusal() const override { return answer_ && !answer_->has_value() ? &answer_->error() : nullptr; }
  void finish() override { done_(std::move(*answer_)); }

 private:
  Job job_;
  Done done_;
  std::optional<Answer> answer_;
};

}  // namespace sanlian::store
