#include "record/uscc.h"

#include <gtest/gtest.h>

namespace sanlian::record {
namespace {

TEST(Uscc, RealCodes) {
  // Codes published in open registers; the last one is real although its check character is not what the rule gives.
  struct Row {
    const char* text;
    UsccState state;
    char expected;
  };
  for (const Row& row :
       {Row{"91350200776049653A", UsccState::valid, 0}, Row{"123502001549897397", UsccState::valid, 0},
        Row{"91350503MA31DKY80A", UsccState::valid, 0}, Row{"914403001922038216", UsccState::valid, 0},
        Row{"９１350200 776049653a", UsccState::valid, 0}, Row{"91350203M0001QAY9B", UsccState::wrong_check, '9'},
        Row{"91350200776049653I", UsccState::wrong_shape, 0}, Row{"370112000012345", UsccState::wrong_shape, 0},
        Row{"", UsccState::wrong_shape, 0}}) {
    const auto check = check_uscc(row.text);
    EXPECT_EQ(check.state, row.state) << row.text;
    EXPECT_EQ(check.expected, row.expected) << row.text;
  }
}

TEST(Uscc, SubjectCodes) {
  EXPECT_EQ(complete_subject_code("77604965"), "776049653");
  EXPECT_EQ(complete_subject_code("15498973"), "154989739");
  EXPECT_EQ(complete_subject_code("MA31DKY8"), "MA31DKY80");
  EXPECT_FALSE(complete_subject_code("MA31DKY"));
}

}  // namespace
}  // namespace sanlian::record
