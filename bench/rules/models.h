// The models of the bench, as text: a table of 20 rules over 6 inputs, and a scoring of 30 expressions.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace sanlian::bench {

struct Field {
  std::string_view name, type;
  int scale;
};

inline constexpr Field kTableInputs[] = {{"employees", "number", 0}, {"revenue", "number", 2},
                                         {"growth", "number", 4},    {"rd_share", "number", 4},
                                         {"sector", "string", 0},    {"high_tech", "boolean", 0}};
inline constexpr std::string_view kSectors[] = {"software", "machinery", "medicine", "material", "trade", "service"};

// clang-format off
/// First rule that holds; cells in the order of the inputs, then the answer.
inline constexpr std::array<std::string_view, 7> kRules[] = {
    {"-",          ">= 2000",        ">= 0.3",        ">= 0.1",       "-",                      "true",  "A1"},
    {"<= 300",     "< 2000",         ">= 0.3",        ">= 0.1",       "-",                      "true",  "A2"},
    {"-",          "-",              "-",             ">= 0.08",      "\"software\",\"medicine\"", "true",  "A3"},
    {"> 300",      ">= 40000",       ">= 0",          ">= 0.03",      "\"machinery\"",          "-",     "A4"},
    {"-",          ">= 400",         "[0.15..0.3)",   "[0.05..0.1)",  "-",                      "true",  "B1"},
    {"<= 20",      "< 300",          ">= 0.2",        "-",            "\"software\"",           "-",     "B2"},
    {"(20..100]",  "[300..2000)",    ">= 0.15",       ">= 0.03",      "-",                      "-",     "B3"},
    {"(100..300]", "[2000..40000)",  ">= 0.1",        ">= 0.03",      "-",                      "-",     "B4"},
    {"-",          "-",              ">= 0.5",        "-",            "\"material\",\"medicine\"", "-",     "B5"},
    {"> 300",      "-",              "[0..0.1)",      ">= 0.03",      "-",                      "true",  "C1"},
    {"-",          "< 1000",         "[0..0.15)",     "[0.03..0.08)", "-",                      "true",  "C2"},
    {"<= 20",      "-",              "[-0.1..0.2)",   "-",            "\"trade\",\"service\"",  "-",     "C3"},
    {"(20..100]",  "-",              "[-0.1..0.15)",  "< 0.03",       "\"trade\",\"service\"",  "-",     "C4"},
    {"(100..300]", ">= 1000",        "[-0.1..0.1)",   "-",            "-",                      "false", "C5"},
    {"-",          ">= 40000",       "-",             "< 0.03",       "-",                      "false", "C6"},
    {"-",          "-",              "< -0.3",        "-",            "-",                      "-",     "D1"},
    {"> 100",      "-",              "[-0.3..-0.1)",  "< 0.05",       "-",                      "-",     "D2"},
    {"<= 100",     "< 100",          "-",             "< 0.01",       "-",                      "-",     "D3"},
    {"-",          "-",              "[-0.3..0)",     "-",            "-",                      "true",  "D4"},
    {"-",          "-",              "-",             "-",            "-",                      "-",     "E"},
};

inline constexpr Field kScoringInputs[] = {
    {"employees", "number", 0}, {"revenue", "number", 2}, {"revenue_before", "number", 2}, {"profit", "number", 2},
    {"rd_spend", "number", 2},  {"patents", "number", 0}, {"debt", "number", 2},           {"assets", "number", 2},
    {"age", "number", 0},       {"tax", "number", 2}};

struct Expression {
  std::string_view name, feel, zen;  ///< The same in the language of zen-engine.
};
inline constexpr Expression kExpressions[] = {
    {"growth", "if revenue_before > 0 then decimal((revenue - revenue_before) / revenue_before, 4) else 0", "revenue_before > 0 ? round((revenue - revenue_before) / revenue_before, 4) : 0"},
    {"rd_share", "if revenue > 0 then decimal(rd_spend / revenue, 4) else 0", "revenue > 0 ? round(rd_spend / revenue, 4) : 0"},
    {"margin", "if revenue > 0 then decimal(profit / revenue, 4) else 0", "revenue > 0 ? round(profit / revenue, 4) : 0"},
    {"leverage", "if assets > 0 then decimal(debt / assets, 4) else 1", "assets > 0 ? round(debt / assets, 4) : 1"},
    {"per_head", "if employees > 0 then decimal(revenue / employees, 2) else 0", "employees > 0 ? round(revenue / employees, 2) : 0"},
    {"density", "if employees > 0 then decimal(patents * 100 / employees, 2) else 0", "employees > 0 ? round(patents * 100 / employees, 2) : 0"},
    {"growth_points", "if growth >= 0.3 then 20 else if growth >= 0.15 then 12 else if growth >= 0 then 5 else 0", "$.growth >= 0.3 ? 20 : $.growth >= 0.15 ? 12 : $.growth >= 0 ? 5 : 0"},
    {"rd_points", "if rd_share >= 0.1 then 20 else if rd_share >= 0.05 then 12 else rd_share * 100", "$.rd_share >= 0.1 ? 20 : $.rd_share >= 0.05 ? 12 : $.rd_share * 100"},
    {"margin_points", "max(0, min(15, margin * 50))", "max([0, min([15, $.margin * 50])])"},
    {"leverage_points", "if leverage < 0.4 then 10 else if leverage < 0.7 then 5 else 0", "$.leverage < 0.4 ? 10 : $.leverage < 0.7 ? 5 : 0"},
    {"size_points", "if employees > 300 then 8 else if employees > 20 then 5 else 2", "employees > 300 ? 8 : employees > 20 ? 5 : 2"},
    {"patent_points", "min(15, patents * 0.75)", "min([15, patents * 0.75])"},
    {"density_points", "if density > 10 then 5 else density * 0.5", "$.density > 10 ? 5 : $.density * 0.5"},
    {"head_points", "if per_head between 50 and 500 then 4 else 1", "$.per_head in [50..500] ? 4 : 1"},
    {"age_points", "if age in [3..10] then 3 else 1", "age in [3..10] ? 3 : 1"},
    {"tax_points", "min(5, tax * 0.01)", "min([5, tax * 0.01])"},
    {"innovation", "rd_points + patent_points + density_points", "$.rd_points + $.patent_points + $.density_points"},
    {"finance", "margin_points + leverage_points + tax_points", "$.margin_points + $.leverage_points + $.tax_points"},
    {"market", "growth_points + size_points + head_points + age_points", "$.growth_points + $.size_points + $.head_points + $.age_points"},
    {"is_young", "age < 5", "age < 5"},
    {"is_small", "employees <= 100 and revenue <= 2000", "employees <= 100 and revenue <= 2000"},
    {"is_loss", "profit < 0", "profit < 0"},
    {"bonus", "if is_young and is_small then 3 else 0", "$.is_young and $.is_small ? 3 : 0"},
    {"penalty", "if is_loss and leverage > 0.7 then 10 else if is_loss then 4 else 0", "$.is_loss and $.leverage > 0.7 ? 10 : $.is_loss ? 4 : 0"},
    {"base", "innovation * 0.4 + finance * 0.3 + market * 0.3", "$.innovation * 0.4 + $.finance * 0.3 + $.market * 0.3"},
    {"adjusted", "base + bonus - penalty", "$.base + $.bonus - $.penalty"},
    {"capped", "max(0, min(100, adjusted))", "max([0, min([100, $.adjusted])])"},
    {"score", "decimal(capped, 2)", "round($.capped, 2)"},
    {"grade", "if score >= 20 then \"A\" else if score >= 14 then \"B\" else if score >= 8 then \"C\" else \"D\"", "$.score >= 20 ? 'A' : $.score >= 14 ? 'B' : $.score >= 8 ? 'C' : 'D'"},
    {"line", "if grade = \"A\" then revenue * 0.2 else if grade = \"B\" then revenue * 0.1 else 0", "$.grade == 'A' ? revenue * 0.2 : $.grade == 'B' ? revenue * 0.1 : 0"},
};
// clang-format on
static_assert(std::size(kRules) == 20 && std::size(kExpressions) == 30);

}  // namespace sanlian::bench
