// The records that the generator multiplies: real ones from a folder, or the demo's invented words.
#pragma once

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/normal/classification.h"
#include "corpus/reader.h"
#include "format/yaml.h"
#include "search/analyse/analyser.h"

namespace sanlian::bench {

struct Base {
  bool is_chinese = false;
  std::string title;
  std::vector<std::string> sentences;  ///< Of the abstract.
  std::vector<std::string> ipc;        ///< Main first; the first one's subclass is where the record belongs.
  std::vector<std::string> applicants;
  int year = 0;
};

/// At the marks that end sentences; each keeps its mark.
inline std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> out;
  std::string sentence;
  const auto end = [&] {
    while (sentence.starts_with(' ')) sentence.erase(0, 1);
    if (sentence.size() > 12) out.push_back(sentence);
    sentence.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    sentence += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    const bool stops =
        sentence.ends_with("。") || sentence.ends_with("；") || (c == '.' && i + 1 < text.size() && text[i + 1] == ' ');
    if (stops) end();
  }
  end();
  return out;
}

inline bool holds_han(std::string_view text) {
  bool found = false;
  search::for_each_token(text,
                         [&](const search::TokenView& token) { found |= token.kind == search::TermKind::single; });
  return found;
}

inline std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

inline Base base_of(const corpus::Publication& publication) {
  Base base;
  if (!publication.titles.empty()) base.title = one_line(publication.titles.front().text);
  if (!publication.abstracts.empty()) base.sentences = sentences_of(publication.abstracts.front().text);
  base.is_chinese = holds_han(base.sentences.empty() ? base.title : base.sentences.front());
  base.ipc = publication.ipc.empty() ? publication.cpc : publication.ipc;
  for (const auto& party : publication.applicants) base.applicants.push_back(one_line(party.standard));
  if (publication.published) base.year = publication.published->civil().year;
  return base;
}

/// Abstracts that came without a class get that of the title that shares most of their rarer words.
class NearestTitle {
 public:
  explicit NearestTitle(const std::vector<Base>& records) : records_(records) {
    for (std::size_t i = 0; i < records.size(); ++i)
      if (!records[i].title.empty() && !records[i].ipc.empty() && records[i].is_chinese)
        words(records[i].title, [&](std::string_view word) { titles_[std::string(word)].push_back(i); });
  }
  const std::vector<std::string>* ipc(const Base& base) const {
    std::unordered_map<std::size_t, double> scores;
    for (const auto& sentence : base.sentences)
      words(sentence, [&](std::string_view word) {
        const auto found = titles_.find(std::string(word));
        if (found == titles_.end() || found->second.size() > 200) return;
        const double weight = 1 / std::sqrt(static_cast<double>(found->second.size()));
        for (const auto title : found->second) scores[title] += weight;
      });
    std::size_t best = records_.size();
    double best_score = 0;
    for (const auto& [title, score] : scores)
      if (score > best_score || (score == best_score && title < best)) best = title, best_score = score;
    return best < records_.size() ? &records_[best].ipc : nullptr;
  }

 private:
  template <class Visit>
  static void words(std::string_view text, Visit visit) {
    search::for_each_token(text, [&](const search::TokenView& token) {
      if (token.kind == search::TermKind::word && token.term.size() == 6) visit(token.term);
    });
  }
  const std::vector<Base>& records_;
  std::unordered_map<std::string, std::vector<std::size_t>> titles_;
};

/// Every publication that a reader finds in the folders whose names begin with "patent".
inline std::vector<Base> read_base(const std::filesystem::path& from) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(from))
    if (entry.path().filename().string().ends_with(".jsonl.gz") &&
        entry.path().parent_path().filename().string().starts_with("patent"))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Base> out;
  for (const auto& file : files) {
    auto reader = corpus::Reader::open(file);
    if (!reader) continue;
    const auto status = (*reader)->read(
        [&](corpus::Publication publication) -> Status {
          auto base = base_of(publication);
          if (!base.title.empty() || !base.sentences.empty()) out.push_back(std::move(base));
          return {};
        },
        [](const corpus::Refusal&) {});
    if (!status) throw std::runtime_error(status.error().print(Lang::en));
  }
  const NearestTitle nearest(out);
  std::vector<std::pair<std::size_t, const std::vector<std::string>*>> classes;
  for (std::size_t i = 0; i < out.size(); ++i)
    if (out[i].ipc.empty() && out[i].is_chinese && !out[i].sentences.empty())
      classes.emplace_back(i, nearest.ipc(out[i]));
  for (const auto& [i, ipc] : classes)
    if (ipc != nullptr) out[i].ipc = *ipc;
  return out;
}

/// Texts of the demo's patterns and words: every part with every effect and method of its technology.
class InventedBase {
 public:
  explicit InventedBase(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("no records: give a folder of them, or " + file.string());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto tree = format::parse_yaml(text, file.string());
    if (!tree) throw std::runtime_error(tree.error().print(Lang::en));
    tree_ = *std::move(tree);
  }
  std::vector<Base> make() const {
    std::vector<Base> out;
    std::size_t turn = 0;
    for (const auto& technology : tree_.find("technologies")->items())
      for (const std::string lang : {"zh", "en"})
        for (const auto& part : technology.find("parts")->items())
          for (const auto& effect : technology.find("effects")->items())
            for (const auto& method : technology.find("methods")->items()) {
              const std::map<std::string, std::string> words = {{"{part}", *part.find_text(lang)},
                                                                {"{effect}", *effect.find_text(lang)},
                                                                {"{method}", *method.find_text(lang)},
                                                                {"{field}", *technology.find("field")->find_text(lang)},
                                                                {"{n}", std::to_string(turn % 17 + 2)}};
              Base base;
              base.is_chinese = lang == "zh";
              base.title = filled("titles", lang, turn, words);
              base.sentences = sentences_of(filled("abstracts", lang, turn, words));
              const auto symbols = technology.find("ipc")->items();
              base.ipc = {symbols[turn % symbols.size()].text(), symbols[(turn + 1) % symbols.size()].text()};
              base.year = static_cast<int>(2004 + turn % 21);
              out.push_back(std::move(base));
              ++turn;
            }
    return out;
  }

 private:
  std::string filled(const std::string& kind, const std::string& lang, std::size_t turn,
                     const std::map<std::string, std::string>& words) const {
    const auto patterns = tree_.find(kind)->find(lang)->items();
    std::string out = patterns[turn % patterns.size()].text();
    for (const auto& [name, word] : words)
      for (auto at = out.find(name); at != std::string::npos; at = out.find(name)) out.replace(at, name.size(), word);
    return out;
  }
  format::Value tree_;
};

}  // namespace sanlian::bench
