#pragma once

#include <sqlite3.h>

#include <cstring>
#include <stdexcept>
#include <string>

#include "bench/corpus/asked.h"
#include "bench/corpus/line.h"
#include "bench/corpus/written.h"

namespace sanlian::bench {

/// A connection whose FTS5 splits at blanks and nowhere else, since it is given words.
class Fts {
 public:
  explicit Fts(const std::string& file) {
    if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK) throw std::runtime_error("sqlite cannot open " + file);
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(db_, "select fts5(?)", -1, &statement, nullptr);
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (api == nullptr) throw std::runtime_error("this sqlite has no fts5");
    fts5_tokenizer blanks{[](void*, const char**, int, Fts5Tokenizer** out) {
                            return *out = reinterpret_cast<Fts5Tokenizer*>(1), SQLITE_OK;
                          },
                          [](Fts5Tokenizer*) {}, &tokenize};
    api->xCreateTokenizer(api, "blanks", nullptr, &blanks, nullptr);
  }
  ~Fts() { sqlite3_close(db_); }
  Fts(const Fts&) = delete;
  Fts& operator=(const Fts&) = delete;

  void run(const char* sql) {
    char* message = nullptr;
    if (sqlite3_exec(db_, sql, nullptr, nullptr, &message) != SQLITE_OK) throw std::runtime_error(message);
  }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* out = nullptr;
    if (sqlite3_prepare_v2(db_, sql, -1, &out, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_));
    return out;
  }
  static void bind(sqlite3_stmt* statement, int at, std::string_view text) {
    sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }

 private:
  static int tokenize(Fts5Tokenizer*, void* context, int, const char* text, int size,
                      int (*take)(void*, int, const char*, int, int, int)) {
    for (int at = 0; at < size;) {
      const auto* blank = static_cast<const char*>(std::memchr(text + at, ' ', static_cast<std::size_t>(size - at)));
      const int end = blank == nullptr ? size : static_cast<int>(blank - text);
      if (end > at)
        if (const int state = take(context, 0, text + at, end - at, at, end); state != SQLITE_OK) return state;
      at = end + 1;
    }
    return SQLITE_OK;
  }
  sqlite3* db_ = nullptr;
};

class Sqlite {
 public:
  explicit Sqlite(std::string folder) : folder_(std::move(folder)), file_(folder_ + "/sqlite.db") {}

  void index() const {
    std::filesystem::remove(file_);
    std::ifstream in(folder_ + "/documents");
    std::uint64_t documents = 0;
    const Indexing timed;
    {
      Fts db(file_);
      db.run(
          "pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-1000000;"
          "create virtual table t using fts5(title, abstract, content='', tokenize='blanks');"
          "insert into t(t, rank) values('pgsz', 4000); begin");
      auto* insert = db.prepare("insert into t(rowid, title, abstract) values(?, ?, ?)");
      for (std::string text; std::getline(in, text);) {
        const auto line = Line::split(text);
        sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(++documents));
        Fts::bind(insert, 2, line[Line::title_words]);
        Fts::bind(insert, 3, line[Line::abstract_words]);
        if (sqlite3_step(insert) != SQLITE_DONE) throw std::runtime_error("sqlite refuses a document");
        sqlite3_reset(insert);
      }
      sqlite3_finalize(insert);
      db.run("commit; insert into t(t) values('optimize')");
    }
    timed.print("SQLite FTS5", documents, file_);
  }

  static std::string match(const Asked& asked) {
    std::string out;
    for (const auto& word : asked.words) {
      if (!out.empty()) out += asked.op == '&' ? " AND " : asked.op == '|' ? " OR " : " + ";
      out += '"' + word + '"';
    }
    return out;
  }

  /// Twelve of the classes of frequent words, which take it long.
  void search() const {
    Fts db(file_);
    db.run("pragma cache_size=-1000000; pragma mmap_size=30000000000");
    auto* count = db.prepare("select count(*) from t where t match ?");
    auto* top = db.prepare("select rowid from t where t match ? order by rank limit 10");
    int place = 0;
    std::string name;
    int of_class = 0;
    for (const auto& asked : read_asked(folder_ + "/asked")) {
      if (asked.name.starts_with("facet")) continue;
      if (name != asked.name) name = asked.name, of_class = 0;
      ++place;
      if (++of_class > 12 && name.find("freq") != std::string::npos) continue;
      std::int64_t found = 0;
      const auto text = match(asked);
      const double count_ns = median_ns(3, [&] { found = step(count, text); });
      const double top_ns = median_ns(3, [&] { step(top, text); });
      std::printf("query\tSQLite FTS5\t%s\t%d\t%.0f\t%.0f\t%lld\n", name.c_str(), place - 1, count_ns, top_ns,
                  static_cast<long long>(found));
    }
    sqlite3_finalize(count);
    sqlite3_finalize(top);
  }

 private:
  static std::int64_t step(sqlite3_stmt* statement, std::string_view text) {
    Fts::bind(statement, 1, text);
    std::int64_t first = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) first = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return first;
  }
  std::string folder_, file_;
};

}  // namespace sanlian::bench
