#include "corpus/normal/legal_status.h"

#include <array>

#include "base/text.h"

namespace sanlian::corpus {
namespace {

struct Sign {
  std::string_view words, status;
};

/// Looked for in this order: what says more stands before what says less. Folded as base fold() does.
constexpr auto kSigns = std::to_array<Sign>({
    {"全部无效", "revoked"},
    {"宣告无效", "revoked"},
    {"专利权无效", "revoked"},
    {"revoked", "revoked"},
    {"invalidated", "revoked"},
    {"annulled", "revoked"},
    {"cancelled", "revoked"},
    {"届满", "expired"},
    {"expired", "expired"},
    {"termended", "expired"},
    {"驳回", "refused"},
    {"rejected", "refused"},
    {"refused", "refused"},
    {"撤回", "withdrawn"},
    {"视撤", "withdrawn"},
    {"withdrawn", "withdrawn"},
    {"abandon", "withdrawn"},
    {"deemedtobe", "withdrawn"},
    {"放弃", "withdrawn"},
    {"未缴年费", "lapsed"},
    {"未缴费", "lapsed"},
    {"终止", "lapsed"},
    {"失效", "lapsed"},
    {"无效", "lapsed"},
    {"避重", "lapsed"},
    {"lapse", "lapsed"},
    {"discontinued", "lapsed"},
    {"ceased", "lapsed"},
    {"inactive", "lapsed"},
    {"notinforce", "lapsed"},
    {"dead", "lapsed"},
    {"terminated", "lapsed"},
    {"实质审查", "pending"},
    {"实审", "pending"},
    {"审中", "pending"},
    {"审查中", "pending"},
    {"待审", "pending"},
    {"公布", "pending"},
    {"未确认", ""},
    {"pending", "pending"},
    {"underexamination", "pending"},
    {"授权", "granted"},
    {"有效", "granted"},
    {"有权", "granted"},
    {"维持", "granted"},
    {"granted", "granted"},
    {"active", "granted"},
    {"inforce", "granted"},
    {"patented", "granted"},
    {"alive", "granted"},
    {"公开", "pending"},
    {"filed", "pending"},
    {"published", "pending"},
    {"application", "pending"},
});
}  // namespace

std::string legal_status(std::string_view text) {
  if (text.size() > 1024) return {};
  const std::string folded = fold(text);
  for (const auto& [words, status] : kSigns)
    if (folded.find(words) != std::string::npos) return std::string(status);
  return {};
}

}  // namespace sanlian::corpus
