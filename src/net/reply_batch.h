#pragma once

namespace sanlian::net {

/// While one lives, answers and events sent from this thread wake no event loop; when it ends each loop concerned is
/// woken once. A thread that completes many requests together (a group commit) puts one around its loop.
/// Nested ones belong to the outermost.
class ReplyBatch {
 public:
  ReplyBatch();
  ~ReplyBatch();
  ReplyBatch(const ReplyBatch&) = delete;
  ReplyBatch& operator=(const ReplyBatch&) = delete;
};

}  // namespace sanlian::net
