#include "dmn/load_file.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "dmn/errors.h"
#include "dmn/reader.h"

namespace sanlian::dmn {
namespace fs = std::filesystem;
namespace {

struct Found {
  std::string name, xml;
};

/// Namespaces a model imports; of one that does not read, none.
std::vector<std::string> imports_of(const Found& file) {
  Errors ignored;
  const auto model = read_model(file.xml, file.name, ignored);
  std::vector<std::string> out;
  if (model)
    for (const auto& import : model->imports) out.push_back(import.space);
  return out;
}

/// The models beside `file`, by namespace. A file that is no model is none of our business here.
std::map<std::string, Found> neighbours(const fs::path& file) {
  std::vector<fs::path> paths;
  std::error_code failed;
  const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  for (const auto& entry : fs::directory_iterator(folder, failed))
    if (entry.path().extension() == ".dmn" && entry.path().filename() != file.filename())
      paths.push_back(file.has_parent_path() ? entry.path() : entry.path().filename());
  std::sort(paths.begin(), paths.end());
  std::map<std::string, Found> out;
  for (const auto& path : paths) {
    auto xml = read_file(path);
    Errors ignored;
    const auto model = xml ? read_model(*xml, path.string(), ignored) : Result<Model>(xml.error());
    if (model) out.try_emplace(model->space, Found{.name = path.string(), .xml = *std::move(xml)});
  }
  return out;
}

}  // namespace

Result<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  if (!in || !(out << in.rdbuf())) return Error(errors::no_file, {{"file", file.string()}});
  return out.str();
}

std::vector<fs::path> files_below(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (const auto& entry : fs::recursive_directory_iterator(folder, failed))
    if (entry.is_regular_file() && entry.path().string().ends_with(ending)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Result<Engine> load_file(const fs::path& file, const std::vector<fs::path>& others, bool strict) {
  std::vector<Found> found;
  auto xml = SANLIAN_TRY(read_file(file));
  found.push_back({.name = file.string(), .xml = std::move(xml)});
  for (const auto& other : others) {
    xml = SANLIAN_TRY(read_file(other));
    found.push_back({.name = other.string(), .xml = std::move(xml)});
  }
  auto wanted = imports_of(found.front());
  if (!wanted.empty() && others.empty()) {
    auto beside = neighbours(file);
    std::set<std::string> taken;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto neighbour = beside.find(wanted[i]);
      if (neighbour == beside.end() || !taken.insert(wanted[i]).second) continue;
      found.push_back(std::move(neighbour->second));
      for (auto& further : imports_of(found.back())) wanted.push_back(std::move(further));
    }
  }
  std::vector<Engine::File> files;
  for (const auto& each : found) files.push_back({.file = each.name, .xml = each.xml});
  return Engine::load(files, {}, strict);
}

}  // namespace sanlian::dmn
