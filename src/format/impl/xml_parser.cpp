#include "format/impl/xml_parser.h"

#include <expat.h>

#include "base/ensure.h"
#include "format/errors.h"
#include "format/place.h"

namespace sanlian::format {
namespace {

constexpr int kChunkBytes = 64 << 10;
constexpr int kDepthMax = 64;

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  return whole.substr(whole.find(':') + 1);  // npos + 1 is 0
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (local_name(*pair) == name) return pair[1];
  return {};
}

struct XmlParser::Handlers {
  static XmlParser& self(void* data) { return *static_cast<XmlParser*>(data); }

  static void start(void* data, const char* name, const char** attributes) {
    XmlParser& parser = self(data);
    if (parser.failure_) return;
    if (++parser.depth_ > kDepthMax)
      return parser.fail(Error(errors::too_deep, {{"max", std::to_string(kDepthMax)}}).at(parser.part_.name()));
    parser.listener_.on_start(local_name(name), XmlAttributes(attributes));
  }
  static void end(void* data, const char* name) {
    XmlParser& parser = self(data);
    if (parser.failure_) return;
    --parser.depth_;
    parser.listener_.on_end(local_name(name));
  }
  static void text(void* data, const char* text, int length) {
    XmlParser& parser = self(data);
    if (!parser.failure_) parser.listener_.on_text({text, static_cast<std::size_t>(length)});
  }
  static void doctype(void* data, const char*, const char*, const char*, int) {
    XmlParser& parser = self(data);
    parser.fail(Error(errors::xlsx_dtd).at(parser.part_.name()));
  }
};

XmlParser::XmlParser(ZipPart part, XmlListener& listener)
    : part_(std::move(part)), listener_(listener), parser_(XML_ParserCreate(nullptr)) {
  ensure(parser_, "an XML parser is small enough to be had");
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, Handlers::start, Handlers::end);
  XML_SetCharacterDataHandler(parser_, Handlers::text);
  XML_SetStartDoctypeDeclHandler(parser_, Handlers::doctype);
}

XmlParser::~XmlParser() { XML_ParserFree(parser_); }

Result<bool> XmlParser::run() {
  while (true) {
    if (!is_paused_ && at_end_) return false;
    const int status = is_paused_ ? static_cast<int>(XML_ResumeParser(parser_)) : SANLIAN_TRY(feed());
    is_paused_ = status == XML_STATUS_SUSPENDED;
    if (failure_) return *failure_;
    if (status == XML_STATUS_ERROR) return problem();
    if (is_paused_) return true;
  }
}

Result<int> XmlParser::feed() {
  char* buffer = static_cast<char*>(XML_GetBuffer(parser_, kChunkBytes));
  ensure(buffer, "a piece of XML is small enough to be held");
  const std::size_t got = SANLIAN_TRY(part_.read({buffer, kChunkBytes}));
  at_end_ = got == 0;
  return static_cast<int>(XML_ParseBuffer(parser_, static_cast<int>(got), at_end_));
}

void XmlParser::pause() {
  if (!failure_) XML_StopParser(parser_, XML_TRUE);
}

void XmlParser::fail(Error error) {
  if (failure_) return;
  failure_ = std::move(error);
  XML_StopParser(parser_, XML_FALSE);
}

Error XmlParser::problem() const {
  const auto line = static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser_));
  const auto column = static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser_) + 1);
  const char* reason = XML_ErrorString(XML_GetErrorCode(parser_));
  return Error(errors::xlsx_bad_part, {{"reason", reason ? reason : "XML"}})
      .at(print_place(part_.name(), {.line = line, .column = column}));
}

Status read_xml(ZipPart part, XmlListener& listener) {
  XmlParser parser(std::move(part), listener);
  while (SANLIAN_TRY(parser.run())) {
  }
  return {};
}

}  // namespace sanlian::format
