// The corpus as its readers use it: one index, opened to read, asked in the searchers' language. Both doors hold one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/navigation/axes.h"
#include "corpus/publication.h"
#include "search/highlight.h"
#include "search/index/index.h"
#include "search/limits.h"
#include "search/query.h"

namespace sanlian::corpus {

struct SearchRequest {
  std::string query;       ///< In the language of docs/guides/search.md; empty finds everything.
  std::size_t limit = 20;  ///< At most kRowsMax.
  std::string sort;        ///< Empty: best first. A number field's key or code, `-` before it for the highest first.
  std::string after;       ///< `next` of the page before.
};

inline constexpr std::size_t kRowsMax = 200;
inline constexpr std::size_t kRankedMax = 10'000;  ///< Best-first lists go no further; sorted ones go to their end.

struct Row {
  Publication publication;
  float score = 0;                        ///< 0 in a sorted list.
  std::vector<search::Span> title_spans;  ///< In the first title.
  search::Snippet snippet;                ///< Of the first abstract, or of the first claim where there is none.
};

struct Page {
  std::uint64_t count = 0;  ///< Of all that was found; exact.
  std::vector<Row> rows;
  std::string next;        ///< Empty after the last row.
  std::string expression;  ///< The query as it was understood.
};

class Library {
 public:
  /// Errors: search.index_damaged, search.other_schema, corpus.no_index.
  static Result<std::unique_ptr<Library>> open(const std::filesystem::path& directory);

  /// Sees what was imported since. Cheap where nothing was.
  Status refresh();

  /// Errors: those of parse() and match(), corpus.no_such_axis (of `sort`), corpus.bad_page.
  Result<Page> search(const SearchRequest& request, const search::Limits& limits = {}) const;

  /// The publications that a query finds, for the navigation's functions.
  struct Found {
    std::shared_ptr<const search::Snapshot> snapshot;
    search::Query query;
    search::Set set;
  };
  Result<Found> find(std::string_view query, const search::Limits& limits = {}) const;
  /// The same within a snapshot that another answer stands on, so that the two can be combined.
  Result<Found> find(std::string_view query, std::shared_ptr<const search::Snapshot> snapshot,
                     const search::Limits& limits = {}) const;

  /// By any spelling of its number, with kind or without. Errors: corpus.no_such_publication.
  Result<Publication> publication(std::string_view number) const;

  /// A query as a searcher would write it.
  std::string print(const search::Query& query) const;
  search::Index::Size size() const;
  std::vector<Error> verify() const;
  std::shared_ptr<const search::Snapshot> snapshot() const { return index_->snapshot(); }

 private:
  explicit Library(std::unique_ptr<search::Index> index) : index_(std::move(index)) {}
  std::unique_ptr<search::Index> index_;
};

}  // namespace sanlian::corpus
