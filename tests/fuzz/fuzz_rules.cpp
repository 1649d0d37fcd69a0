// rooms: dmn feel
// Any bytes as test cases (*.cases.yaml), and as a table that the bytes choose cell by cell: what is read says where it
// stands, checks always end and never name a rule that is not there, and a finding's sample is answered as it says.
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "base/ensure.h"
#include "dmn/cases/case_file.h"
#include "dmn/check/check.h"
#include "dmn/engine.h"

namespace {
using namespace sanlian;

void read_cases(std::string_view bytes) {
  const auto cases = dmn::read_case_file(bytes, "m.cases.yaml");
  if (!cases) return ensure(!cases.error().where().empty(), "a refusal says where");
  ensure(!cases->model.empty() && cases->model.find('/') == std::string::npos, "a model lies in the same folder");
  ensure(!cases->cases.empty(), "a file has cases");
  for (const auto& each : cases->cases) ensure(!each.decision.empty(), "a case asks something");
}

/// Hands out the bytes a piece at a time; nothing but zeros once they are spent.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  std::size_t below(std::size_t count) { return (size_ > 0 ? (--size_, *data_++) : 0u) % count; }
  /// Up to a line end or 40 bytes, as the text of a cell.
  std::string text() {
    std::string out;
    while (size_ > 0 && out.size() < 40) {
      const char c = static_cast<char>((--size_, *data_++));
      if (c == '\n') break;
      if (c == '&' || c == '<' || c == '>')
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;";
      else if (static_cast<unsigned char>(c) >= ' ' && static_cast<unsigned char>(c) < 0x7f)
        out += c;
    }
    return out;
  }
  bool empty() const { return size_ == 0; }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
};

std::string cell(Bytes& bytes) {
  constexpr const char* kCells[] = {
      "-",    "1",     "&lt; 1",   "[1..5)",    "not(1, &gt; 5)", "null",      "\"a\"",    "!= \"a\"",
      "true", "x + y", "? &gt; y", "not(true)", "&gt;= 2.5",      "(1..2], 7", "@\"P1D\"", "@\"2024-02-29\""};
  const auto which = bytes.below(std::size(kCells) + 4);
  return which < std::size(kCells) ? kCells[which] : bytes.text();
}

std::string model_of(Bytes& bytes) {
  constexpr const char* kPolicies[] = {"UNIQUE", "FIRST", "ANY", "PRIORITY", "COLLECT", "RULE ORDER", "OUTPUT ORDER"};
  constexpr const char* kTypes[] = {"number", "string", "boolean", "Any", "date", "t"};
  std::string xml = R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">)";
  xml += "<itemDefinition name=\"t\"><typeRef>number</typeRef><allowedValues><text>" + cell(bytes) +
         "</text></allowedValues></itemDefinition>";
  std::string needs, columns;
  for (const std::string name : {"x", "y"}) {
    xml += "<inputData id=\"" + name + "\" name=\"" + name + "\"><variable name=\"" + name + "\" typeRef=\"" +
           kTypes[bytes.below(std::size(kTypes))] + "\"/></inputData>";
    needs += "<informationRequirement><requiredInput href=\"#" + name + "\"/></informationRequirement>";
    columns += "<input><inputExpression><text>" + name + "</text></inputExpression></input>";
  }
  xml += "<decision id=\"d\" name=\"d\"><variable name=\"d\"/>" + needs + "<decisionTable hitPolicy=\"" +
         kPolicies[bytes.below(std::size(kPolicies))] + "\">" + columns +
         "<output name=\"o\"><outputValues><text>1, 2, 3</text></outputValues></output>";
  for (int rule = 0; rule < 12 && !bytes.empty(); ++rule) {
    const auto x = cell(bytes), y = cell(bytes);
    xml += "<rule><inputEntry><text>" + x + "</text></inputEntry><inputEntry><text>" + y +
           "</text></inputEntry><outputEntry><text>" + std::to_string(bytes.below(5)) + "</text></outputEntry></rule>";
  }
  return xml + "</decisionTable></decision></definitions>";
}

void add_rules_that_hold(const std::vector<dmn::Step>& steps, std::set<int>& out) {
  for (const auto& step : steps) {
    if (step.kind == dmn::Step::Kind::rule && step.verdict == dmn::Step::Verdict::holds) out.insert(step.number);
    add_rules_that_hold(step.children, out);
  }
}

/// What a sample promises: in a gap no rule holds, in an overlap those that are named.
void ask(const dmn::Engine& engine, const dmn::Finding& finding) {
  const bool is_gap = finding.kind == dmn::Finding::Kind::gap, is_overlap = finding.kind == dmn::Finding::Kind::overlap;
  if ((!is_gap && !is_overlap) || finding.sample.empty()) return;
  dmn::Inputs inputs;
  for (const auto& each : finding.sample) inputs.values.put(each.input, each.value);
  const auto outcome =
      engine.evaluate("d", inputs, {.now = {}, .limits = {.depth = 300, .steps = 50'000}, .why = true});
  ensure(outcome.has_value(), "what can be asked answers");
  std::set<int> held;
  add_rules_that_hold(outcome->why, held);
  if (is_gap) ensure(held.empty(), "no rule holds in a gap");
  if (is_overlap)
    for (const int rule : finding.rules) ensure(held.contains(rule), "overlapping rules hold for their sample");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_cases({reinterpret_cast<const char*>(data), size});  // NOLINT: bytes to text
  Bytes bytes(data, size);
  const auto xml = model_of(bytes);
  const auto engine = dmn::Engine::load({{.file = "m.dmn", .xml = xml}}, {}, true);
  ensure(engine.has_value(), "the model itself is well formed");
  const auto checked = dmn::check(*engine, {.work_max = 20'000, .findings_max = 10});
  for (const auto& finding : checked.findings) {
    ensure(!dmn::print(finding, Lang::en).empty() && !finding.error.where().empty(), "a finding says what and where");
    for (const int rule : finding.rules)
      ensure(rule >= 1 && static_cast<std::size_t>(rule) <= checked.rules, "a finding is about rules that are there");
    ask(*engine, finding);
  }
  return 0;
}
