#include "search/analyse/impl/stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

#include "base/ensure.h"

namespace sanlian::search::impl {
namespace {

constexpr std::size_t kWordMax = 31;  // longer words are names of substances, which have no stem worth the name

struct Kept {
  std::array<char, kWordMax> word{}, stem{};
  unsigned char word_size = 0, stem_size = 0;
};

// Snowball keeps its state in the stemmer, so each thread has one; it costs 0.3 µs a word, most words come again.
class Stemmer {
 public:
  Stemmer() : snowball_(sb_stemmer_new("english", nullptr)) {
    ensure(snowball_ != nullptr, "libstemmer knows English");
  }
  ~Stemmer() { sb_stemmer_delete(snowball_); }
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  std::string_view stem(std::string_view word) {
    auto& kept = kept_[std::hash<std::string_view>{}(word) % kept_.size()];
    if (std::string_view(kept.word.data(), kept.word_size) != word) fill(kept, word);
    return {kept.stem.data(), kept.stem_size};
  }

 private:
  void fill(Kept& kept, std::string_view word) {
    const auto* stemmed =
        sb_stemmer_stem(snowball_, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    ensure(stemmed != nullptr, "a stem needs no more memory than its word");
    const auto size = std::min<std::size_t>(static_cast<std::size_t>(sb_stemmer_length(snowball_)), kWordMax);
    std::copy(word.begin(), word.end(), kept.word.begin());
    std::copy_n(reinterpret_cast<const char*>(stemmed), size, kept.stem.begin());
    kept.word_size = static_cast<unsigned char>(word.size());
    kept.stem_size = static_cast<unsigned char>(size);
  }

  sb_stemmer* snowball_;
  std::array<Kept, 4096> kept_;
};

bool may_have_stem(std::string_view word) {
  return word.size() > 2 && word.size() <= kWordMax &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}
}  // namespace

std::string_view english_stem(std::string_view word) {
  if (!may_have_stem(word)) return word;
  thread_local const auto stemmer = std::make_unique<Stemmer>();
  return stemmer->stem(word);
}

}  // namespace sanlian::search::impl
