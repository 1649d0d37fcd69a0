// Decision models over HTTP: those of the packs for everybody who is logged in, and, for an administrator, one that is
// being written and lies in the request. Both answer with reasons, and with the trace where it is asked for.
#include "work/rules.h"

#include <algorithm>

#include "api/impl/asking.h"
#include "api/impl/parts.h"
#include "dmn/check/check.h"
#include "dmn/json.h"
#include "format/label_json.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
RuleQuestion = {name: text, kind: "decision" | "decisionService" | "businessKnowledgeModel",
                type: text}  # the type as FEEL writes it
RuleInput = {name: text, type: text}
# A decision model of a pack; `name` is its file's.
RuleModel = {pack: text, name: text, title: text, questions: [RuleQuestion], inputs: [RuleInput]}
RuleReason = {code: text, where: text, message: text, hint?: text}
# One step of how an answer came about; a rule that was tried has its tests up to the first that does not hold.
RuleStep = {kind: "input" | "decision" | "knowledge" | "service" | "argument" | "entry" | "table" | "condition" | "rule" |
                  "test" | "output",
            name?: text, number?: integer, text?: text, value?: any,
            verdict?: "holds" | "fails" | "unknown",
            where?: text,  # file:line:column
            steps?: [RuleStep]}
# Inputs by name: dates and durations as ISO text, numbers with all their digits.
RuleAsk = {decision: text, inputs?: {*: any},
           why?: boolean}  # with the trace
RuleAnswer = {value: any,
              reasons: [RuleReason],  # of every null that was met on the way
              why?: [RuleStep],
              told?: Label}  # the trace as text for people
# The first file is the model that is asked; it may import the others.
RuleFile = {file: text, xml: text}
RuleTrial = {files: [RuleFile], decision: text, inputs?: {*: any}, why?: boolean}
RuleTrialAnswer = {value: any, reasons: [RuleReason], why?: [RuleStep], told?: Label,
                   problems: [RuleReason]}  # found when the model was loaded
# Something wrong with a table, with values that prove it.
RuleFinding = {severity: "error" | "warning" | "note",
               kind: "problem" | "gap" | "overlap" | "conflict" | "unreachable" | "output" | "untested" | "opaque" | "limit",
               code: text, where: text, message: text, hint?: text,
               table?: text, rules?: [integer],
               sample?: [{input: text, value: any, range?: text}],
               assumes?: boolean}  # the sample holds a computed value that may never come
RuleCheck = {tables: integer, rules: integer, errors: integer, warnings: integer, findings: [RuleFinding]}
)";

constexpr std::size_t kModelBytesMax = std::size_t{16} << 20;

void write_model(format::JsonWriter& out, const work::RuleModel& model) {
  out.begin_map().key("pack").text(model.pack).key("name").text(model.name);
  out.key("title").text(model.engine.model().name).key("questions").begin_list();
  for (const auto& question : model.engine.questions())
    out.begin_map()
        .key("name")
        .text(question.name)
        .key("kind")
        .text(dmn::name_of(question.kind))
        .key("type")
        .text(question.type.to_string())
        .end_map();
  out.end_list().key("inputs").begin_list();
  for (const auto& input : model.engine.inputs())
    out.begin_map().key("name").text(input.name).key("type").text(input.type.to_string()).end_map();
  out.end_list().end_map();
}

std::string models_json(const Call& call) {
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("items").begin_list();
  for (const auto& model : call.platform.rules().models()) write_model(out, model);
  out.end_list().end_map();
  return json;
}

Result<const work::RuleModel*> model_of(const Call& call) {
  return call.platform.rules().find(call.parameter("pack"), call.parameter("name"));
}

Result<std::string> model_json(const Call& call) {
  const auto* model = SANLIAN_TRY(model_of(call));
  std::string json;
  format::JsonWriter out(json);
  write_model(out, *model);
  return json;
}

std::string checked_json(const dmn::Checked& checked, Lang lang) {
  using Severity = dmn::Finding::Severity;
  const auto number_of = [&](Severity severity) {
    return std::ranges::count(checked.findings, severity, &dmn::Finding::severity);
  };
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("tables").integer(static_cast<std::int64_t>(checked.tables));
  out.key("rules").integer(static_cast<std::int64_t>(checked.rules));
  out.key("errors").integer(number_of(Severity::error)).key("warnings").integer(number_of(Severity::warning));
  out.key("findings").begin_list();
  for (const auto& finding : checked.findings) dmn::write_json(out, finding, lang);
  out.end_list().end_map();
  return json;
}

Result<std::string> check_json(const Call& call) {
  const auto* model = SANLIAN_TRY(model_of(call));
  return checked_json(SANLIAN_TRY(work::check_rules(*model, call.platform.clock().now())), call.lang);
}

/// The open map of an answer to `ask`.
Status write_answer(format::JsonWriter& out, const Call& call, const dmn::Engine& engine, const format::Value& ask) {
  const auto* decision = ask.find_text("decision");
  if (!decision) return missing("decision");
  const auto* why = ask.find("why");
  const bool wants_why = why && why->is_boolean() && why->boolean();
  dmn::Inputs inputs;
  if (const auto* given = ask.find("inputs")) inputs.values = SANLIAN_TRY(dmn::inputs_from_json(*given, engine));
  const auto outcome =
      SANLIAN_TRY(engine.evaluate(*decision, inputs, {.now = call.platform.clock().now(), .why = wants_why}));
  dmn::write_json(out.key("value"), outcome.value);
  dmn::write_json(out.key("reasons"), outcome.reasons, call.lang);
  if (!wants_why) return {};
  dmn::write_json(out.key("why"), outcome.why);
  write_label(out, "told",
              format::Label{.zh = dmn::print(outcome.why, Lang::zh), .en = dmn::print(outcome.why, Lang::en)});
  return {};
}

Result<std::string> evaluate_json(const Call& call) {
  const auto* model = SANLIAN_TRY(model_of(call));
  const auto ask = SANLIAN_TRY(call.json());
  std::string json;
  format::JsonWriter out(json);
  out.begin_map();
  SANLIAN_TRY(write_answer(out, call, model->engine, ask));
  out.end_map();
  return json;
}

/// The model in a request, for an administrator: to load and to check one costs the server work.
Result<dmn::Engine> model_in(const Call& call, const format::Value& body) {
  SANLIAN_TRY(need_administrator(call));
  std::vector<dmn::Engine::File> files;
  const auto* listed = body.find("files");
  for (const auto& file : listed && listed->is_list() ? listed->items() : std::span<const format::Value>()) {
    const auto* name = file.find_text("file");
    const auto* xml = file.find_text("xml");
    if (!name) return missing("file");
    if (!xml) return missing("xml");
    files.push_back({.file = *name, .xml = *xml});
  }
  if (files.empty()) return missing("files");
  return dmn::Engine::load(files, {}, true);
}

Result<std::string> check_trial_json(const Call& call) {
  const auto body = SANLIAN_TRY(call.json());
  const auto engine = SANLIAN_TRY(model_in(call, body));
  return checked_json(dmn::check(engine, {}), call.lang);
}

void write_problems(format::JsonWriter& out, const std::vector<Error>& problems, Lang lang) {
  out.key("problems").begin_list();
  for (const auto& problem : problems) dmn::write_json(out, problem, lang);
  out.end_list();
}

Result<std::string> evaluate_trial_json(const Call& call) {
  const auto body = SANLIAN_TRY(call.json());
  const auto engine = SANLIAN_TRY(model_in(call, body));
  std::string json;
  format::JsonWriter out(json);
  out.begin_map();
  SANLIAN_TRY(write_answer(out, call, engine, body));
  write_problems(out, engine.problems(), call.lang);
  out.end_map();
  return json;
}

const Parameter kPack{.name = "pack", .in = "path", .what = {"声明包", "Pack"}, .required = true};
const Parameter kName{
    .name = "name", .in = "path", .what = {"模型的文件名", "File name of the model"}, .required = true};

}  // namespace

void add_rule_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/rules",
                             .operation = "listRules",
                             .summary = {"决策模型", "The decision models of the packs"},
                             .handle = [](const Call& call) { call.send_json(models_json(call)); },
                             .answer = "{items: [RuleModel]}"});
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/rules/{pack}/{name}",
                             .operation = "getRules",
                             .summary = {"一个决策模型", "One decision model"},
                             .handle = [](const Call& call) { call.answer(model_json(call)); },
                             .parameters = {kPack, kName},
                             .answer = "RuleModel"});
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/rules/{pack}/{name}/check",
                             .operation = "checkRules",
                             .summary = {"检查决策表：缺口、重叠、无法命中、未测试",
                                         "What is wrong with its tables, and rules without a test"},
                             .handle = [](const Call& call) { call.answer(check_json(call)); },
                             .parameters = {kPack, kName},
                             .answer = "RuleCheck",
                             .options = {.offload = true}});
  parts.endpoints.push_back({.method = net::Method::post,
                             .path = "/rules/{pack}/{name}/evaluate",
                             .operation = "evaluateRules",
                             .summary = {"按决策模型得出结论，可附依据", "A decision about these inputs, and why"},
                             .handle = [](const Call& call) { call.answer(evaluate_json(call)); },
                             .parameters = {kPack, kName},
                             .body = "RuleAsk",
                             .answer = "RuleAnswer",
                             .options = {.offload = true}});
  parts.endpoints.push_back(
      {.method = net::Method::post,
       .path = "/rules/check",
       .operation = "checkRuleFiles",
       .summary = {"检查请求中的模型（系统管理员）", "Check a model that is being written; administrators"},
       .handle = [](const Call& call) { call.answer(check_trial_json(call)); },
       .body = "{files: [RuleFile]}",
       .answer = "RuleCheck",
       .options = {.body_bytes_max = kModelBytesMax, .offload = true}});
  parts.endpoints.push_back(
      {.method = net::Method::post,
       .path = "/rules/evaluate",
       .operation = "evaluateRuleFiles",
       .summary = {"试算请求中的模型（系统管理员）", "Try a model that is being written; administrators"},
       .handle = [](const Call& call) { call.answer(evaluate_trial_json(call)); },
       .body = "RuleTrial",
       .answer = "RuleTrialAnswer",
       .options = {.body_bytes_max = kModelBytesMax, .offload = true}});
}

}  // namespace sanlian::api
