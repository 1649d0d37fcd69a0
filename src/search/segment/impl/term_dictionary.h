// The terms of one field and kind, sorted by their bytes, in blocks of 32. A block begins with varint(postings of the
// first); a term is varint(bytes shared with the one before), varint(size), the other bytes, varint(documents),
// varint(postings less those of the one before). The first of a block shares nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/segment/impl/format.h"
#include "search/segment/impl/varint.h"
#include "search/segment/term_info.h"

namespace sanlian::search {

class TermDictionaryWriter {
 public:
  void add(std::string_view term, const TermInfo& info);  ///< In rising order of term and of offset.
  const std::string& bytes() const { return bytes_; }
  const std::vector<TermBlock>& index() const { return index_; }
  std::uint64_t size() const { return count_; }

 private:
  std::string bytes_, last_;
  std::vector<TermBlock> index_;
  std::uint64_t count_ = 0, last_offset_ = 0;
};

class TermDictionary {
 public:
  TermDictionary() = default;
  TermDictionary(std::span<const std::uint8_t> bytes, std::span<const TermBlock> index, std::uint64_t count)
      : bytes_(bytes), index_(index), count_(count) {}

  std::uint64_t size() const { return count_; }
  std::optional<TermInfo> find(std::string_view term) const;

  /// Walks terms in order. Ends early where bytes are damaged.
  class Walk {
   public:
    Walk(const TermDictionary& dictionary, std::string_view at_least);
    bool is_end() const { return is_end_; }
    void next();
    const std::string& term() const { return term_; }
    const TermInfo& info() const { return info_; }

   private:
    void open_block(std::size_t block);
    void read(bool is_first);

    const TermDictionary* dictionary_;
    std::size_t block_ = 0;
    std::uint32_t left_ = 0;  // terms of the block not read yet; the last block may hold fewer
    ByteReader reader_;
    std::string term_;
    TermInfo info_;
    bool is_end_ = false;
  };

 private:
  ByteReader block(std::size_t at) const;
  std::string_view first_of(std::size_t block) const;
  std::size_t block_for(std::string_view term) const;

  std::span<const std::uint8_t> bytes_;
  std::span<const TermBlock> index_;
  std::uint64_t count_ = 0;
};

}  // namespace sanlian::search
