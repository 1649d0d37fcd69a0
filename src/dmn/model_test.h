// Small models for the tests of this room. Only tests include this.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "dmn/engine.h"
#include "feel/evaluate.h"

namespace sanlian::dmn::world {

/// The value of FEEL without variables.
inline feel::Value feel_value(std::string_view text) {
  const auto expression = feel::compile(text, feel::Scope());
  EXPECT_TRUE(expression) << text;
  return expression ? feel::evaluate(*expression, {}, {}).value : feel::Value();
}

inline std::string definitions(std::string_view body, std::string_view space = "urn:main") {
  std::string xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace=")";
  return xml.append(space).append("\">\n").append(body).append("\n</definitions>");
}

/// `<decision name="d">…` that requires all that `requires_` names, inputs, decisions and knowledge by id.
inline std::string decision(std::string_view name, std::string_view logic, std::string_view requirements = {},
                            std::string_view type = {}) {
  std::string xml("<decision id=\"");
  xml.append(name).append("\" name=\"").append(name).append("\"><variable name=\"").append(name).append("\"");
  if (!type.empty()) xml.append(" typeRef=\"").append(type).append("\"");
  return xml.append("/>").append(requirements).append(logic).append("</decision>\n");
}

inline std::string literal(std::string_view text) {
  std::string xml("<literalExpression><text><![CDATA[");
  return xml.append(text).append("]]></text></literalExpression>");
}

inline std::string input(std::string_view name, std::string_view type = {}) {
  std::string xml("<inputData id=\"");
  xml.append(name).append("\" name=\"").append(name).append("\"><variable name=\"").append(name).append("\"");
  if (!type.empty()) xml.append(" typeRef=\"").append(type).append("\"");
  return xml.append("/></inputData>\n");
}

inline std::string needs(std::string_view kind, std::string_view href) {
  const bool is_knowledge = kind == "requiredKnowledge";
  std::string xml(is_knowledge ? "<knowledgeRequirement><" : "<informationRequirement><");
  xml.append(kind).append(" href=\"").append(href).append("\"/></");
  return xml.append(is_knowledge ? "knowledgeRequirement>" : "informationRequirement>");
}
inline std::string needs_input(std::string_view id) { return needs("requiredInput", "#" + std::string(id)); }
inline std::string needs_decision(std::string_view id) { return needs("requiredDecision", "#" + std::string(id)); }
inline std::string needs_knowledge(std::string_view id) { return needs("requiredKnowledge", "#" + std::string(id)); }

inline Instant morning() { return *Instant::parse("2026-03-01T09:30:00+08:00"); }

inline Engine load(std::string_view xml) {
  auto engine = Engine::load({{.file = "m.dmn", .xml = xml}});
  EXPECT_TRUE(engine) << engine.error().print(Lang::en);
  return *std::move(engine);
}

inline Outcome ask(const Engine& engine, std::string_view name, std::string_view inputs = "{}", bool why = false) {
  const auto context = feel_value(inputs);
  auto outcome = engine.evaluate(name, {.values = context.context()}, {.now = morning(), .why = why});
  EXPECT_TRUE(outcome) << outcome.error().print(Lang::en);
  return outcome ? *std::move(outcome) : Outcome();
}

/// The value of a decision in FEEL notation.
inline std::string answer(const Engine& engine, std::string_view name, std::string_view inputs = "{}") {
  return ask(engine, name, inputs).value.print();
}

/// The codes of what was met, in order, without repeats in a row.
inline std::string codes(const Outcome& outcome) {
  std::string out;
  std::string_view last;
  for (const auto& reason : outcome.reasons) {
    if (reason->error.code() == last) continue;
    last = reason->error.code();
    out.append(out.empty() ? "" : " ").append(last);
  }
  return out;
}

inline std::string codes(const std::vector<Error>& errors) {
  std::string out;
  for (const auto& error : errors) out.append(out.empty() ? "" : " ").append(error.code());
  return out;
}

}  // namespace sanlian::dmn::world
