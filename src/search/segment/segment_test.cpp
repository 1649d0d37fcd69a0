#include "search/segment/segment.h"

#include <gtest/gtest.h>

#include "search/errors.h"
#include "search/segment/impl/crc32c.h"
#include "search/segment/impl/format.h"
#include "search/segment/model_for_tests.h"
#include "search/segment/segment_writer.h"
#include "support/temp_folder.h"

namespace sanlian::search {
namespace {

using sanlian::test::read_whole;
using sanlian::test::TempFolder;

/// Ids as they come, for a segment without an index around it.
struct Names {
  std::map<std::pair<FieldId, std::string>, std::uint32_t> ids;
  std::map<std::pair<FieldId, std::uint32_t>, std::string> names;
  std::map<FieldId, std::uint32_t> sizes;
  std::uint32_t id_of(FieldId field, std::string_view name) {
    const auto [found, is_new] = ids.try_emplace({field, std::string(name)}, sizes[field]);
    if (is_new) names[{field, sizes[field]++}] = name;
    return found->second;
  }
};

struct Written {
  std::vector<Document> documents;
  Names names;
  std::vector<const Document*> pointers() const {
    std::vector<const Document*> all;
    for (const auto& document : documents) all.push_back(&document);
    return all;
  }
};

Written write(const std::filesystem::path& file, const Schema& schema, std::uint64_t seed, std::size_t count) {
  Written written;
  SeededRandom random(seed);
  SegmentWriter writer(schema, [&](FieldId field, std::string_view name) { return written.names.id_of(field, name); });
  for (std::size_t i = 0; i < count; ++i) {
    written.documents.push_back(test::random_document(random, "CN" + std::to_string(1'000 + i) + "A"));
    EXPECT_TRUE(SegmentWriter::check(written.documents.back(), schema));
    writer.add(written.documents.back());
  }
  EXPECT_TRUE(writer.write(Disk::system(), file));
  return written;
}

TEST(SearchSegment, HoldsWhatWasPutIntoIt) {
  const TempFolder folder;
  const auto schema = test::schema();
  for (const std::size_t count : {0, 1, 2, 63, 64, 127, 128, 129, 700, 3'000}) {
    const auto written = write(folder / "one", schema, count + 7, count);
    const auto segment = Segment::open(folder / "one", schema);
    ASSERT_TRUE(segment) << segment.error().print(Lang::en);
    EXPECT_EQ(test::difference(**segment, written.pointers(),
                               [&](FieldId field, std::uint32_t id) {
                                 return written.names.names.at({field, id});
                               }),
              "")
        << count << " documents";
    const auto verified = (*segment)->verify();
    EXPECT_TRUE(verified) << verified.error().print(Lang::en);
  }
}

TEST(SearchSegment, WalksTermsOfAPrefixUntilToldToStop) {
  const TempFolder folder;
  const auto schema = test::schema();
  const auto written = write(folder / "one", schema, 3, 500);
  const auto segment = *Segment::open(folder / "one", schema);
  std::vector<std::string> expected, found;
  for (const auto& [term, places] : test::terms_of(written.pointers()))
    if (std::get<0>(term) == 2 && std::get<1>(term) == TermKind::word && std::get<2>(term).starts_with("rare1"))
      expected.push_back(std::get<2>(term));
  segment->for_each_term(2, TermKind::word, "rare1", [&](std::string_view term, const TermInfo&) {
    found.emplace_back(term);
    return true;
  });
  EXPECT_GT(expected.size(), 20U);
  EXPECT_EQ(found, expected);
  std::size_t visits = 0;
  segment->for_each_term(2, TermKind::word, "rare", [&](std::string_view, const TermInfo&) { return ++visits < 3; });
  EXPECT_EQ(visits, 3U);
}

TEST(SearchSegment, RefusesOtherFields) {
  const TempFolder folder;
  write(folder / "one", test::schema(), 3, 5);
  const Schema other({{.key = "title"}}, {});
  const auto opened = Segment::open(folder / "one", other);
  ASSERT_FALSE(opened);
  EXPECT_TRUE(opened.error().is(errors::other_schema));
  EXPECT_TRUE(Segment::open(folder / "none", other).error().is(errors::file_unreadable));
}

TEST(SearchSegment, RefusesDocumentsItCannotHold) {
  const auto schema = test::schema();
  const struct {
    std::string rule;
    Document document;
    std::string reason;
  } kRows[] = {
      {"no key", {}, "key must have"},
      {"long key", {.key = std::string(256, 'k')}, "key must have"},
      {"text into a keyword", {.key = "k", .texts = {{1, "x"}}}, "field 1 is no text"},
      {"unknown field", {.key = "k", .texts = {{9, "x"}}}, "field 9 is no text"},
      {"keyword into a text", {.key = "k", .keywords = {{0, "x"}}}, "field 0 is no keyword"},
      {"long keyword", {.key = "k", .keywords = {{1, std::string(1025, 'x')}}}, "1025 bytes"},
      {"number into a keyword", {.key = "k", .numbers = {{1, 1}}}, "field 1 is no number"},
      {"two numbers", {.key = "k", .numbers = {{4, 1}, {4, 2}}}, "day has two numbers"},
  };
  for (const auto& row : kRows) {
    const auto checked = SegmentWriter::check(row.document, schema);
    ASSERT_FALSE(checked) << row.rule;
    EXPECT_TRUE(checked.error().is(errors::bad_document)) << row.rule;
    EXPECT_NE(checked.error().message(Lang::en).find(row.reason), std::string::npos) << checked.error().print(Lang::en);
  }
}

/// Reads all there is, of a segment that may be damaged anywhere: whatever comes, no byte outside it is touched.
std::size_t read_everything(const Segment& segment, const Schema& schema) {
  std::size_t sum = 0;
  std::vector<std::uint32_t> positions;
  std::vector<bool> seen(segment.size());
  for (FieldId field = 0; field < schema.fields().size(); ++field) {
    for (const auto kind : {TermKind::word, TermKind::stem, TermKind::single, TermKind::value}) {
      segment.for_each_term(field, kind, "", [&](std::string_view term, const TermInfo& info) {
        sum += segment.find(field, kind, term).has_value() ? 1 : 0;
        std::uint32_t before = 0;
        for (auto cursor = segment.postings(info); cursor.doc() != PostingCursor::kEnd; cursor.next()) {
          EXPECT_TRUE(before == 0 || cursor.doc() > before);
          before = cursor.doc();
          seen.at(before) = true;
          cursor.positions(positions);
          sum += cursor.frequency() + positions.size() + cursor.block_frequency_max() + cursor.block_length_min();
        }
        auto cursor = segment.postings(info);
        for (std::uint32_t at = 0; at < segment.size(); at += 37) {
          cursor.seek_block(at);
          sum += cursor.seek(at) == PostingCursor::kEnd ? 0 : cursor.position_bytes().size();
        }
        for (const auto word : segment.bits(info)) sum += word;
        return true;
      });
    }
    for (std::uint32_t doc = 0; doc < segment.size(); ++doc) {
      if (schema[field].kind == FieldKind::keyword)
        for (const auto id : segment.values(field, doc))
          sum += id < segment.ids(field) ? 1 : throw std::logic_error("id");
      if (schema[field].kind == FieldKind::number) sum += segment.number(field, doc).has_value() ? 1 : 0;
      if (schema[field].kind == FieldKind::text) sum += segment.length(field, doc);
    }
  }
  for (std::uint32_t doc = 0; doc < segment.size(); ++doc) {
    sum += segment.key(doc).size() + segment.order(doc).size();
    sum += segment.find_key(segment.key(doc)).value_or(0);
    sum += segment.payload(doc) ? 1 : 0;
  }
  return sum;
}

TEST(SearchSegment, NamesTheSectionOfAFlippedByte) {
  const TempFolder folder;
  const auto schema = test::schema();
  write(folder / "good", schema, 5, 1'100);
  const auto good = read_whole(folder / "good");
  Trailer trailer;
  std::memcpy(&trailer, good.data() + good.size() - sizeof trailer, sizeof trailer);
  std::set<std::string> named;
  SeededRandom random(1);
  const auto flip = [&](std::size_t at, std::string_view section) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ (1 << random.below(8)));
    const auto file = folder.write("bad", bad);
    const auto opened = Segment::open(file, schema);
    const auto damage = opened ? (*opened)->verify() : Status(opened.error());
    ASSERT_FALSE(damage) << section << " at " << at;
    const auto text = damage.error().print(Lang::en);
    EXPECT_NE(text.find(std::string(section)), std::string::npos) << text;
    EXPECT_NE(text.find("bad"), std::string::npos) << text;
    named.insert(std::string(section));
  };
  for (std::uint32_t i = 0; i < trailer.sections; ++i) {
    Section section;
    std::memcpy(&section, good.data() + trailer.table_offset + i * sizeof section, sizeof section);
    for (int times = 0; times < 3 && section.size > 0; ++times)
      flip(section.offset + random.below(section.size), section_name(section.kind));
    if ((section.offset + section.size) % 64 != 0) flip(section.offset + section.size, "padding");
  }
  flip(3, "head");
  flip(40, "padding");
  flip(trailer.table_offset + 5, "table");
  for (std::size_t i = 0; i < sizeof(Trailer); ++i) flip(good.size() - 1 - i, "trailer");
  EXPECT_EQ(named.size(), 18U + 4U);  // every kind of section, padding, head, table, trailer
}

/// Changes bytes and, half the time, writes matching checksums into table and trailer: the reader may trust nothing.
std::string mutated(std::string bytes, Random& random) {
  Trailer trailer;
  const auto trailer_at = bytes.size() - sizeof trailer;
  std::memcpy(&trailer, bytes.data() + trailer_at, sizeof trailer);
  for (auto left = 1 + random.below(6); left > 0; --left) {
    const auto choice = random.below(10);
    const auto begin = choice < 2 ? trailer.table_offset : 64;
    const auto at = begin + random.below(bytes.size() - begin);
    const auto size = std::min<std::size_t>(1 + (random.below(4) == 0 ? random.below(64) : 0), bytes.size() - at);
    for (std::size_t i = 0; i < size; ++i)
      bytes[at + i] = static_cast<char>(random.below(3) == 0 ? 0xff : random.below(2) == 0 ? 0 : random.next());
  }
  if (random.below(10) == 0) bytes.resize(random.below(bytes.size()));
  if (bytes.size() < trailer_at + sizeof trailer || random.below(3) == 0) return bytes;
  for (std::uint32_t i = 0; i < trailer.sections; ++i) {
    Section section;
    const auto at = trailer.table_offset + i * sizeof section;
    std::memcpy(&section, bytes.data() + at, sizeof section);
    if (section.offset < trailer_at && section.size < trailer_at - section.offset)
      section.crc = crc32c(std::string_view(bytes).substr(section.offset, section.size));
    std::memcpy(bytes.data() + at, &section, sizeof section);
  }
  Trailer now;
  std::memcpy(&now, bytes.data() + trailer_at, sizeof now);
  now.sections = trailer.sections;
  now.table_offset = trailer.table_offset;
  now.file_size = trailer.file_size;
  now.schema_crc = trailer.schema_crc;
  now.version = trailer.version;
  now.magic = trailer.magic;
  now.end = 0;
  now.table_crc = crc32c(std::string_view(bytes).substr(now.table_offset, trailer_at - now.table_offset));
  now.crc = crc32c({reinterpret_cast<const char*>(&now), offsetof(Trailer, crc)});
  std::memcpy(bytes.data() + trailer_at, &now, sizeof now);
  return bytes;
}

TEST(SearchSegment, StaysInBoundsWhateverTheBytes) {
  const TempFolder folder;
  const auto schema = test::schema();
  std::vector<std::string> seeds;
  for (const std::size_t count : {3, 140, 1'100}) {
    write(folder / "good", schema, 11, count);
    seeds.push_back(read_whole(folder / "good"));
  }
  SeededRandom random(77);
  std::size_t opened = 0, rounds = 240;
  for (std::size_t round = 0; round < rounds; ++round) {
    const auto file = folder.write("bad", mutated(seeds[random.below(10) == 0 ? 2 : random.below(2)], random));
    const auto segment = Segment::open(file, schema);
    if (!segment) continue;
    ++opened;
    read_everything(**segment, schema);
    (void)(*segment)->verify();
  }
  EXPECT_GT(opened, rounds / 4);
  EXPECT_LT(opened, rounds);
}

TEST(SearchSegment, RefusesBytesThatAreNoSegment) {
  const TempFolder folder;
  SeededRandom random(5);
  for (const std::size_t size : {0, 1, 63, 64, 127, 128, 129, 4'096}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random.next());
    EXPECT_FALSE(Segment::open(folder.write("noise", bytes), test::schema())) << size;
  }
}
}  // namespace
}  // namespace sanlian::search
