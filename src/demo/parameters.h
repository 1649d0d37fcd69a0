#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "format/value.h"

namespace sanlian::demo {

/// A file of a park's folder, asked by path: `patents.in_force.leading.invention`. What is absent is zero or empty.
class Parameters {
 public:
  static Result<Parameters> load(const std::filesystem::path& packs, const std::string& park,
                                 const std::string& name = "demo.yaml");
  explicit Parameters(const format::Value* node) : node_(node) {}

  Parameters at(std::string_view path) const;
  bool present() const { return node_ != nullptr; }
  std::string text(std::string_view path = {}) const;
  std::int64_t whole(std::string_view path = {}) const;
  std::vector<std::string> texts(std::string_view path = {}) const;
  std::vector<Parameters> items(std::string_view path = {}) const;
  std::vector<std::pair<std::string, Parameters>> entries(std::string_view path = {}) const;

 private:
  const format::Value* node_;
  std::shared_ptr<const format::Value> owner_;  ///< Shared by all parts of one file.
};

}  // namespace sanlian::demo
