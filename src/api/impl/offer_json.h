#pragma once

#include "chain/move_offer.h"
#include "format/json_writer.h"

namespace sanlian::api {

/// A move as a person is offered it: whether it may be made, and why not.
void write_offer(format::JsonWriter& out, const chain::MoveOffer& offer);

}  // namespace sanlian::api
