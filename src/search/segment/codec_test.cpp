#include <gtest/gtest.h>

#include "base/random.h"
#include "search/segment/impl/bit_packing.h"
#include "search/segment/impl/crc32c.h"
#include "search/segment/impl/term_dictionary.h"
#include "search/segment/impl/varint.h"
#include "search/segment/length_code.h"

namespace sanlian::search {
namespace {

TEST(SearchCodec, ChecksumIsCastagnolis) {
  // RFC 3720 appendix B.4, and the usual check value.
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8a9136aaU);
  EXPECT_EQ(crc32c(std::string(32, '\xff')), 0x62a8ab43U);
  EXPECT_EQ(crc32c("123456789"), 0xe3069283U);
  EXPECT_EQ(crc32c("6789", crc32c("12345")), crc32c("123456789"));
  SeededRandom random(1);
  std::string bytes;
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(crc32c(bytes), crc32c_by_table(bytes)) << bytes.size();
    bytes += static_cast<char>(random.next());
  }
}

TEST(SearchCodec, BlocksUnpackToWhatWasPacked) {
  SeededRandom random(2);
  for (unsigned bits = 0; bits <= 32; ++bits) {
    std::array<std::uint32_t, kBlock> values{}, back{};
    for (auto& value : values) value = bits == 0 ? 0 : static_cast<std::uint32_t>(random.next()) >> (32 - bits);
    if (bits > 0) values[random.below(kBlock)] = 0xffff'ffffU >> (32 - bits);
    ASSERT_EQ(bits_for(values), bits);
    std::vector<std::uint8_t> packed(std::size_t{bits} * 16);
    pack(values, bits, packed.data());
    unpack(packed.data(), bits, back);
    EXPECT_EQ(values, back) << bits;
  }
}

TEST(SearchCodec, LengthCodesRiseAndRoundDown) {
  std::uint32_t before = 0;
  for (unsigned code = 0; code < 256; ++code) {
    const auto length = length_of_code(static_cast<std::uint8_t>(code));
    EXPECT_TRUE(code == 0 || length > before);
    EXPECT_EQ(code_of_length(length), code);
    before = length;
  }
  for (std::uint64_t length = 0; length < 600'000; length += 1 + length / 97) {
    const auto rounded = length_of_code(code_of_length(length));
    EXPECT_LE(rounded, length);
    if (length < 507'904) {
      EXPECT_GE(rounded + rounded / 16 + 1, length);
    }
  }
}

TEST(SearchCodec, VarintsAreSkippedAsTheyAreRead) {
  SeededRandom random(3);
  std::vector<std::uint8_t> bytes;
  std::vector<std::size_t> ends;
  for (int i = 0; i < 300; ++i) {
    put_varint(bytes, random.next() >> random.below(64));
    ends.push_back(bytes.size());
  }
  for (std::size_t count = 0; count < ends.size(); ++count) {
    ByteReader reader(bytes.data(), bytes.data() + bytes.size());
    reader.skip_varints(count);
    EXPECT_EQ(reader.at - bytes.data(), count == 0 ? 0 : static_cast<std::ptrdiff_t>(ends[count - 1]));
  }
  ByteReader reader(bytes.data(), bytes.data() + bytes.size());
  reader.skip_varints(301);
  EXPECT_TRUE(reader.is_broken);
}

TEST(SearchCodec, DictionaryFindsEachTermAndNoOther) {
  SeededRandom random(4);
  std::map<std::string, TermInfo> terms;
  for (int i = 0; i < 3'000; ++i) {
    std::string term;
    for (auto left = random.below(12); left > 0; --left) term += "ab\0\xe7z"[random.below(5)];
    terms[term] = {};
  }
  TermDictionaryWriter writer;
  std::uint64_t offset = 0;
  for (auto& [term, info] : terms) {
    info = {.docs = static_cast<std::uint32_t>(1 + random.below(1'000'000)), .offset = offset};
    writer.add(term, info);
    offset += 1 + random.below(100'000);
  }
  const TermDictionary dictionary({reinterpret_cast<const std::uint8_t*>(writer.bytes().data()), writer.bytes().size()},
                                  writer.index(), writer.size());
  EXPECT_EQ(dictionary.size(), terms.size());
  TermDictionary::Walk walk(dictionary, "");
  for (const auto& [term, info] : terms) {
    const auto found = dictionary.find(term);
    ASSERT_TRUE(found);
    EXPECT_EQ(std::tuple(found->docs, found->offset), std::tuple(info.docs, info.offset));
    ASSERT_FALSE(walk.is_end());
    EXPECT_EQ(walk.term(), term);
    EXPECT_EQ(walk.info().offset, info.offset);
    walk.next();
    for (const auto& other : {term + "a", term + std::string(1, '\0'), term.substr(0, term.size() / 2), term + "\xff"})
      EXPECT_EQ(dictionary.find(other).has_value(), terms.contains(other));
    TermDictionary::Walk from(dictionary, term + "a");
    const auto expected = terms.lower_bound(term + "a");
    ASSERT_EQ(from.is_end(), expected == terms.end());
    if (!from.is_end()) {
      EXPECT_EQ(from.term(), expected->first);
    }
  }
  EXPECT_TRUE(walk.is_end());
}
}  // namespace
}  // namespace sanlian::search
