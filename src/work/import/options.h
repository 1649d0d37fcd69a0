#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "record/type.h"

namespace sanlian::work {

enum class ImportMode { insert, update, upsert };
std::string_view mode_key(ImportMode mode);
std::optional<ImportMode> mode_of(std::string_view key);

struct ImportProgress {
  bool writing = false;  ///< False: bytes read of the file; true: rows written.
  std::uint64_t done = 0, total = 0;
};

/// What a person asks for: a file of rows into one type.
struct ImportOptions {
  const record::RecordType* type = nullptr;
  std::filesystem::path file;
  std::string file_name;  ///< As the person knows it.
  std::string sheet;      ///< Of a workbook; empty: the first visible one.
  ImportMode mode = ImportMode::insert;
  std::vector<std::string> key;                          ///< Field keys or labels; empty: the type's unique ones.
  std::vector<std::pair<std::string, std::string>> map;  ///< Header to field key, or to `ignore`.
  std::vector<std::string> create_missing;               ///< Types whose records are made, by title alone, when a row
                                                         ///< names one that does not exist.
  std::string park;                                      ///< Empty: the actor's own.
  bool dry_run = false;                                  ///< Everything is done and taken back; only the report stays.
  Lang lang = Lang::zh;                                  ///< Of the reasons in the error file.
  std::string request_id = {};
  std::function<void(const ImportProgress&)> progress = {};
};

}  // namespace sanlian::work
