#include "dmn/tck/runner.h"

#include <algorithm>

#include "dmn/engine.h"
#include "dmn/errors.h"
#include "dmn/impl/type_like.h"
#include "dmn/load_file.h"
#include "dmn/tck/case_file.h"

namespace sanlian::dmn::tck {
namespace {
namespace fs = std::filesystem;
using feel::Kind;
using feel::Value;

/// The model, and the others in its folder that it may import.
Result<Engine> load_engine(const fs::path& folder, const std::string& model) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".dmn" && entry.path().filename() != model) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  paths.insert(paths.begin(), folder / model);
  std::vector<std::string> texts, names;
  for (const auto& path : paths) {
    texts.push_back(SANLIAN_TRY(read_file(path)));
    names.push_back(path.filename().string());
  }
  std::vector<Engine::File> files;
  for (std::size_t i = 0; i < paths.size(); ++i) files.push_back({.file = names[i], .xml = texts[i]});
  auto engine = Engine::load(files);
  return engine || files.size() == 1 ? std::move(engine) : Engine::load(std::span(files).first(1));
}

class CaseRun {
 public:
  CaseRun(const Engine& engine, const TestCase& test, const RunOptions& options)
      : engine_(engine), test_(test), options_(options) {}

  Status run() {
    for (const auto& input : test_.inputs) {
      const auto space = input.space == engine_.model().space ? std::string() : input.space;
      auto value = SANLIAN_TRY(to_value(input.value, engine_.type_of(input.name, space)));
      if (space.empty())
        inputs_.values.put(input.name, std::move(value));
      else
        inputs_.imported.push_back({.space = space, .name = input.name, .value = std::move(value)});
    }
    for (const auto& result : test_.results) SANLIAN_TRY(check(result));
    return {};
  }

 private:
  Result<Outcome> evaluate(const TestCase::Result& result) const {
    Engine::Options options{.now = options_.now};
    const auto& space = result.space.empty() ? test_.space : result.space;
    if (space != engine_.model().space) options.space = space;
    if (test_.of == TestCase::Of::decision) return engine_.evaluate(result.name, inputs_, options);
    auto outcome = SANLIAN_TRY(engine_.call(test_.invocable.empty() ? result.name : test_.invocable, inputs_, options));
    // Of several outputs the named one is meant.
    if (test_.of == TestCase::Of::service && outcome.value.is(Kind::context) && result.name != test_.invocable)
      if (is_one_of_many(result.name))
        if (const auto* entry = outcome.value.context().find(result.name)) {
          const Value one = *entry;
          outcome.value = one;
        }
    return outcome;
  }

  bool is_one_of_many(const std::string& name) const {
    for (const auto& element : engine_.model().elements)
      if (element.kind == Element::Kind::service && element.name == test_.invocable)
        return element.outputs.size() > 1 && name != element.name;
    return false;
  }

  Status check(const TestCase::Result& result) const {
    const auto outcome = SANLIAN_TRY(evaluate(result));
    auto type = engine_.type_of(result.name, result.space == engine_.model().space ? "" : result.space);
    if (type.is_open()) type = type_like(outcome.value);
    const auto expected = SANLIAN_TRY(to_value(result.expected, type));
    std::string why;
    if (is_same(expected, outcome.value, why)) {
      if (!options_.strict || !result.is_error || !outcome.reasons.empty()) return {};
      why = "null, but no error was reported";
    }
    for (const auto& reason : outcome.reasons)
      if (reason) {
        why += "; " + reason->error.print(Lang::en);
        break;
      }
    return Error(errors::bad_case, {{"what", result.name + ": " + why}});
  }

  const Engine& engine_;
  const TestCase& test_;
  const RunOptions& options_;
  Inputs inputs_;
};

Status run_file(const fs::path& path, const RunOptions& options,
                const std::function<void(const CaseOutcome&)>& on_outcome) {
  const auto folder = path.parent_path();
  const auto text = SANLIAN_TRY(read_file(path));
  const auto cases = SANLIAN_TRY(read_cases(text, path.filename().string()));
  const auto engine = load_engine(folder, cases.model);
  for (const auto& test : cases.cases) {
    CaseOutcome outcome{.suite = (folder.parent_path().filename() / folder.filename()).string(),
                        .file = path.stem().string(),
                        .id = test.id};
    const auto status = engine ? CaseRun(*engine, test, options).run() : Status(engine.error());
    outcome.passed = status.has_value();
    if (!outcome.passed)
      outcome.message = status.error().is(errors::bad_case) ? status.error().arguments().front().second
                                                            : status.error().print(Lang::en);
    on_outcome(outcome);
  }
  return {};
}

std::string show(const Value& value) {
  auto text = value.print();
  constexpr std::size_t kLongest = 300;
  if (text.size() > kLongest) text.replace(kLongest, std::string::npos, "…");
  return text;
}

bool is_same_zone(const feel::Zone& a, const feel::Zone& b, std::int64_t at) {
  return a.is_local() == b.is_local() && a.offset_at(at) == b.offset_at(at);
}

bool is_same_scalar(const Value& expected, const Value& found) {
  switch (expected.kind()) {
    case Kind::number: {
      static const Decimal kTolerance = Decimal::scaled(1, 8);
      const auto difference = subtract(expected.number(), found.number());
      return difference && difference->absolute() <= kTolerance;
    }
    case Kind::time:
      return expected.time().nanos == found.time().nanos &&
             is_same_zone(expected.time().zone, found.time().zone, expected.time().seconds());
    case Kind::date_time:
      return expected.date_time().date == found.date_time().date &&
             expected.date_time().time.nanos == found.date_time().time.nanos &&
             is_same_zone(expected.date_time().time.zone, found.date_time().time.zone,
                          expected.date_time().local_seconds());
    default:
      return feel::equal(expected, found).value_or(false);
  }
}

}  // namespace

bool is_same(const Value& expected, const Value& found, std::string& why) {
  const auto differ = [&] {
    why = "expected " + show(expected) + ", found " + show(found);
    return false;
  };
  if (expected.kind() != found.kind()) return differ();
  if (expected.is(Kind::list)) {
    if (expected.list().size() != found.list().size()) return differ();
    for (std::size_t i = 0; i < expected.list().size(); ++i)
      if (!is_same(expected.list()[i], found.list()[i], why)) {
        why = "item " + std::to_string(i + 1) + ": " + why;
        return false;
      }
    return true;
  }
  if (expected.is(Kind::context)) {
    if (expected.context().entries().size() != found.context().entries().size()) return differ();
    for (const auto& entry : expected.context().entries()) {
      const auto* other = found.context().find(entry.name);
      if (!other) return differ();
      if (is_same(entry.value, *other, why)) continue;
      why = entry.name + ": " + why;
      return false;
    }
    return true;
  }
  return is_same_scalar(expected, found) ? true : differ();
}

Status run_folder(const fs::path& folder, const RunOptions& options,
                  const std::function<void(const CaseOutcome&)>& on_outcome) {
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) return Error(errors::bad_case, {{"what", folder.string()}});
  std::vector<fs::path> files;
  for (auto& file : files_below(folder, ".xml"))
    if (is_case_file(SANLIAN_TRY(read_file(file)))) files.push_back(std::move(file));
  if (files.empty()) return Error(errors::bad_case, {{"what", folder.string()}});
  for (const auto& file : files) {
    const auto status = run_file(file, options, on_outcome);
    if (status) continue;
    on_outcome({.suite = (file.parent_path().parent_path().filename() / file.parent_path().filename()).string(),
                .file = file.stem().string(),
                .id = "*",
                .passed = false,
                .message = status.error().print(Lang::en)});
  }
  return {};
}

std::string report_line(const CaseOutcome& outcome) {
  std::string line;
  const auto add = [&](std::string_view text) {
    line += line.empty() ? "\"" : ",\"";
    for (const char c : text) {
      if (c == '"') line += '"';
      line += c == '\n' || c == '\r' ? ' ' : c;
    }
    line += '"';
  };
  add(outcome.suite), add(outcome.file), add(outcome.id), add(outcome.passed ? "SUCCESS" : "ERROR");
  add(outcome.message);
  return line;
}

}  // namespace sanlian::dmn::tck
