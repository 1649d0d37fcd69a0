// src/ROOMS is the law of who may include whom; this test holds it up.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {
namespace fs = std::filesystem;

const fs::path kSource = fs::path(SANLIAN_SOURCE_DIR) / "src";

std::map<std::string, std::set<std::string>> read_rooms() {
  std::map<std::string, std::set<std::string>> rooms;
  std::ifstream file(kSource / "ROOMS");
  const std::regex line_shape(R"(^([a-z]+):([^|]*).*$)");
  for (std::string line; std::getline(file, line);) {
    std::smatch match;
    if (!std::regex_match(line, match, line_shape)) continue;
    std::istringstream names(match[2]);
    std::set<std::string> uses;
    for (std::string name; names >> name;) {
      EXPECT_TRUE(rooms.contains(name)) << "src/ROOMS: " << match[1] << " names " << name << ", which is not above it";
      uses.insert(name);
    }
    uses.insert(match[1]);
    rooms[match[1]] = uses;
  }
  return rooms;
}

TEST(Rooms, EveryIncludeStaysInsideTheList) {
  const auto rooms = read_rooms();
  ASSERT_FALSE(rooms.empty());
  const std::regex include_shape(R"re(^\s*#include "([a-z]+)/(.*)")re");
  int includes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    const auto extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    const auto relative = entry.path().lexically_relative(kSource);
    const std::string room = relative.begin()->string();
    if (relative == "main.cpp") continue;
    ASSERT_TRUE(rooms.contains(room)) << "src/" << relative.string() << ": room " << room << " is not in src/ROOMS";
    std::ifstream file(entry.path());
    int line_number = 0;
    for (std::string line; std::getline(file, line);) {
      ++line_number;
      std::smatch match;
      if (!std::regex_search(line, match, include_shape)) continue;
      ++includes;
      const bool is_of_tests = relative.string().ends_with("_test.cpp") || relative.string().ends_with("_fixture.h");
      if (match[1] == "support" && is_of_tests) continue;  // tests/support
      const std::string used = match[1], rest = match[2];
      const std::string where = "src/" + relative.string() + ":" + std::to_string(line_number) + ": ";
      EXPECT_TRUE(rooms.at(room).contains(used)) << where << room << " may not include " << used;
      EXPECT_TRUE(used == room || rest.rfind("impl/", 0) != 0) << where << "impl/ of " << used << " is private to it";
    }
  }
  EXPECT_GT(includes, 0);
}

TEST(Rooms, EveryRoomHasItsReadme) {
  for (const auto& [room, uses] : read_rooms())
    if (fs::exists(kSource / room)) {
      EXPECT_TRUE(fs::exists(kSource / room / "README.md")) << "src/" << room << "/README.md";
    }
}
}  // namespace
