#include "record/uscc.h"

#include <array>

#include "base/text.h"

namespace sanlian::record {
namespace {
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::array<int, 17> kWeights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
constexpr std::array<int, 8> kSubjectWeights = {3, 7, 9, 10, 5, 8, 4, 2};
}  // namespace

std::optional<std::string> complete_uscc(std::string_view first_17) {
  if (first_17.size() != kWeights.size()) return std::nullopt;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const auto value = kAlphabet.find(first_17[i]);
    if (value == std::string_view::npos) return std::nullopt;
    sum += static_cast<int>(value) * kWeights[i];
  }
  return std::string(first_17) + kAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

std::optional<std::string> complete_subject_code(std::string_view first_8) {
  if (first_8.size() != kSubjectWeights.size()) return std::nullopt;
  int sum = 0;
  for (std::size_t i = 0; i < kSubjectWeights.size(); ++i) {
    const char c = first_8[i];
    const bool digit = c >= '0' && c <= '9', letter = c >= 'A' && c <= 'Z';
    if (!digit && !letter) return std::nullopt;
    sum += (digit ? c - '0' : c - 'A' + 10) * kSubjectWeights[i];
  }
  const int check = 11 - sum % 11;
  return std::string(first_8) + (check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check));
}

UsccCheck check_uscc(std::string_view text) {
  UsccCheck result{.code = fold(text)};
  for (auto& c : result.code)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (result.code.size() != 18) return result;
  const auto complete = complete_uscc(std::string_view(result.code).substr(0, 17));
  if (!complete || kAlphabet.find(result.code.back()) == std::string_view::npos) return result;
  result.state = *complete == result.code ? UsccState::valid : UsccState::wrong_check;
  if (result.state == UsccState::wrong_check) result.expected = complete->back();
  return result;
}

}  // namespace sanlian::record
