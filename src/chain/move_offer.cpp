#include "chain/move_offer.h"

#include "base/text.h"
#include "chain/errors.h"

namespace sanlian::chain {
namespace {

std::string joined(const std::vector<Label>& labels, Lang lang) {
  std::vector<std::string> texts;
  for (const auto& label : labels) texts.push_back(label.in(lang));
  return join(texts, lang == Lang::zh ? "；" : "; ");
}

std::string joined(const std::vector<MoveReason::Need>& needs, Lang lang) {
  std::vector<std::string> texts;
  for (const auto& need : needs) texts.push_back(need.label.in(lang));
  return join(texts, lang == Lang::zh ? "、" : ", ");
}

}  // namespace

Error MoveReason::as_error() const {
  switch (kind) {
    case Kind::field_missing:
      return Error(errors::field_missing, {{"label", text.zh}, {"label_en", text.en}, {"field", key}})
          .at("field " + key);
    case Kind::guard_unmet:
      return Error(errors::guard_unmet, {{"text", text.zh}, {"text_en", text.en}});
    case Kind::guard_unknown:
      return Error(errors::guard_unknown, {{"text", text.zh},
                                           {"text_en", text.en},
                                           {"fields", joined(needs, Lang::zh)},
                                           {"fields_en", joined(needs, Lang::en)}});
    case Kind::check_not_passed:
      return Error(errors::check_not_passed, {{"text", text.zh},
                                              {"text_en", text.en},
                                              {"grounds", joined(grounds, Lang::zh)},
                                              {"grounds_en", joined(grounds, Lang::en)}});
    case Kind::document_missing:
      return Error(errors::document_missing, {{"document", text.zh}, {"document_en", text.en}, {"kind", key}});
  }
  fail_ensure("every kind of reason has its error");
}

}  // namespace sanlian::chain
