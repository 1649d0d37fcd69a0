#include "dmn/load_file.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "dmn/errors.h"
#include "dmn/reader.h"

namespace sanlian::dmn {
namespace fs = std::filesystem;
namespace {

struct Found {
  Model model;
  std::vector<Error> problems;
};

Result<Found> read(const fs::path& file) {
  const auto xml = SANLIAN_TRY(read_file(file));
  Errors problems;
  auto model = SANLIAN_TRY(read_model(xml, file.string(), problems));
  return Found{.model = std::move(model), .problems = problems.list()};
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
    auto found = read(path);
    if (!found) continue;
    const auto space = found->model.space;
    out.try_emplace(space, *std::move(found));
  }
  return out;
}

/// Adds those that are imported, also by what is added.
void add_imported(std::vector<Found>& found, std::map<std::string, Found> beside) {
  for (std::size_t i = 0; i < found.size(); ++i)
    for (std::size_t k = 0; k < found[i].model.imports.size(); ++k) {
      auto neighbour = beside.extract(found[i].model.imports[k].space);
      if (!neighbour.empty()) found.push_back(std::move(neighbour.mapped()));
    }
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
  found.push_back(SANLIAN_TRY(read(file)));
  for (const auto& other : others) found.push_back(SANLIAN_TRY(read(other)));
  if (others.empty() && !found.front().model.imports.empty()) add_imported(found, neighbours(file));
  std::vector<Model> models;
  std::vector<Error> problems;
  for (auto& each : found) {
    models.push_back(std::move(each.model));
    problems.insert(problems.end(), each.problems.begin(), each.problems.end());
  }
  return Engine::of(std::move(models), std::move(problems), strict);
}

}  // namespace sanlian::dmn
