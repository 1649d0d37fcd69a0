// Holds what a server answers against what its OpenAPI document says of it. Plain on purpose: the few words of JSON
// Schema that the document uses, and a property that is not described is a fault.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "format/value.h"
#include "support/http_client.h"

namespace sanlian::test {

class Described {
 public:
  explicit Described(format::Value document) : document_(std::move(document)) {}

  /// One exchange: what is not as described, a line each; empty where all is. `path` is below /api/v1, with its query.
  std::string faults_of(const std::string& method, std::string_view path, std::string_view body,
                        const HttpAnswer& answer);
  /// A value against a component of the document.
  std::string faults_of(const std::string& component, const format::Value& value) const;
  /// A record against the schema of its own type, which has the fields that `Row` leaves open.
  std::string faults_of_record(const format::Value& row) const;

  /// The operations of these methods of which nothing good has been seen.
  std::set<std::string> unseen(const std::vector<std::string>& methods) const;
  const format::Value& document() const { return document_; }

 private:
  const format::Value* find_operation(const std::string& method, std::string_view path) const;

  format::Value document_;
  std::set<std::string> seen_;
};

}  // namespace sanlian::test
