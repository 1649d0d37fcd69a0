#include "patent/overlay.h"

namespace sanlian::patent {

Label label(Overlay overlay) {
  switch (overlay) {
    case Overlay::pledged:
      return {"质押", "pledged"};
    case Overlay::preserved:
      return {"保全", "preserved"};
    case Overlay::suspended:
      return {"中止", "suspended"};
    case Overlay::licensed:
      return {"许可备案", "licensed"};
    case Overlay::open_licence:
      return {"开放许可", "open licence"};
    case Overlay::assigned:
      return {"转移", "assigned"};
    case Overlay::invalidation_pending:
      return {"无效请求审理中", "invalidation pending"};
    case Overlay::compulsory_licence:
      return {"强制许可", "compulsory licence"};
  }
  return {};
}

std::vector<Overlay> Overlays::list() const {
  std::vector<Overlay> out;
  for (int i = 0; i < kOverlays; ++i)
    if (has(static_cast<Overlay>(i))) out.push_back(static_cast<Overlay>(i));
  return out;
}

}  // namespace sanlian::patent
