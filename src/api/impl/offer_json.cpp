#include "api/impl/offer_json.h"

#include "format/label_json.h"

namespace sanlian::api {
namespace {

std::string_view reason_key(chain::MoveReason::Kind kind) {
  using Kind = chain::MoveReason::Kind;
  switch (kind) {
    case Kind::field_missing:
      return "field_missing";
    case Kind::guard_unmet:
      return "guard_unmet";
    case Kind::guard_unknown:
      return "guard_unknown";
    case Kind::check_not_passed:
      return "check_not_passed";
    case Kind::document_missing:
      return "document_missing";
  }
  return "";
}

}  // namespace

void write_offer(format::JsonWriter& out, const chain::MoveOffer& offer) {
  out.begin_map().key("move").text(offer.move->key);
  write_label(out, "label", offer.move->label);
  out.key("to")
      .text(offer.move->to)
      .key("allowed")
      .boolean(offer.allowed)
      .key("reason_required")
      .boolean(offer.move->reason_required);
  out.key("return").boolean(offer.move->is_return).key("reasons").begin_list();
  for (const auto& reason : offer.reasons) {
    out.begin_map().key("kind").text(reason_key(reason.kind));
    write_label(out, "text", reason.text);
    if (!reason.key.empty()) out.key("key").text(reason.key);
    if (!reason.needs.empty()) {
      out.key("needs").begin_list();
      for (const auto& need : reason.needs) {
        out.begin_map().key("path").text(need.path);
        write_label(out, "label", need.label);
        out.end_map();
      }
      out.end_list();
    }
    if (!reason.grounds.empty()) {
      out.key("grounds").begin_list();
      for (const auto& ground : reason.grounds) write_label(out, ground);
      out.end_list();
    }
    out.end_map();
  }
  out.end_list().key("inputs").begin_list();
  for (const auto& input : offer.inputs)
    out.begin_map()
        .key("field")
        .text(input.ask->field->key)
        .key("required")
        .boolean(input.ask->required)
        .key("filled")
        .boolean(input.filled)
        .end_map();
  out.end_list().end_map();
}

}  // namespace sanlian::api
