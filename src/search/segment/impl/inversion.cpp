#include "search/segment/impl/inversion.h"

#include <algorithm>
#include <cstring>

#include "base/ensure.h"
#include "search/segment/impl/format.h"
#include "search/segment/impl/varint.h"

namespace sanlian::search {
namespace {

constexpr std::size_t kFirstChunk = 16;  ///< Bytes before the pointer; most terms stand in one document.
constexpr std::uint8_t kChunkMost = 8;   ///< 4 KiB.
constexpr std::size_t kNotedMax = 512;   ///< Slots on their way from memory at once; they fit into the first cache.

std::size_t chunk_bytes(std::uint8_t chunk) { return kFirstChunk << chunk; }

/// Not the hash of the files: most terms are told by their first eight bytes and their size.
std::uint32_t hash_of(std::uint64_t prefix, std::string_view term, std::uint64_t seed) {
  if (term.size() > sizeof prefix) return static_cast<std::uint32_t>(hash_bytes(term, seed));
  const auto product = static_cast<unsigned __int128>(prefix ^ (seed << 8 | term.size()) * 0xd6e8feb86659fd93ULL) *
                       0x9e3779b97f4a7c15ULL;
  return static_cast<std::uint32_t>(static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64));
}
}  // namespace

void Inversion::note(FieldId field, TermKind kind, std::string_view term, std::uint32_t doc, std::uint32_t position) {
  const auto prefix = term_prefix(term);
  const auto hash = hash_of(prefix, term, static_cast<std::uint64_t>(field) << 2 | static_cast<unsigned>(kind));
  __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  noted_.push_back({.prefix = prefix,
                    .hash = hash,
                    .begin = static_cast<std::uint32_t>(noted_bytes_.size()),
                    .size = static_cast<std::uint32_t>(term.size()),
                    .field = field,
                    .kind = kind,
                    .doc = doc,
                    .position = position});
  noted_bytes_ += term;
  if (noted_.size() == kNotedMax) settle();
}

void Inversion::settle() {
  while ((entries_.size() + noted_.size()) * 3 > slots_.size() * 2) grow();
  const auto mask = slots_.size() - 1;
  // Three rounds, so that entries and then the ends of their streams are on their way before they are needed.
  for (const auto& noted : noted_)
    if (const auto entry = slots_[noted.hash & mask].entry; entry != 0) __builtin_prefetch(&entries_[entry - 1], 1);
  for (auto& noted : noted_) {
    noted.entry = find_or_add(noted);
    __builtin_prefetch(entries_[noted.entry].at, 1);
  }
  for (const auto& noted : noted_) append(entries_[noted.entry], noted.doc, noted.position);
  noted_.clear();
  noted_bytes_.clear();
}

bool Inversion::is_same(const Entry& entry, const Noted& noted) const {
  return entry.prefix == noted.prefix && entry.size == noted.size && entry.field == noted.field &&
         entry.kind == noted.kind &&
         (noted.size <= sizeof noted.prefix ||
          std::memcmp(entry.term, noted_bytes_.data() + noted.begin, noted.size) == 0);
}

std::uint32_t Inversion::find_or_add(const Noted& noted) {
  const auto mask = slots_.size() - 1;
  const std::string_view term(noted_bytes_.data() + noted.begin, noted.size);
  auto slot = noted.hash & mask;
  for (; slots_[slot].entry != 0; slot = (slot + 1) & mask)
    if (slots_[slot].hash == noted.hash && is_same(entries_[slots_[slot].entry - 1], noted))
      return slots_[slot].entry - 1;
  auto& entry = entries_.emplace_back();
  entry.prefix = noted.prefix;
  entry.size = noted.size;
  entry.term = arena_.keep(term).data();
  entry.field = noted.field;
  entry.kind = noted.kind;
  entry.hash = noted.hash;
  entry.first = entry.at = arena_.take(kFirstChunk + sizeof(std::uint8_t*));
  entry.left = kFirstChunk;
  slots_[slot] = {.hash = noted.hash, .entry = static_cast<std::uint32_t>(entries_.size())};
  return slots_[slot].entry - 1;
}

inline void Inversion::put(Entry& entry, std::uint64_t value) {
  for (; value >= 128; value >>= 7) put_byte(entry, static_cast<std::uint8_t>(value | 128));
  put_byte(entry, static_cast<std::uint8_t>(value));
}

inline void Inversion::put_byte(Entry& entry, std::uint8_t byte) {
  if (entry.left == 0) [[unlikely]]
    next_chunk(entry);
  *entry.at++ = byte;
  --entry.left;
}

void Inversion::append(Entry& entry, std::uint32_t doc, std::uint32_t position) {
  const bool is_new = doc >= entry.next_doc;
  if (!keeps_positions(entry.kind)) {
    if (!is_new) return;
    put(entry, doc - entry.next_doc);
  } else if (is_new) {
    put(entry, std::uint64_t{doc - entry.next_doc} << 1 | 1);
    put(entry, position);
  } else {
    ensure(position >= entry.last_position, "tokens come by position");
    put(entry, std::uint64_t{position - entry.last_position} << 1);
  }
  entry.last_position = position;
  entry.next_doc = doc + 1;
}

void Inversion::next_chunk(Entry& entry) {
  entry.chunk = std::min<std::uint8_t>(kChunkMost, entry.chunk + 1);
  const auto size = chunk_bytes(entry.chunk);
  auto* const next = arena_.take(size + sizeof(std::uint8_t*));
  std::memcpy(entry.at, &next, sizeof next);
  entry.at = next;
  entry.left = static_cast<std::uint32_t>(size);
}

void Inversion::grow() {
  slots_.assign(slots_.size() * 2);
  const auto mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    auto slot = entries_[i].hash & mask;
    while (slots_[slot].entry != 0) slot = (slot + 1) & mask;
    slots_[slot] = {.hash = entries_[i].hash, .entry = static_cast<std::uint32_t>(i + 1)};
  }
}

std::size_t Inversion::bytes() const { return arena_.bytes() + entries_.bytes() + slots_.bytes(); }

std::vector<Inversion::Term> Inversion::sorted() const {
  struct Row {
    std::uint64_t group, prefix;  // of most terms these tell the order, without a look at the bytes
    Term term;
  };
  std::vector<Row> rows;
  rows.reserve(entries_.size());
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const auto& entry = entries_[i];
    const std::string_view term(entry.term, entry.size);
    rows.push_back({.group = std::uint64_t{entry.field} << 8 | static_cast<std::uint64_t>(entry.kind),
                    .prefix = entry.prefix,
                    .term = {entry.field, entry.kind, term, i}});
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    if (a.group != b.group) return a.group < b.group;
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return a.term.term < b.term.term;
  });
  std::vector<Term> terms;
  terms.reserve(rows.size());
  for (const auto& row : rows) terms.push_back(row.term);
  return terms;
}

/// Steps through the chunks of one entry.
class Inversion::Reader {
 public:
  explicit Reader(const Entry& entry) : at_(entry.first), end_(entry.first + chunk_bytes(0)), last_(entry.at) {}
  bool is_end() const { return at_ == last_; }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = next();
      value |= static_cast<std::uint64_t>(byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

 private:
  std::uint8_t next() {
    if (at_ == end_) {
      chunk_ = std::min<std::uint8_t>(kChunkMost, chunk_ + 1);
      at_ = load<std::uint8_t*>(end_);
      end_ = at_ + chunk_bytes(chunk_);
    }
    return *at_++;
  }
  const std::uint8_t* at_;
  const std::uint8_t* end_;
  const std::uint8_t* last_;
  std::uint8_t chunk_ = 0;
};

void Inversion::expect(const std::vector<Term>& terms, std::size_t at) const {
  constexpr std::size_t kFar = 12, kNear = 6;
  if (at + kFar < terms.size()) __builtin_prefetch(&entries_[terms[at + kFar].entry]);
  if (at + kNear < terms.size()) __builtin_prefetch(entries_[terms[at + kNear].entry].first);
}

void Inversion::read(const Term& term, PostingList& list) const {
  const auto& entry = entries_[term.entry];
  list.clear();
  list.has_positions = keeps_positions(entry.kind);
  Reader reader(entry);
  std::uint32_t next_doc = 0;
  while (!reader.is_end()) {
    const auto value = reader.varint();
    if (!list.has_positions) {
      next_doc += static_cast<std::uint32_t>(value);
      list.docs.push_back(next_doc++);
      continue;
    }
    if ((value & 1) != 0) {
      next_doc += static_cast<std::uint32_t>(value >> 1);
      list.docs.push_back(next_doc++);
      list.frequencies.push_back(1);
      list.position_ends.push_back(0);
      put_varint(list.positions, reader.varint());
    } else {
      ++list.frequencies.back();
      put_varint(list.positions, value >> 1);
    }
    list.position_ends.back() = list.positions.size();
  }
}

}  // namespace sanlian::search
