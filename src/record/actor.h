#pragma once

#include <string>
#include <vector>

namespace sanlian::record {

/// Who acts, as access rules see it (`user` in FEEL). Roles are sorted, so that plans can be cached by them.
struct Actor {
  std::string id, login, name;
  std::vector<std::string> roles;
  std::string park;          ///< Empty for the platform and the province.
  std::string organisation;  ///< Id of the firm, bank or appraiser the person belongs to; may be empty.

  bool has_role(std::string_view role) const;
};

/// Why something is written; goes to the journal beside who and when.
struct Cause {
  std::string kind = "edit";  ///< edit, move, import, undo, job, demo.
  std::string reference;      ///< Batch id, move key.
  std::string request_id;
};

}  // namespace sanlian::record
