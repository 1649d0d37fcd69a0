// All declared record types and roles, read whole from packs/ before any is used.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/type.h"

namespace sanlian::record {

struct Role {
  std::string key;
  Label label;
  std::string belongs_to;          ///< park, platform, province, or the type of the organisation: enterprise, bank …
  std::vector<std::string> pages;  ///< Pages of work beside the records, the first one to land on.
};

struct Park {
  std::string key;
  Label label;
  std::vector<std::string> region_codes;  ///< GB/T 2260; a zone often has none of its own.
};

struct Pack {
  std::string key;
  Label label;
  std::vector<std::string> needs;
  std::filesystem::path folder;
  std::vector<Park> parks;  ///< Of packs under parks/: the one it declares.
};

class Registry {
 public:
  /// Reads every pack under `folder` (packs/*/pack.yaml and packs/parks/*/pack.yaml). All errors of all files are
  /// reported together, each with file:line:column. Errors: format.*, feel.*, record.*.
  static Result<std::unique_ptr<Registry>> load(const std::filesystem::path& folder);
  ~Registry();

  std::span<const Pack> packs() const { return packs_; }
  std::span<const Role> roles() const { return roles_; }
  std::vector<Park> parks() const;
  std::span<const std::unique_ptr<RecordType>> types() const { return types_; }
  const RecordType* find(std::string_view key) const;
  const RecordType* find(const feel::Entity& entity) const;
  const Role* role(std::string_view key) const;
  /// Errors: record.unknown_type with the nearest known one.
  Result<const RecordType*> type(std::string_view key) const;

  /// Digest of all declarations: what plans and indexes were made from.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  friend class RegistryReader;
  Registry() = default;
  std::vector<Pack> packs_;
  std::vector<Role> roles_;
  std::vector<std::unique_ptr<RecordType>> types_;
  std::string fingerprint_;
};

/// The scope of every condition over a record: its fields by name (slot 0) and `user` (slot 1).
feel::Scope record_scope(const RecordType& type);

}  // namespace sanlian::record
