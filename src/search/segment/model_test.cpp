#include "search/segment/model_for_tests.h"

#include <algorithm>
#include <set>

#include "search/segment/length_code.h"

namespace sanlian::search::test {
namespace {

std::string pick(Random& random, const std::vector<std::string>& from) {
  // Low ones often, high ones seldom: the smaller of two throws.
  return from[std::min(random.below(from.size()), random.below(from.size()))];
}

std::string random_text(Random& random, std::size_t words) {
  static const std::vector<std::string> kWords{
      "电池", "燃料", "的",     "膜",  "fuel",    "Cells", "a",          "fuel cell", "催化", "battery", "装置",
      "H2O",  "5g",   "方法和", "3.5", "running", "氢",    "electrodes", "Ｘ射线",    "體積", "method",  "x"};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (random.below(3) != 0) text += ' ';
    text += random.below(40) == 0 ? "rare" + std::to_string(random.below(100'000)) : pick(random, kWords);
  }
  return text;
}

std::string print(const std::tuple<FieldId, TermKind, std::string>& term) {
  return "field " + std::to_string(std::get<0>(term)) + " kind " + std::to_string(static_cast<int>(std::get<1>(term))) +
         " term \"" + std::get<2>(term) + "\"";
}

std::string compare_walk(const Segment& segment, const std::vector<const Document*>& documents, const TermInfo& info,
                         const std::map<std::uint32_t, std::vector<std::uint32_t>>& places, bool has_positions) {
  std::vector<std::uint32_t> positions;
  auto expected = places.begin();
  std::uint32_t docs = 0, before_block = 0;
  for (auto cursor = segment.postings(info); cursor.doc() != PostingCursor::kEnd; cursor.next(), ++docs) {
    const auto doc = cursor.doc();
    if (cursor.block_end() < doc || cursor.block_end() < before_block) return "block end lies before the document";
    before_block = cursor.block_end();
    if (documents[doc] == nullptr) continue;
    if (expected == places.end() || expected->first != doc)
      return "document " + std::to_string(doc) + " is not expected";
    const auto frequency = has_positions ? expected->second.size() : 1;
    if (cursor.frequency() != frequency) return "frequency in document " + std::to_string(doc);
    if (cursor.block_frequency_max() < frequency) return "block maximum below a frequency";
    if (has_positions) {
      cursor.positions(positions);
      if (positions != expected->second) return "positions in document " + std::to_string(doc);
    }
    ++expected;
  }
  if (expected != places.end()) return "document " + std::to_string(expected->first) + " is missing";
  return docs == info.docs ? "" : "TermInfo::docs";
}

std::string compare_seeks(const Segment& segment, const TermInfo& info, std::uint64_t seed) {
  std::vector<std::uint32_t> docs, positions, sought_positions;
  for (auto cursor = segment.postings(info); cursor.doc() != PostingCursor::kEnd; cursor.next())
    docs.push_back(cursor.doc());
  SeededRandom random(seed);
  auto cursor = segment.postings(info);
  auto plain = segment.postings(info);
  std::uint32_t target = 0;
  while (true) {
    target += static_cast<std::uint32_t>(random.below(random.below(8) == 0 ? segment.size() + 2 : 20));
    if (random.below(4) == 0) cursor.seek_block(target);
    const auto got = cursor.seek(target);
    target = std::max(target, got == PostingCursor::kEnd ? target : 0);
    while (plain.doc() < target) plain.next();
    if (got != plain.doc()) return "seek to " + std::to_string(target);
    if (got == PostingCursor::kEnd) break;
    cursor.positions(sought_positions);
    plain.positions(positions);
    if (positions != sought_positions || cursor.frequency() != plain.frequency()) return "positions after a seek";
    target = got;
    if (random.below(5) == 0) {
      if (cursor.next() != plain.next()) return "next after a seek";
      target = cursor.doc();
      if (target == PostingCursor::kEnd) break;
    }
  }
  const auto bits = segment.bits(info);
  if (bits.empty()) return "";
  std::size_t set = 0;
  for (const auto word : bits) set += static_cast<std::size_t>(__builtin_popcountll(word));
  for (const auto doc : docs)
    if ((bits[doc / 64] >> (doc % 64) & 1) == 0) return "bitmap";
  return set == docs.size() ? "" : "bitmap holds more";
}

std::string compare_terms(const Segment& segment, const std::vector<const Document*>& documents) {
  const auto fields = schema();
  const auto expected = terms_of(documents);
  std::set<std::tuple<FieldId, TermKind, std::string>> seen;
  std::string found;
  for (FieldId field = 0; field < fields.fields().size(); ++field) {
    for (const auto kind : {TermKind::word, TermKind::stem, TermKind::single, TermKind::value}) {
      std::string before;
      segment.for_each_term(field, kind, "", [&](std::string_view term, const TermInfo& info) {
        const std::tuple key(field, kind, std::string(term));
        if (!before.empty() && before >= term) found = "order of terms";
        before = term;
        const auto one = segment.find(field, kind, term);
        if (!one || one->docs != info.docs || one->offset != info.offset) found = "find";
        const auto places = expected.find(key);
        static const std::map<std::uint32_t, std::vector<std::uint32_t>> kNone;
        const bool has_positions = kind == TermKind::word || kind == TermKind::stem;
        if (found.empty())
          found =
              compare_walk(segment, documents, info, places == expected.end() ? kNone : places->second, has_positions);
        if (found.empty()) found = compare_seeks(segment, info, term.size() * 31 + info.docs);
        if (!found.empty()) found = print(key) + ": " + found;
        seen.insert(key);
        return found.empty();
      });
      if (!found.empty()) return found;
      if (segment.find(field, kind, "no such term") || segment.find(field, kind, "\xff\xff"))
        return "find of what is not there";
    }
  }
  for (const auto& [key, places] : expected)
    if (!seen.contains(key)) return print(key) + " is missing";
  return "";
}

std::string compare_document(const Segment& segment, std::uint32_t doc, const Document& expected,
                             const NameOf& name_of) {
  const auto fields = schema();
  if (segment.key(doc) != expected.key) return "key";
  if (segment.order(doc) != expected.order) return "order";
  const auto payload = segment.payload(doc);
  if (!payload || *payload != expected.payload) return "payload";
  for (FieldId field = 0; field < fields.fields().size(); ++field) {
    if (fields[field].kind == FieldKind::keyword) {
      std::vector<std::string> names, wanted;
      for (const auto id : segment.values(field, doc)) names.push_back(name_of(field, id));
      for (const auto& [of, value] : expected.keywords)
        if (of == field && std::find(wanted.begin(), wanted.end(), value) == wanted.end()) wanted.push_back(value);
      if (names != wanted) return "values of field " + std::to_string(field);
    } else if (fields[field].kind == FieldKind::number) {
      std::optional<std::int64_t> wanted;
      for (const auto& [of, value] : expected.numbers)
        if (of == field) wanted = value;
      if (segment.number(field, doc) != wanted) return "number of field " + std::to_string(field);
    } else {
      std::uint32_t words = 0;
      for (const auto& [of, text] : expected.texts)
        if (of == field) words += for_each_token(text, [](const TokenView&) {});
      if (segment.length(field, doc) != length_of_code(code_of_length(words)))
        return "length of field " + std::to_string(field);
    }
  }
  return "";
}
}  // namespace

Schema schema() {
  return {{{.key = "title", .kind = FieldKind::text},
           {.key = "class", .kind = FieldKind::keyword},
           {.key = "abstract", .kind = FieldKind::text},
           {.key = "applicant", .kind = FieldKind::keyword},
           {.key = "day", .kind = FieldKind::number},
           {.key = "cited", .kind = FieldKind::number}},
          {}};
}

Document random_document(Random& random, std::string key) {
  static const std::vector<std::string> kClasses{"H01M 8/04", "H01M 8/10",  "G06F 17/30",
                                                 "C08J 5/22", "A61K 31/00", "B60L 3/00"};
  Document document;
  document.key = std::move(key);
  if (random.below(10) != 0) document.texts.push_back({0, random_text(random, random.below(6))});
  for (auto left = random.below(3); left > 0; --left)
    document.texts.push_back({2, random_text(random, random.below(40))});
  if (random.below(200) == 0) document.texts.push_back({2, random_text(random, 3'000)});
  for (auto left = random.below(4); left > 0; --left) document.keywords.push_back({1, pick(random, kClasses)});
  for (auto left = random.below(3); left > 0; --left)
    document.keywords.push_back({3, "firm " + std::to_string(random.below(1 + random.below(300)))});
  if (random.below(5) != 0) document.numbers.push_back({4, static_cast<std::int64_t>(random.below(20'000)) - 3'000});
  if (random.below(4) == 0)
    document.numbers.push_back({5, random.below(50) == 0 ? static_cast<std::int64_t>(random.next())
                                                         : static_cast<std::int64_t>(random.below(9))});
  document.order = document.keywords.empty() ? "" : document.keywords.front().value;
  document.payload =
      "payload of " + document.key + random_text(random, random.below(random.below(30) == 0 ? 20'000 : 20));
  return document;
}

Terms terms_of(const std::vector<const Document*>& documents) {
  Terms terms;
  for (std::uint32_t doc = 0; doc < documents.size(); ++doc) {
    if (documents[doc] == nullptr) continue;
    std::map<FieldId, std::uint32_t> next;
    for (const auto& [field, text] : documents[doc]->texts) {
      const auto begin = next[field];
      const auto count = for_each_token(text, [&, field = field](const TokenView& token) {
        auto& places = terms[{field, token.kind, std::string(token.term)}][doc];
        if (token.kind != TermKind::single) places.push_back(begin + token.position);
      });
      next[field] = begin + count + kValueGap;
    }
    for (const auto& [field, value] : documents[doc]->keywords) terms[{field, TermKind::value, value}][doc];
  }
  return terms;
}

std::string difference(const Segment& segment, const std::vector<const Document*>& documents, const NameOf& name_of) {
  if (segment.size() != documents.size()) return "size " + std::to_string(segment.size());
  for (std::uint32_t doc = 0; doc < documents.size(); ++doc) {
    if (documents[doc] == nullptr) continue;
    const auto different = compare_document(segment, doc, *documents[doc], name_of);
    if (!different.empty()) return different + " of document " + std::to_string(doc);
    const auto found = segment.find_key(documents[doc]->key);
    if (!found || segment.key(*found) != documents[doc]->key) return "find_key of document " + std::to_string(doc);
  }
  if (segment.find_key("no such key")) return "find_key of what is not there";
  return compare_terms(segment, documents);
}

}  // namespace sanlian::search::test
