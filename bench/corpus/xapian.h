#pragma once

#include <xapian.h>

#include <string>

#include "bench/corpus/asked.h"
#include "bench/corpus/line.h"
#include "bench/corpus/written.h"

namespace sanlian::bench {

/// Xapian writes a row of a tree for each list of positions, so that a million documents take most of an hour and 7 GB:
/// it is given the first hundred thousand at most.
class XapianEngine {
 public:
  static constexpr std::uint64_t kMost = 100'000;
  explicit XapianEngine(std::string folder) : folder_(std::move(folder)), directory_(folder_ + "/xapian") {}

  void index() const {
    std::filesystem::remove_all(directory_);
    std::ifstream in(folder_ + "/documents");
    std::uint64_t documents = 0;
    const Indexing timed;
    {
      Xapian::WritableDatabase db(directory_, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
      for (std::string text; documents < kMost && std::getline(in, text); ++documents) {
        const auto line = Line::split(text);
        Xapian::Document document;
        Xapian::termpos position = 1;
        for (const auto column : {Line::title_words, Line::abstract_words}) {
          for_each_part(line[column], ' ',
                        [&](std::string_view word) { document.add_posting(std::string(word), position++); });
          position += 1024;
        }
        db.add_document(document);
      }
      db.commit();
    }
    timed.print("Xapian", documents, directory_);
  }

  static Xapian::Query query(const Asked& asked) {
    const auto op = asked.op == '&'   ? Xapian::Query::OP_AND
                    : asked.op == '|' ? Xapian::Query::OP_OR
                                      : Xapian::Query::OP_PHRASE;
    if (asked.words.size() == 1) return Xapian::Query(asked.words[0]);
    return {op, asked.words.begin(), asked.words.end(), static_cast<Xapian::termcount>(asked.words.size())};
  }

  void search() const {
    const Xapian::Database db(directory_);
    int place = 0;
    for (const auto& asked : read_asked(folder_ + "/asked")) {
      if (asked.name.starts_with("facet")) continue;
      Xapian::Enquire enquire(db);
      enquire.set_query(query(asked));
      Xapian::doccount found = 0;
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      const double count_ns =
          median_ns(3, [&] { found = enquire.get_mset(0, 0, db.get_doccount()).get_matches_estimated(); });
      enquire.set_weighting_scheme(Xapian::BM25Weight());
      const double top_ns = median_ns(3, [&] { enquire.get_mset(0, 10); });
      std::printf("query\tXapian\t%s\t%d\t%.0f\t%.0f\t%u\n", asked.name.c_str(), place++, count_ns, top_ns, found);
    }
  }

 private:
  std::string folder_, directory_;
};

}  // namespace sanlian::bench
