// rooms: dmn feel format number base
// Decisions about 100,000 firms: a table of 20 rules over 6 inputs and a scoring of 30 expressions, in batch, one at a
// time, and beside a loop written by hand. By processor time on one core, medians; what is compared runs in turn.
// Writes rows and answers into the folder, for the peers in peers.mjs.
//   rules_bench [rounds] [folder]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <random>
#include <vector>

#include "bench/rules/models.h"
#include "dmn/columns/batch.h"
#include "format/json_writer.h"

namespace {
using namespace sanlian;
using bench::Field;
using feel::Kind;

constexpr std::size_t kRows = 100'000;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void check(bool good, const std::string& what) {
  if (good) return;
  std::fprintf(stderr, "rules_bench: %s\n", what.c_str());
  std::exit(1);
}

std::string escaped(std::string_view text) { return "<![CDATA[" + std::string(text) + "]]>"; }

std::string model(std::span<const Field> inputs, const std::string& decisions) {
  std::string xml = R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">)";
  for (const auto& [name, type, scale] : inputs) {
    const std::string own(name);
    xml += "<inputData id=\"" + own + "\" name=\"" + own + "\"><variable name=\"" + own + "\" typeRef=\"" +
           std::string(type) + "\"/></inputData>";
  }
  return xml + decisions + "</definitions>";
}

std::string needs(std::string_view name, bool is_input) {
  return std::string("<informationRequirement><required") + (is_input ? "Input" : "Decision") + " href=\"#" +
         std::string(name) + "\"/></informationRequirement>";
}

std::string table_model() {
  std::string xml = R"(<decision id="class" name="class"><variable name="class" typeRef="string"/>)";
  for (const auto& input : bench::kTableInputs) xml += needs(input.name, true);
  xml += R"(<decisionTable hitPolicy="FIRST">)";
  for (const auto& input : bench::kTableInputs)
    xml += "<input><inputExpression><text>" + std::string(input.name) + "</text></inputExpression></input>";
  xml += "<output name=\"class\"/>";
  for (const auto& rule : bench::kRules) {
    xml += "<rule>";
    for (std::size_t i = 0; i < 6; ++i) xml += "<inputEntry><text>" + escaped(rule[i]) + "</text></inputEntry>";
    xml += "<outputEntry><text>\"" + std::string(rule[6]) + "\"</text></outputEntry></rule>";
  }
  return model(bench::kTableInputs, xml + "</decisionTable></decision>");
}

std::string scoring_model() {
  std::string xml, requirements;
  for (const auto& input : bench::kScoringInputs) requirements += needs(input.name, true);
  for (const auto& [name, text, zen] : bench::kExpressions) {
    const std::string own(name);
    xml += "<decision id=\"" + own + "\" name=\"" + own + "\"><variable name=\"" + own + "\"/>" + requirements +
           "<literalExpression><text>" + escaped(text) + "</text></literalExpression></decision>";
    requirements += needs(name, false);
  }
  return model(bench::kScoringInputs, xml);
}

dmn::Engine load(const std::string& xml) {
  auto engine = dmn::Engine::load({{.file = "bench.dmn", .xml = xml}});
  check(bool(engine), engine ? "" : engine.error().print(Lang::en));
  for (const auto& problem : engine->problems()) check(false, problem.print(Lang::en));
  return *std::move(engine);
}

std::vector<dmn::ColumnType> columns_of(std::span<const Field> fields) {
  std::vector<dmn::ColumnType> out;
  for (const auto& [name, type, scale] : fields)
    out.push_back({.name = std::string(name),
                   .kind = type == "number"    ? Kind::number
                           : type == "boolean" ? Kind::boolean
                                               : Kind::string,
                   .scale = scale});
  return out;
}

/// Whole numbers from a spread in which small ones are more frequent.
std::int64_t skewed(std::mt19937_64& random, double low, double high) {
  const double at = std::uniform_real_distribution<>(0, 1)(random);
  return static_cast<std::int64_t>(low + (high - low) * at * at * at);
}

void fill_table(dmn::Rows& rows) {
  std::mt19937_64 random(1);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows.put(0, row, skewed(random, 1, 900));
    rows.put(1, row, Decimal::scaled(skewed(random, 100, 8'000'000), 2));
    rows.put(2, row, Decimal::scaled(static_cast<std::int64_t>(random() % 12'000) - 5'000, 4));
    rows.put(3, row, Decimal::scaled(skewed(random, 0, 3'000), 4));
    rows.put(4, row, std::string(bench::kSectors[random() % 6]));
    rows.put(5, row, random() % 2 == 0);
  }
}

void fill_scoring(dmn::Rows& rows) {
  std::mt19937_64 random(2);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto revenue = skewed(random, 0, 8'000'000);
    const std::int64_t values[] = {skewed(random, 0, 900),
                                   revenue,
                                   revenue * static_cast<std::int64_t>(random() % 200) / 120,
                                   skewed(random, 0, 500'000) - 100'000,
                                   revenue * static_cast<std::int64_t>(random() % 1'500) / 10'000,
                                   skewed(random, 0, 120),
                                   skewed(random, 0, 3'000'000),
                                   skewed(random, 0, 5'000'000),
                                   static_cast<std::int64_t>(random() % 25),
                                   skewed(random, 0, 100'000)};
    for (std::size_t c = 0; c < 10; ++c) rows.put(c, row, Decimal::scaled(values[c], bench::kScoringInputs[c].scale));
  }
}

/// The table as one would write it for this table alone, on the same cells.
int class_by_hand(std::int64_t e, std::int64_t r, std::int64_t g, std::int64_t d, int s, bool h) {
  enum { software, machinery, medicine, material, trade, service };
  if (r >= 200000 && g >= 3000 && d >= 1000 && h) return 0;
  if (e <= 300 && r < 200000 && g >= 3000 && d >= 1000 && h) return 1;
  if (d >= 800 && (s == software || s == medicine) && h) return 2;
  if (e > 300 && r >= 4000000 && g >= 0 && d >= 300 && s == machinery) return 3;
  if (r >= 40000 && g >= 1500 && g < 3000 && d >= 500 && d < 1000 && h) return 4;
  if (e <= 20 && r < 30000 && g >= 2000 && s == software) return 5;
  if (e > 20 && e <= 100 && r >= 30000 && r < 200000 && g >= 1500 && d >= 300) return 6;
  if (e > 100 && e <= 300 && r >= 200000 && r < 4000000 && g >= 1000 && d >= 300) return 7;
  if (g >= 5000 && (s == material || s == medicine)) return 8;
  if (e > 300 && g >= 0 && g < 1000 && d >= 300 && h) return 9;
  if (r < 100000 && g >= 0 && g < 1500 && d >= 300 && d < 800 && h) return 10;
  if (e <= 20 && g >= -1000 && g < 2000 && (s == trade || s == service)) return 11;
  if (e > 20 && e <= 100 && g >= -1000 && g < 1500 && d < 300 && (s == trade || s == service)) return 12;
  if (e > 100 && e <= 300 && r >= 100000 && g >= -1000 && g < 1000 && !h) return 13;
  if (r >= 4000000 && d < 300 && !h) return 14;
  if (g < -3000) return 15;
  if (e > 100 && g >= -3000 && g < -1000 && d < 500) return 16;
  if (e <= 100 && r < 10000 && d < 100) return 17;
  if (g >= -3000 && g < 0 && h) return 18;
  return 19;
}

struct Hand {
  std::vector<std::int64_t> e, r, g, d;
  std::vector<int> s;
  std::vector<char> h;
  std::vector<int> answers = std::vector<int>(kRows);
  void run() {
    for (std::size_t i = 0; i < kRows; ++i) answers[i] = class_by_hand(e[i], r[i], g[i], d[i], s[i], h[i] != 0);
  }
};

Hand by_hand(const dmn::Rows& rows) {
  Hand hand;
  const auto copy = [&](std::size_t column) {
    return std::vector<std::int64_t>(rows.cells(column).begin(), rows.cells(column).begin() + kRows);
  };
  hand.e = copy(0), hand.r = copy(1), hand.g = copy(2), hand.d = copy(3);
  for (std::size_t row = 0; row < kRows; ++row) {
    const auto sector = rows.at(4, row).string();
    hand.s.push_back(static_cast<int>(std::find(std::begin(bench::kSectors), std::end(bench::kSectors), sector) -
                                      std::begin(bench::kSectors)));
    hand.h.push_back(rows.at(5, row).boolean() ? 1 : 0);
  }
  return hand;
}

feel::Context inputs_of(const dmn::Rows& rows, std::size_t row) {
  feel::Context inputs;
  for (std::size_t c = 0; c < rows.columns().size(); ++c) inputs.put(rows.columns()[c].name, rows.at(c, row));
  return inputs;
}

/// Rows a second of each, the median of rounds in which they take turns.
std::vector<double> in_turn(int rounds, const std::vector<std::function<std::size_t()>>& works) {
  std::vector<std::vector<double>> speeds(works.size());
  for (int round = -1; round < rounds; ++round)  // the first warms up
    for (std::size_t i = 0; i < works.size(); ++i) {
      const double start = cpu_seconds();
      std::size_t done = 0;
      while (cpu_seconds() - start < 0.2) done += works[i]();
      if (round >= 0) speeds[i].push_back(static_cast<double>(done) / (cpu_seconds() - start));
    }
  std::vector<double> out;
  for (auto& each : speeds) {
    std::nth_element(each.begin(), each.begin() + static_cast<std::ptrdiff_t>(each.size() / 2), each.end());
    out.push_back(each[each.size() / 2]);
  }
  return out;
}

std::function<std::size_t()> one_at_a_time(const dmn::Engine& engine, std::string_view decision,
                                           const std::vector<dmn::Inputs>& inputs) {
  return [&engine, decision, &inputs, next = std::size_t{0}]() mutable {
    constexpr std::size_t kSome = 500;
    for (std::size_t i = 0; i < kSome; ++i, ++next) {
      const auto outcome = engine.evaluate(decision, inputs[next % inputs.size()], {});
      check(outcome && !outcome->value.is_null(), "an answer is missing");
    }
    return kSome;
  };
}

void show(const char* what, double speed) {
  std::printf("%-44s %12.0f rows/s   %8.1f ns a row\n", what, speed, 1e9 / speed);
}

void write(format::JsonWriter& json, const feel::Value& value) {
  if (value.is(Kind::boolean))
    json.boolean(value.boolean());
  else if (value.is(Kind::number))
    json.number(value.number().to_string());
  else
    json.text(value.string());
}

/// Everything that peers.mjs needs.
void write_case(format::JsonWriter& json, const dmn::Rows& rows, const std::vector<dmn::Answers>& answers) {
  json.key("columns").begin_list();
  for (const auto& column : rows.columns()) json.text(column.name);
  json.end_list().key("answers").begin_list();
  for (const auto& answer : answers) json.text(answer.type.name);
  json.end_list().key("rows").begin_list();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    json.begin_list();
    for (std::size_t c = 0; c < rows.columns().size(); ++c) write(json, rows.at(c, row));
    for (const auto& answer : answers) write(json, answer.at(row));
    json.end_list();
  }
  json.end_list();
}

void write_peers(const std::string& folder, const dmn::Rows& table, const std::vector<dmn::Answers>& classes,
                 const dmn::Rows& scoring, const std::vector<dmn::Answers>& scores) {
  std::string out;
  format::JsonWriter json(out);
  json.begin_map().key("table").begin_map().key("rules").begin_list();
  for (const auto& rule : bench::kRules) {
    json.begin_list();
    for (const auto& cell : rule) json.text(std::string(cell));
    json.end_list();
  }
  json.end_list();
  write_case(json, table, classes);
  json.end_map().key("scoring").begin_map().key("expressions").begin_list();
  for (const auto& [name, text, zen] : bench::kExpressions)
    json.begin_list().text(std::string(name)).text(std::string(text)).text(std::string(zen)).end_list();
  json.end_list();
  write_case(json, scoring, scores);
  json.end_map().end_map();
  std::ofstream(folder + "/rules.json", std::ios::binary) << out;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 5;
  const std::string folder = argc > 2 ? argv[2] : ".";
  const auto table_engine = load(table_model()), scoring_engine = load(scoring_model());
  const auto table = *dmn::Batch::make(table_engine, {"class"}, columns_of(bench::kTableInputs));
  const auto scoring = *dmn::Batch::make(scoring_engine, {"score", "grade", "line"}, columns_of(bench::kScoringInputs));
  for (const auto* batch : {&table, &scoring})
    for (const auto& note : batch->notes()) std::printf("%s\n", note.print(Lang::en).c_str());
  auto firms = table.rows(kRows), accounts = scoring.rows(kRows);
  fill_table(firms);
  fill_scoring(accounts);
  auto hand = by_hand(firms);
  std::vector<dmn::Inputs> firm_inputs, account_inputs;
  for (std::size_t row = 0; row < 10'000; ++row) {
    firm_inputs.push_back({.values = inputs_of(firms, row), .imported = {}});
    account_inputs.push_back({.values = inputs_of(accounts, row), .imported = {}});
  }
  std::vector<dmn::Answers> classes, scores;
  const auto speeds =
      in_turn(rounds, {[&] { return classes = table.run(firms, {}), kRows; }, [&] { return hand.run(), kRows; },
                       one_at_a_time(table_engine, "class", firm_inputs),
                       [&] { return scores = scoring.run(accounts, {}), kRows; },
                       one_at_a_time(scoring_engine, "line", account_inputs)});
  for (std::size_t row = 0; row < kRows; ++row)
    check(classes[0].at(row).string() == bench::kRules[static_cast<std::size_t>(hand.answers[row])][6],
          "the loop by hand differs in row " + std::to_string(row));
  std::printf("%zu firms; by processor time on one core, medians of %d rounds in turn\n", kRows, rounds);
  show("table 20 x 6, batch", speeds[0]);
  show("table 20 x 6, loop written by hand", speeds[1]);
  std::printf("%-44s %12.2f\n", "the batch in loops written by hand", speeds[0] / speeds[1]);
  show("table 20 x 6, one at a time", speeds[2]);
  show("scoring of 30 expressions, batch", speeds[3]);
  show("scoring of 30 expressions, one at a time", speeds[4]);
  std::printf("rows put to the engine: table %zu; scoring %zu, %zu, %zu\n", classes[0].asked, scores[0].asked,
              scores[1].asked, scores[2].asked);
  std::printf("memory a row: table %zu bytes, scoring %zu; beside them %zu and %zu KB a thread\n",
              8 * (std::size(bench::kTableInputs) + 1), 8 * (std::size(bench::kScoringInputs) + 3),
              table.working_bytes() / 1024, scoring.working_bytes() / 1024);
  std::fflush(stdout);
  write_peers(folder, firms, classes, accounts, scores);
}
