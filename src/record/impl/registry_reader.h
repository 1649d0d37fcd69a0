#pragma once

#include <map>

#include "format/declared.h"
#include "record/registry.h"

namespace sanlian::record {

/// Reads all packs in three passes: what there is, how it hangs together, what its expressions mean.
class RegistryReader {
 public:
  explicit RegistryReader(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Result<std::unique_ptr<Registry>> read();

 private:
  struct File {
    std::string name;  ///< As messages show it: from `packs/` on.
    std::filesystem::path path;
  };
  std::vector<File> files(const std::filesystem::path& folder, std::string_view ending) const;
  std::string shown(const std::filesystem::path& path) const;
  const format::Value* parse(const File& file);
  void read_packs();
  void read_roles();
  void read_types();
  void read_extensions();
  void read_type(const File& file, const std::string& pack);
  void read_field(RecordType& type, const format::Declared& field);
  void read_limits(Field& field, const format::Declared& declared);
  void read_options(Field& field, const std::vector<format::Declared>& options);
  void read_indexes(const RecordType& type, std::vector<std::vector<std::string>>& out, const format::Declared& list);
  /// Refuses at `named` what is no field of the type.
  void check_field(const RecordType& type, const std::string& key, const format::Declared& named);
  void read_access(RecordType& type, const std::vector<format::Declared>& rules, const std::string& file);
  void link();
  void check_names(RecordType& type);
  void fill_entity(RecordType& type);
  void compile(RecordType& type);
  std::optional<feel::Expression> compile_one(const RecordType& type, const std::string& text, const std::string& file,
                                              format::Place place, std::optional<feel::Type> expected);
  RecordType* find(std::string_view key);

  std::filesystem::path folder_;
  Errors errors_;
  std::unique_ptr<Registry> registry_;
  std::vector<std::unique_ptr<format::Value>> trees_;
  std::map<std::string, std::string> where_;  ///< `type.field` to file, for messages.
  std::string contents_;                      ///< Of all files, for the fingerprint.
};

}  // namespace sanlian::record
