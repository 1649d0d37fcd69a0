#pragma once

namespace sanlian::store {

/// Settings of the library as a whole, once; before anything else of it is called, or it refuses them.
void set_up_sqlite();

}  // namespace sanlian::store
