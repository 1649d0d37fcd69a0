#include "search/segment/impl/term_dictionary.h"

#include <algorithm>

namespace sanlian::search {

void TermDictionaryWriter::add(std::string_view term, const TermInfo& info) {
  std::size_t shared = 0;
  if (count_ % kTermsPerBlock == 0) {
    index_.push_back({.prefix = term_prefix(term), .offset = bytes_.size()});
    put_varint(bytes_, info.offset);
    last_offset_ = info.offset;
  } else {
    const auto most = std::min(term.size(), last_.size());
    while (shared < most && term[shared] == last_[shared]) ++shared;
  }
  put_varint(bytes_, shared);
  put_varint(bytes_, term.size() - shared);
  bytes_ += term.substr(shared);
  put_varint(bytes_, info.docs);
  put_varint(bytes_, info.offset - last_offset_);
  last_offset_ = info.offset;
  last_ = term;
  ++count_;
}

ByteReader TermDictionary::block(std::size_t at) const {
  const auto begin = std::min<std::uint64_t>(index_[at].offset, bytes_.size());
  const auto end =
      at + 1 < index_.size() ? std::min<std::uint64_t>(index_[at + 1].offset, bytes_.size()) : bytes_.size();
  return {bytes_.data() + begin, bytes_.data() + std::max(begin, end)};
}

std::string_view TermDictionary::first_of(std::size_t at) const {
  auto reader = block(at);
  reader.varint();
  reader.varint();
  return reader.bytes(reader.varint());
}

std::size_t TermDictionary::block_for(std::string_view term) const {
  const auto prefix = term_prefix(term);
  std::size_t begin = 0, end = index_.size();
  while (end - begin > 1) {
    const auto middle = begin + (end - begin) / 2;
    const auto here = index_[middle].prefix;
    const bool is_at_or_before = here != prefix ? here < prefix : first_of(middle) <= term;
    (is_at_or_before ? begin : end) = middle;
  }
  return begin;
}

std::optional<TermInfo> TermDictionary::find(std::string_view term) const {
  if (index_.empty()) return std::nullopt;
  // The common part with `term` is followed instead of making each term: only its length matters.
  auto reader = block(block_for(term));
  TermInfo info{.docs = 0, .offset = reader.varint()};
  std::size_t common = 0;
  for (std::uint32_t i = 0; i < kTermsPerBlock && reader.left() > 0; ++i) {
    const auto shared = reader.varint();
    const auto rest = reader.bytes(reader.varint());
    info.docs = static_cast<std::uint32_t>(reader.varint());
    info.offset += reader.varint();
    if (reader.is_broken || shared < common) return std::nullopt;  // the term would have stood before this one
    if (shared > common) continue;
    const auto wanted = term.substr(common);
    const auto most = std::min(wanted.size(), rest.size());
    const auto same = static_cast<std::size_t>(
        std::mismatch(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(most), wanted.begin()).first -
        rest.begin());
    common += same;
    if (same == rest.size() && same == wanted.size()) return info;
    if (same < rest.size() &&
        (same == wanted.size() || static_cast<unsigned char>(rest[same]) > static_cast<unsigned char>(wanted[same])))
      return std::nullopt;
  }
  return std::nullopt;
}

TermDictionary::Walk::Walk(const TermDictionary& dictionary, std::string_view at_least) : dictionary_(&dictionary) {
  if (dictionary.index_.empty()) {
    is_end_ = true;
    return;
  }
  open_block(at_least.empty() ? 0 : dictionary.block_for(at_least));
  while (!is_end_ && term_ < at_least) next();
}

void TermDictionary::Walk::open_block(std::size_t block) {
  if (block >= dictionary_->index_.size()) {
    is_end_ = true;
    return;
  }
  block_ = block;
  reader_ = dictionary_->block(block);
  left_ = kTermsPerBlock;
  info_.offset = reader_.varint();
  read(true);
}

void TermDictionary::Walk::next() {
  if (left_ == 0 || reader_.left() == 0) return open_block(block_ + 1);
  read(false);
}

void TermDictionary::Walk::read(bool is_first) {
  const auto shared = reader_.varint();
  const auto rest = reader_.bytes(reader_.varint());
  info_.docs = static_cast<std::uint32_t>(reader_.varint());
  info_.offset += reader_.varint();
  if (reader_.is_broken || shared > term_.size() || (is_first && shared != 0)) {
    is_end_ = true;
    return;
  }
  term_.resize(shared);
  term_ += rest;
  --left_;
}

}  // namespace sanlian::search
