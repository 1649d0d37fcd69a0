#include "base/error.h"

#include <algorithm>

#include "base/ensure.h"

namespace sanlian {
namespace {
const ErrorSpec* newest_spec = nullptr;

std::string fill(std::string_view text, const std::vector<std::pair<std::string, std::string>>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto close = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += text[i++];
      continue;
    }
    const auto name = text.substr(i + 1, close - i - 1);
    const auto found = std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) { return a.first == name; });
    out += found == arguments.end() ? std::string(text.substr(i, close - i + 1)) : found->second;
    i = close + 1;
  }
  return out;
}
}  // namespace

ErrorSpec::ErrorSpec(std::string_view code_, ErrorKind kind_, Texts zh_, Texts en_)
    : code(code_), kind(kind_), zh(zh_), en(en_), next_(newest_spec) {
  newest_spec = this;
}

std::vector<const ErrorSpec*> ErrorSpec::all() {
  std::vector<const ErrorSpec*> specs;
  for (auto* spec = newest_spec; spec; spec = spec->next_) specs.push_back(spec);
  std::sort(specs.begin(), specs.end(), [](auto* a, auto* b) { return a->code < b->code; });
  return specs;
}

Error::Error(const ErrorSpec& spec, Arguments arguments) : spec_(&spec) {
  for (const auto& [name, text] : arguments) arguments_.emplace_back(name, text);
}

Error&& Error::at(std::string_view place) && { return std::move(at(place)); }

Error& Error::at(std::string_view place) & {
  where_ = where_.empty() ? std::string(place) : std::string(place) + ", " + where_;
  return *this;
}

Error& Error::add(Error further) {
  further_.push_back(std::move(further));
  return *this;
}

std::string Error::message(Lang lang) const {
  return fill(lang == Lang::zh ? spec_->zh.message : spec_->en.message, arguments_);
}

std::string Error::hint(Lang lang) const {
  return fill(lang == Lang::zh ? spec_->zh.hint : spec_->en.hint, arguments_);
}

std::string Error::print(Lang lang) const {
  std::string out = where_.empty() ? "" : where_ + ": ";
  out += message(lang);
  if (const auto text = hint(lang); !text.empty()) out += lang == Lang::zh ? "（" + text + "）" : " (" + text + ")";
  for (const auto& error : further_) out += "\n" + error.print(lang);
  return out;
}

Error Errors::take() && {
  ensure(!list_.empty(), "only a collection with errors can be turned into one");
  Error first = std::move(list_.front());
  for (std::size_t i = 1; i < list_.size(); ++i) first.add(std::move(list_[i]));
  return first;
}

}  // namespace sanlian
