#include "corpus/impl/parse_xml.h"

#define XML_DTD 1  // the limits below are declared for libraries built with document types, as Debian's is
#include <expat.h>

#include <memory>
#include <string>

#include "base/ensure.h"
#include "base/text.h"
#include "corpus/errors.h"
#include "corpus/impl/entity.h"
#include "corpus/impl/markup.h"

namespace sanlian::corpus {
namespace {

struct Parsing {
  XML_Parser parser;
  Tree& tree;
  std::string_view failure;

  void fail(std::string_view why) {
    if (failure.empty()) failure = why;
    XML_StopParser(parser, XML_FALSE);
  }
};

Parsing& self(void* data) { return *static_cast<Parsing*>(data); }

void start(void* data, const char* name, const char** attributes) {
  Parsing& parsing = self(data);
  if (!parsing.failure.empty()) return;
  if (parsing.tree.depth() >= kDepthMax) return parsing.fail("elements lie too deep in each other");
  if (parsing.tree.size() >= kElementsMax) return parsing.fail("too many elements");
  parsing.tree.open(local_name(name));
  for (const char** pair = attributes; *pair; pair += 2) parsing.tree.attribute(local_name(pair[0]), pair[1]);
}

void end(void* data, const char*) {
  if (self(data).failure.empty()) self(data).tree.close();
}

void text(void* data, const char* text, int length) {
  if (self(data).failure.empty()) self(data).tree.text({text, static_cast<std::size_t>(length)});
}

/// An entity of a document type that is not read.
void skipped_entity(void* data, const char* name, int is_parameter) {
  Parsing& parsing = self(data);
  if (!parsing.failure.empty() || is_parameter != 0 || parsing.tree.depth() == 0) return;
  std::string out;
  if (const char32_t c = entity_character(name)) {
    append_code_point(out, c);
  } else {
    out = "&";
    out += name;
    out += ';';
  }
  parsing.tree.text(out);
}

/// Our documents declare pictures only; a text that stands for a text is somebody's bomb.
void declared_entity(void* data, const char*, int, const char* value, int, const char*, const char*, const char*,
                     const char*) {
  if (value) self(data).fail("declares entities of its own");
}

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
}  // namespace

Status parse_xml(std::string_view document, Tree& into) {
  const std::unique_ptr<XML_ParserStruct, FreeParser> parser(XML_ParserCreate(nullptr));
  ensure(parser != nullptr, "an XML parser is small enough to be had");
  Parsing parsing{parser.get(), into, {}};
  XML_SetUserData(parser.get(), &parsing);
  XML_SetElementHandler(parser.get(), start, end);
  XML_SetCharacterDataHandler(parser.get(), text);
  XML_SetSkippedEntityHandler(parser.get(), skipped_entity);
  XML_SetEntityDeclHandler(parser.get(), declared_entity);
  XML_SetParamEntityParsing(parser.get(), XML_PARAM_ENTITY_PARSING_NEVER);
  XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser.get(), 10.0F);
  XML_SetBillionLaughsAttackProtectionActivationThreshold(parser.get(), 1 << 20);
  const auto status = XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
  if (status == XML_STATUS_OK && parsing.failure.empty()) return {};
  const char* reason = XML_ErrorString(XML_GetErrorCode(parser.get()));
  std::string place = std::to_string(XML_GetCurrentLineNumber(parser.get()));
  place += ':';
  place += std::to_string(XML_GetCurrentColumnNumber(parser.get()) + 1);
  return Error(errors::record_broken, {{"reason", parsing.failure.empty() ? std::string(reason ? reason : "XML")
                                                                          : std::string(parsing.failure)}})
      .at(place);
}

}  // namespace sanlian::corpus
