// Decision models over HTTP: those of the packs are asked by everybody, one that is being written by an administrator.
#include "described_park.h"

namespace sanlian::test {
namespace {

class Rules : public DescribedPark {};

constexpr std::string_view kQuota = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="quota" name="Quota" namespace="https://example/quota">
  <inputData id="staff" name="Staff"><variable name="Staff" typeRef="number"/></inputData>
  <decision id="quota_d" name="Quota">
    <variable name="Quota" typeRef="number"/>
    <informationRequirement><requiredInput href="#staff"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE">
      <input><inputExpression typeRef="number"><text>Staff</text></inputExpression></input>
      <output name="Quota" typeRef="number"/>
      <rule><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
      <rule><inputEntry><text>&gt; 10</text></inputEntry><outputEntry><text>2.50</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>)";

/// The body of a trial: the model, with more members behind it.
std::string trial(std::string_view members = {}) {
  auto file = format::Value::make_map();
  file.set("file", format::Value::make_text("quota.dmn")).set("xml", format::Value::make_text(std::string(kQuota)));
  std::string body = R"({"files": [)" + format::to_json(file) + "]";
  return body.append(members) + "}";
}

TEST_F(Rules, EverybodyAsksTheParksOwn) {
  auto bank = person("bank_a");
  const auto listed = json(bank.get("/rules").body);
  ASSERT_GE(listed.find("items")->size(), 2u);
  const auto told = bank.post("/rules/ip/fee_reduction/evaluate", R"({"decision": "减缴比例", "why": true, "inputs": {
      "申请人": [{"类型": "个人", "月均收入": 4999, "上年应纳税所得额": null}], "授权年度": null, "缴费年度": 2026}})");
  ASSERT_EQ(told.status, 200) << told.body;
  const auto answer = json(told.body);
  EXPECT_EQ(answer.find("value")->number_text(), "0.85");
  EXPECT_GT(answer.find("why")->size(), 0u);
  EXPECT_NE(text_at(*answer.find("told"), "zh").find("减缴比例"), std::string::npos);
}

TEST_F(Rules, WhatIsUnknownIsNullWithItsReason) {
  auto firm = person("taskforce");
  const auto told = firm.post("/rules/ip/fee_reduction/evaluate", R"({"decision": "减缴比例", "inputs": {
      "申请人": [{"类型": "个人", "月均收入": null, "上年应纳税所得额": null}], "授权年度": null, "缴费年度": 2026}})");
  ASSERT_EQ(told.status, 200) << told.body;
  const auto answer = json(told.body);
  EXPECT_TRUE(answer.find("value")->is_null());
  EXPECT_GT(answer.find("reasons")->size(), 0u);
  EXPECT_EQ(answer.find("why"), nullptr);
}

TEST_F(Rules, WrongQuestionsAreRefusedByName) {
  auto manager = person("manager");
  struct Row {
    std::string path, body;
    int status;
    std::string code;
  };
  for (const auto& [path, body, status, code] : std::vector<Row>{
           {"/rules/ip/nothing/evaluate", R"({"decision": "x"})", 404, "work.no_such_rules"},
           {"/rules/ip/fee_reduction/evaluate", R"({"decision": "减缴率"})", 404, "dmn.no_such_decision"},
           {"/rules/ip/fee_reduction/evaluate", R"({})", 422, "record.required"},
           {"/rules/ip/fee_reduction/evaluate", R"({"decision": "减缴比例", "inputs": {"缴费年": 2026}})", 422,
            "dmn.no_input"},
           {"/rules/ip/fee_reduction/evaluate", R"({"decision": "减缴比例", "inputs": []})", 422, "dmn.bad_input"},
           {"/rules/check", trial(), 403, "work.not_an_administrator"}}) {
    const auto answer = manager.post(path, body);
    EXPECT_EQ(answer.status, status) << path << body << answer.body;
    EXPECT_EQ(text_at(json(answer.body), "code"), code) << path << body;
  }
}

TEST_F(Rules, TheTablesOfThePacksAreSound) {
  auto manager = person("manager");
  const auto listed = json(manager.get("/rules").body);
  for (const auto& model : listed.find("items")->items()) {
    const auto path = "/rules/" + text_at(model, "pack") + "/" + text_at(model, "name") + "/check";
    const auto checked = json(manager.get(path).body);
    EXPECT_EQ(checked.find("errors")->number_text(), "0") << path;
    EXPECT_EQ(checked.find("warnings")->number_text(), "0") << path;
  }
}

TEST_F(Rules, AnAdministratorTriesAModelThatIsBeingWritten) {
  auto admin = person("admin");
  const auto checked = admin.post("/rules/check", trial());
  ASSERT_EQ(checked.status, 200) << checked.body;
  const auto found = json(checked.body);
  ASSERT_EQ(found.find("findings")->size(), 1u) << checked.body;
  const auto& gap = found.find("findings")->items()[0];
  EXPECT_EQ(text_at(gap, "kind"), "gap");
  EXPECT_EQ(gap.find("sample")->items()[0].find("value")->number_text(), "10");

  const auto told = admin.post("/rules/evaluate", trial(R"(, "decision": "Quota", "inputs": {"Staff": 11})"));
  ASSERT_EQ(told.status, 200) << told.body;
  EXPECT_EQ(json(told.body).find("value")->number_text(), "2.5");
}

TEST_F(Rules, AModelThatIsNoneIsRefused) {
  auto admin = person("admin");
  for (
      const auto* body :
      {R"({})", R"({"files": []})", R"({"files": [{"file": "a.dmn"}]})",
       R"({"files": [{"file": "a.dmn", "xml": "<a"}]})",
       R"({"files": [{"file": "a.dmn", "xml": "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>"}]})"}) {
    const auto answer = admin.post("/rules/check", body);
    EXPECT_EQ(answer.status, 422) << body << answer.body;
  }
}

}  // namespace
}  // namespace sanlian::test
