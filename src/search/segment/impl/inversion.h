// From documents to terms, in memory: a hash table of terms, each with its occurrences as a growing stream of bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/analyse/analyser.h"
#include "search/schema.h"
#include "search/segment/impl/arena.h"
#include "search/segment/impl/huge_array.h"
#include "search/segment/impl/posting_writer.h"

namespace sanlian::search {

class Inversion {
 public:
  /// Notes one place of a term; documents come rising, positions of a term rising within a document. What is noted
  /// counts from settle() on.
  void note(FieldId field, TermKind kind, std::string_view term, std::uint32_t doc, std::uint32_t position);
  /// Looks up what was noted, in one go: its slots are on their way from memory since then.
  void settle();

  std::size_t bytes() const;
  std::size_t terms() const { return entries_.size(); }

  struct Term {
    FieldId field;
    TermKind kind;
    std::string_view term;
    std::uint32_t entry;
  };
  /// All terms by field, kind and bytes.
  std::vector<Term> sorted() const;
  /// Asks for what read() of `terms[at]` and of those after it will need.
  void expect(const std::vector<Term>& terms, std::size_t at) const;
  /// The documents of one of them.
  void read(const Term& term, PostingList& list) const;

 private:
  /// One line of the cache, so that a token costs one miss here and one in its stream.
  struct alignas(64) Entry {
    std::uint64_t prefix = 0;  // term_prefix(): with the size all there is of a short term
    const char* term = nullptr;
    std::uint32_t size = 0;
    FieldId field = 0;
    TermKind kind{};
    std::uint8_t chunk = 0;      // size of the present chunk is kFirstChunk << chunk
    std::uint32_t next_doc = 0;  // one more than the last document
    std::uint32_t last_position = 0;
    std::uint32_t hash = 0;
    std::uint8_t* first = nullptr;  // chunks end with a pointer to the next
    std::uint8_t* at = nullptr;
    std::uint32_t left = 0;  // bytes of the present chunk
  };
  static_assert(sizeof(Entry) == 64);
  struct Slot {
    std::uint32_t hash = 0, entry = 0;  // entry + 1
  };
  struct Noted {
    std::uint64_t prefix = 0;
    std::uint32_t hash = 0, begin = 0, size = 0;  // of the term in noted_bytes_
    FieldId field = 0;
    TermKind kind{};
    std::uint32_t doc = 0, position = 0;
    std::uint32_t entry = 0;
  };
  class Reader;

  std::uint32_t find_or_add(const Noted& noted);
  bool is_same(const Entry& entry, const Noted& noted) const;
  void append(Entry& entry, std::uint32_t doc, std::uint32_t position);
  void put(Entry& entry, std::uint64_t value);
  void put_byte(Entry& entry, std::uint8_t byte);
  void next_chunk(Entry& entry);
  void grow();

  Arena arena_;
  std::vector<Noted> noted_;
  std::string noted_bytes_;
  HugeArray<Entry> entries_;
  HugeArray<Slot> slots_{1024};
};

/// Whether documents alone are kept of a kind, without positions.
constexpr bool keeps_positions(TermKind kind) { return kind == TermKind::word || kind == TermKind::stem; }

}  // namespace sanlian::search
