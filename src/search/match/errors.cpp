#include "search/match/errors.h"

namespace sanlian::search::errors {

const ErrorSpec too_many_terms{
    "search.too_many_terms",
    ErrorKind::too_many,
    {"“{pattern}”展开后超过 {limit} 个词", "在通配符前多写几个字母"},
    {"\"{pattern}\" stands for more than {limit} words", "write more letters before the wildcard"}};

const ErrorSpec out_of_time{"search.out_of_time",
                            ErrorKind::unavailable,
                            {"检索超过了 {limit} 毫秒", "缩小检索范围，或放宽时限"},
                            {"the search took longer than {limit} ms", "narrow the search, or allow it more time"}};

const ErrorSpec near_impossible{
    "search.near_impossible",
    ErrorKind::refused,
    {"邻近运算的检索项须为二到八个词、词组或通配词，间隔不超过 {limit}", "把其他条件移到邻近运算之外"},
    {"a proximity takes two to eight words, phrases or wildcards, at most {limit} words apart",
     "move other conditions out of it"}};

const ErrorSpec bad_synonyms{"search.bad_synonyms",
                             ErrorKind::refused,
                             {"同义词表第 {line} 行只有一个词“{word}”", "每行写两个以上的词，用逗号分开"},
                             {"line {line} of the synonyms has one word alone: \"{word}\"",
                              "write two words or more on a line, separated by commas"}};

}  // namespace sanlian::search::errors
