// Documents for Sphinx: one line of tab-separated tokens each, and the sections of sphinx.conf that read them. The
// tokens are our own, so that both engines find the same documents.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.h"
#include "search/schema.h"

namespace sanlian::search {

/// What a document without a number holds in its attribute.
inline constexpr std::int64_t kSphinxNoNumber = std::numeric_limits<std::int64_t>::min();

std::string sphinx_field(const Field& field);      ///< "f_title"
std::string sphinx_attribute(const Field& field);  ///< "n_published"

/// One line with its end. `id` is the document's in the whole cluster: 1 or more, and never given twice.
std::string sphinx_row(const Document& document, std::uint64_t id, const Schema& schema);

/// The sections `source` and `index` of one index that reads the file `feed`.
struct SphinxIndex {
  std::string name;            ///< Letters, digits and `_`.
  std::filesystem::path feed;  ///< Lines of sphinx_row().
  std::filesystem::path path;  ///< Where Sphinx keeps the index, without ending.
};
std::string sphinx_index_config(const SphinxIndex& index, const Schema& schema);

/// An index over others, each as `host:port:name`.
std::string sphinx_distributed_config(std::string_view name, const std::vector<std::string>& agents);

/// The sections `indexer` and `searchd`.
struct SphinxDaemon {
  std::vector<std::string> listen;  ///< "127.0.0.1:9306:mysql41", "127.0.0.1:9312"
  std::filesystem::path folder;     ///< For its log and its process id.
};
std::string sphinx_daemon_config(const SphinxDaemon& daemon);

}  // namespace sanlian::search
