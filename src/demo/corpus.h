// The demo's patent corpus: invented publications in the technologies of the park's firms (packs/parks/<park>/
// demo_corpus.yaml), and the park's own patents, so that the two can be compared. Same seed and day, same corpus.
#pragma once

#include <cstdint>
#include <string>

#include "demo/demo.h"

namespace sanlian::demo {

/// Publications at scale 1, members of families counted each.
inline constexpr int kPublications = 3000;

/// Fills the corpus of the platform's data folder; nothing where the park declares none. Answers how many publications
/// it holds. Errors: format.*, search.*, and those of reading the park's patents.
Result<std::int64_t> make_corpus(work::Platform& platform, const Options& options);

}  // namespace sanlian::demo
