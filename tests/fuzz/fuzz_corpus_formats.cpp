// rooms: corpus search patent format number base
// Any bytes as a file of documents: detected or refused, read to its end or to where it breaks; what is read keeps the
// promises of a publication, survives as payload, and is the same again. The first byte may force a format.
#include <cstdint>
#include <string>

#include "base/ensure.h"
#include "base/text.h"
#include "corpus/document.h"
#include "corpus/impl/detect.h"
#include "corpus/impl/open_reader.h"
#include "corpus/normal/finish.h"
#include "corpus/payload.h"

namespace {
using namespace sanlian;
using namespace sanlian::corpus;

void check(const Publication& one) {
  ensure(!one.number.empty() && one.number.size() <= 255, "a record has a key");
  for (std::size_t at = 1; at < one.flags.size(); ++at) ensure(one.flags[at - 1] < one.flags[at], "flags are sorted");
  for (const auto& party : one.applicants) ensure(!party.standard.empty(), "an applicant is counted under some name");
  const auto payload = to_payload(one);
  ensure(is_valid_utf8(payload), "a payload is UTF-8");
  const auto back = from_payload(payload);
  ensure(back.has_value() && to_payload(*back) == payload, "a payload reads back as itself");
  const auto merged = merge(one, one);
  ensure(to_payload(merged) == payload, "merged with itself it is itself");
  const auto document = to_document(one);
  ensure(document.key == one.number, "the key is the number");
  for (const auto& keyword : document.keywords)
    ensure(!keyword.value.empty() && keyword.value.size() <= 1024, "keywords fit");
}

std::size_t read(const std::string& bytes, std::optional<Format> format) {
  auto reader = open_reader(input_from_text(bytes), "f", format);
  if (!reader) {
    ensure(!reader.error().message(Lang::en).empty(), "a refusal says why");
    return 0;
  }
  std::size_t seen = 0;
  std::uint64_t last = 0;
  (void)(*reader)->read(
      [&](const Publication& one) -> Status {
        check(one);
        ++seen;
        return {};
      },
      [&](const Refusal& refusal) {
        ensure(refusal.offset >= last && refusal.offset <= bytes.size(), "refusals come in the file's order");
        last = refusal.offset;
        ++seen;
      });
  return seen;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  constexpr Format kFormats[] = {Format::uspto_xml, Format::uspto_pap, Format::uspto_sgml, Format::uspto_aps,
                                 Format::st96,      Format::table,     Format::json_lines};
  if (data[0] < std::size(kFormats)) {
    bytes.erase(0, 1);
    read(bytes, kFormats[data[0]]);
  } else if (packing_of(bytes) == Packing::none) {
    ensure(read(bytes, {}) == read(bytes, {}), "twice is the same");
  }
  return 0;
}
