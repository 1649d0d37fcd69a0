#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::bench {

/// One document as all engines are given it: a line of columns between tabs, lists between semicolons.
struct Line {
  enum Column {
    number,
    title,
    abstract,
    title_words,
    abstract_words,
    year,
    ipc,
    applicants,
    region,
    status,
    cites,
    kColumns
  };
  std::string_view columns[kColumns];

  static Line split(std::string_view text) {
    Line line;
    for (auto& column : line.columns) {
      const auto end = text.find('\t');
      column = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return line;
  }
  std::string_view operator[](Column column) const { return columns[column]; }
  int year_number() const {
    int out = 0;
    for (const char c : columns[year]) out = out * 10 + (c - '0');
    return out;
  }
};

template <class Visit>
void for_each_part(std::string_view text, char between, Visit visit) {
  while (!text.empty()) {
    const auto end = text.find(between);
    if (end != 0) visit(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

inline std::vector<std::string> parts_of(std::string_view text, char between) {
  std::vector<std::string> out;
  for_each_part(text, between, [&](std::string_view part) { out.emplace_back(part); });
  return out;
}

}  // namespace sanlian::bench
