// How good the first ten are, on records whose right answers are known: nDCG@10 and the share of what is wanted that is
// among the first ten or hundred.
#pragma once

#include <cmath>
#include <set>

#include "bench/corpus/ours.h"
#include "bench/corpus/sqlite.h"
#ifdef SANLIAN_XAPIAN
#include "bench/corpus/xapian.h"
#endif
#include "format/json.h"

namespace sanlian::bench {

/// Records and questions. A question's parts are each looked for as they stand (a part of several words as a phrase),
/// any of them suffices.
struct Judged {
  struct Record {
    std::string title, abstract;
    bool is_chinese = false;
  };
  struct Question {
    std::vector<std::string> parts;
    std::set<std::size_t> wanted;
    std::size_t left_out = SIZE_MAX;  ///< The record it was made of, where that is no answer.
  };
  std::vector<Record> records;
  std::vector<Question> questions;
};

inline std::vector<format::Value> read_json_lines(const std::filesystem::path& file) {
  std::vector<format::Value> out;
  FILE* pipe = popen(("gzip -dc '" + file.string() + "'").c_str(), "r");
  char* text = nullptr;
  std::size_t room = 0;
  for (ssize_t size = 0; pipe != nullptr && (size = getline(&text, &room, pipe)) > 0;)
    out.push_back(must(format::parse_json({text, static_cast<std::size_t>(size)})));
  free(text);
  if (pipe == nullptr || pclose(pipe) != 0) throw std::runtime_error("cannot read " + file.string());
  return out;
}

inline std::string text_at(const format::Value& value, std::string_view key) {
  const auto* text = value.find_text(key);
  return text == nullptr ? "" : *text;
}

inline std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  search::for_each_token(text, [&](const search::TokenView& token) {
    if (token.kind == search::TermKind::word) out.emplace_back(token.term);
  });
  return out;
}

/// A part as a phrase of the words of a text: the last character of a Chinese run, a word of its own there, need not
/// end a run where the phrase is found.
inline std::vector<std::string> query_words(std::string_view part) {
  auto words = words_of(part);
  if (words.size() > 1 && search::begins_with_han(words.back()) && words.back().size() <= 3) words.pop_back();
  return words;
}

/// The words of a relevant record's title find other relevant ones of its topic.
inline Judged read_landscapes(const std::filesystem::path& folder) {
  Judged out;
  std::map<std::string, std::set<std::size_t>> relevant;
  for (const char* topic : {"offshore_plant", "orbit_satellite", "radar_rain_gauge"})
    for (const auto& value : read_json_lines(folder / (std::string(topic) + ".jsonl.gz"))) {
      const auto* label = value.find("relevant");
      if (label != nullptr && label->is_boolean() && label->boolean()) relevant[topic].insert(out.records.size());
      out.records.push_back({text_at(value, "title"), text_at(value, "abstract"), false});
    }
  for (const auto& [topic, all] : relevant) {
    std::size_t turn = 0;
    for (const auto record : all) {
      if (turn++ % 3 != 0) continue;
      auto words = words_of(out.records[record].title);
      std::erase_if(words, [](const std::string& word) { return word.size() < 3; });
      if (words.size() < 2) continue;
      auto wanted = all;
      wanted.erase(record);
      out.questions.push_back({std::move(words), std::move(wanted), record});
    }
  }
  return out;
}

/// The key phrases of an abstract find it.
inline Judged read_keyphrases(const std::filesystem::path& folder) {
  Judged out;
  for (const auto& value : read_json_lines(folder / "abstract_keyphrases.jsonl.gz")) {
    Judged::Question question;
    if (const auto* phrases = value.find("keyphrases"))
      for (const auto& phrase : phrases->items())
        if (phrase.text().size() >= 6) question.parts.push_back(phrase.text());
    question.wanted = {out.records.size()};
    out.records.push_back({"", text_at(value, "abstract"), true});
    if (!question.parts.empty()) out.questions.push_back(std::move(question));
  }
  return out;
}

using Ask = std::function<std::vector<std::size_t>(const Judged::Question&, std::size_t k)>;

inline void judge(const char* engine, const Judged& judged, std::size_t deep, const Ask& ask) {
  double gain = 0, recall = 0;
  for (const auto& question : judged.questions) {
    auto found = ask(question, deep + 1);
    std::erase(found, question.left_out);
    found.resize(std::min(found.size(), deep));
    double sum = 0, best = 0;
    std::size_t met = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const bool is_wanted = question.wanted.contains(found[i]);
      met += is_wanted ? 1 : 0;
      if (is_wanted && i < 10) sum += 1 / std::log2(static_cast<double>(i) + 2);
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(10, question.wanted.size()); ++i)
      best += 1 / std::log2(static_cast<double>(i) + 2);
    gain += sum / best;
    recall += static_cast<double>(met) / static_cast<double>(question.wanted.size());
  }
  const auto questions = static_cast<double>(judged.questions.size());
  std::printf("  %-12s nDCG@10 %.4f   recall@%zu %.4f\n", engine, gain / questions, deep, recall / questions);
  std::fflush(stdout);
}

inline void judge_ours(const Judged& judged, std::size_t deep, const std::string& folder) {
  std::filesystem::remove_all(folder + "/ranking");
  const auto index = must(search::Index::open(folder + "/ranking", corpus::publication_schema(), {}));
  for (std::size_t i = 0; i < judged.records.size(); ++i) {
    corpus::Publication record;
    record.number = "#" + std::to_string(i);
    const std::string lang = judged.records[i].is_chinese ? "zh" : "en";
    if (!judged.records[i].title.empty()) record.titles = {{lang, judged.records[i].title}};
    record.abstracts = {{lang, judged.records[i].abstract}};
    must(index->put(corpus::to_document(record)));
  }
  must(index->commit());
  const auto snapshot = index->snapshot();
  judge("ours", judged, deep, [&](const Judged::Question& question, std::size_t k) {
    search::Or any;
    for (const auto& part : question.parts) any.operands.push_back({search::Words{index->schema().texts(), part}});
    std::vector<std::size_t> out;
    for (const auto& hit : must(search::top(*snapshot, {any}, k)))
      out.push_back(std::stoul(std::string(snapshot->key(hit.doc).substr(1))));
    return out;
  });
}

inline std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

inline void judge_sqlite(const Judged& judged, std::size_t deep) {
  Fts db(":memory:");
  db.run("create virtual table t using fts5(title, abstract, content='', tokenize='blanks')");
  auto* insert = db.prepare("insert into t(rowid, title, abstract) values(?, ?, ?)");
  for (std::size_t i = 0; i < judged.records.size(); ++i) {
    sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(i));
    Fts::bind(insert, 2, joined(words_of(judged.records[i].title)));
    Fts::bind(insert, 3, joined(words_of(judged.records[i].abstract)));
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  const auto ask = [&](sqlite3_stmt* statement) {
    return [statement](const Judged::Question& question, std::size_t k) {
      std::string text;
      for (const auto& part : question.parts) {
        std::string phrase;
        for (const auto& word : query_words(part)) phrase += (phrase.empty() ? "\"" : " + \"") + word + '"';
        if (!phrase.empty()) text += (text.empty() ? "" : " OR ") + phrase;
      }
      Fts::bind(statement, 1, text);
      sqlite3_bind_int64(statement, 2, static_cast<sqlite3_int64>(k));
      std::vector<std::size_t> out;
      while (sqlite3_step(statement) == SQLITE_ROW)
        out.push_back(static_cast<std::size_t>(sqlite3_column_int64(statement, 0)));
      sqlite3_reset(statement);
      return out;
    };
  };
  auto* select = db.prepare("select rowid from t where t match ? order by bm25(t, 4, 2) limit ?");
  judge("SQLite FTS5", judged, deep, ask(select));
  sqlite3_finalize(select);
}

#ifdef SANLIAN_XAPIAN
inline void judge_xapian(const Judged& judged, std::size_t deep) {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  for (const auto& record : judged.records) {
    Xapian::Document document;
    Xapian::termpos position = 1;
    for (const auto& word : words_of(record.title)) document.add_posting(word, position++, 2);
    position += 1024;
    for (const auto& word : words_of(record.abstract)) document.add_posting(word, position++);
    db.add_document(document);
  }
  judge("Xapian", judged, deep, [&](const Judged::Question& question, std::size_t k) {
    std::vector<Xapian::Query> parts;
    for (const auto& part : question.parts) {
      const auto words = query_words(part);
      if (!words.empty())
        parts.emplace_back(Xapian::Query::OP_PHRASE, words.begin(), words.end(),
                           static_cast<Xapian::termcount>(words.size()));
    }
    Xapian::Enquire enquire(db);
    enquire.set_query({Xapian::Query::OP_OR, parts.begin(), parts.end()});
    std::vector<std::size_t> out;
    const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(k));
    for (auto hit = found.begin(); hit != found.end(); ++hit) out.push_back(*hit - 1);
    return out;
  });
}
#endif

inline void rank(const std::filesystem::path& from, const std::string& folder) {
  const auto show = [&](const char* what, const Judged& judged, std::size_t deep) {
    std::printf("%s: %zu questions of %zu records\n", what, judged.questions.size(), judged.records.size());
    judge_ours(judged, deep, folder);
    judge_sqlite(judged, deep);
#ifdef SANLIAN_XAPIAN
    judge_xapian(judged, deep);
#endif
  };
  show("landscapes, a relevant title finds relevant records of its topic",
       read_landscapes(from / "patent_landscape_topics"), 100);
  show("Chinese abstracts, key phrases find theirs", read_keyphrases(from / "patents_cn_keyphrase"), 10);
}

}  // namespace sanlian::bench
