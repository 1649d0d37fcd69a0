// The web interface as routes. The router is the table of what there is: no path reaches a file system.
#pragma once

#include <span>

#include "base/random.h"
#include "net/router.h"
#include "site/asset.h"

namespace sanlian::site {

/// Adds a route for every asset, and `/index.html` for every other GET path, so that the interface's own addresses can
/// be opened and reloaded. Below `/assets` what is not there is not found. Paths of other rooms are left alone where
/// they are closed (`Router::close`). `assets` must hold `/index.html`; `random` lives as long as the router and gives
/// the nonces.
void add_routes(net::Router& router, std::span<const Asset> assets, Random& random);

}  // namespace sanlian::site
