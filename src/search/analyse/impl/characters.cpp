#include "search/analyse/impl/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "base/ensure.h"
#include "search/analyse/impl/simplified.h"

namespace sanlian::search::impl {
namespace {

using Page = std::array<Character, 256>;
constexpr std::size_t kPages = 0x110000 / 256;

const icu::Normalizer2& folding() {
  static const icu::Normalizer2* const found = [] {
    UErrorCode code = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(code);
    ensure(U_SUCCESS(code), "ICU carries its own normal forms");
    return normalizer;
  }();
  return *found;
}

std::u32string simplified_text(const icu::UnicodeString& text) {
  std::u32string all;
  for (int at = 0; at < text.length(); at = text.moveIndex32(at, 1))
    all.push_back(simplified(static_cast<char32_t>(text.char32At(at))));
  return all;
}

std::u32string fold(const icu::UnicodeString& text) {
  UErrorCode code = U_ZERO_ERROR;
  const auto folded = folding().normalize(text, code);
  return U_SUCCESS(code) ? simplified_text(folded) : std::u32string();
}

bool is_han(UChar32 character) {
  UErrorCode code = U_ZERO_ERROR;
  switch (uscript_getScript(character, &code)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
      return (U_GET_GC_MASK(character) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
    default:
      return character == 0x30fc || character == 0x3031;  // marks of long and repeated Kana, of no one script
  }
}

Character make(char32_t code_point) {
  const auto icu_point = static_cast<UChar32>(code_point);
  if (!folding().hasBoundaryBefore(icu_point) || u_hasBinaryProperty(icu_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
    return {code_point, CharacterKind::joining};
  const auto folded = fold(icu::UnicodeString(icu_point));
  if (folded.size() != 1) return {code_point, CharacterKind::many};
  return {folded.front(), kind_of_folded(folded.front())};
}

std::unique_ptr<const Page> make_page(std::size_t number) {
  auto page = std::make_unique<Page>();
  for (std::size_t i = 0; i < page->size(); ++i) (*page)[i] = make(static_cast<char32_t>(number * 256 + i));
  return page;
}

// Pages stay until the program ends; a reader needs one atomic load.
class Pages {
 public:
  const Page& operator[](std::size_t number) {
    const auto* page = seen_[number].load(std::memory_order_acquire);
    return page != nullptr ? *page : made(number);
  }

 private:
  const Page& made(std::size_t number) {
    const std::lock_guard lock(mutex_);
    if (!owned_[number]) {
      owned_[number] = make_page(number);
      seen_[number].store(owned_[number].get(), std::memory_order_release);
    }
    return *owned_[number];
  }

  std::array<std::atomic<const Page*>, kPages> seen_{};
  std::array<std::unique_ptr<const Page>, kPages> owned_;
  std::mutex mutex_;
};
constinit Pages pages;
}  // namespace

Character character_of(char32_t code_point) { return pages[code_point / 256][code_point % 256]; }

CharacterKind kind_of_folded(char32_t code_point) {
  const auto icu_point = static_cast<UChar32>(code_point);
  if (is_han(icu_point)) return CharacterKind::han;
  const auto is_word = (U_GET_GC_MASK(icu_point) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
  return is_word ? CharacterKind::word : CharacterKind::mark;
}

std::u32string folded_cluster(std::string_view cluster) {
  return fold(icu::UnicodeString::fromUTF8({cluster.data(), static_cast<int32_t>(cluster.size())}));
}

}  // namespace sanlian::search::impl
