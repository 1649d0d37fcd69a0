#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "corpus/impl/input.h"
#include "corpus/reader.h"

namespace sanlian::corpus {

/// A reader of unpacked bytes. `name` is what refusals and the field source call them. Errors: as Reader::open.
Result<std::unique_ptr<Reader>> open_reader(std::unique_ptr<Input> input, std::string name,
                                            std::optional<Format> format = std::nullopt);
/// A table from bytes, or a workbook from a file or a member held whole.
Result<std::unique_ptr<Reader>> open_text_table(std::unique_ptr<Input> input, std::string name);
Result<std::unique_ptr<Reader>> open_workbook(const std::filesystem::path& file, std::string name);
Result<std::unique_ptr<Reader>> open_workbook_bytes(std::string bytes, std::string name);
/// The files in an archive, one after the other. Parts of one application that follow each other become one record.
Result<std::unique_ptr<Reader>> open_archive(const std::filesystem::path& file, std::optional<Format> format);
/// Whether an archive is a workbook.
Result<bool> is_workbook(const std::filesystem::path& file);

}  // namespace sanlian::corpus
