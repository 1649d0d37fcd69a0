#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "format/impl/zip_archive.h"

struct XML_ParserStruct;

namespace sanlian::format {

/// The attributes of an element; names without their prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// Empty where there is none. `id` also finds `r:id`.
  std::string_view operator[](std::string_view name) const;

 private:
  const char** pairs_;
};

/// What a reader of one part wants to hear. Element names come without their prefix: `x:row` is `row`.
class XmlListener {
 public:
  virtual ~XmlListener() = default;
  virtual void on_start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void on_end(std::string_view name) = 0;
  virtual void on_text(std::string_view) {}
};

/// expat over one part of an archive. Document types and entities are refused; nesting is limited.
class XmlParser {
 public:
  XmlParser(ZipPart part, XmlListener& listener);
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;
  ~XmlParser();

  /// Reads on until the listener pauses; false when the part has ended. Errors: format.xlsx_dtd, format.xlsx_bad_part,
  /// what the listener gave to fail(), and those of the part.
  Result<bool> run();
  void pause();            ///< For listeners: run() returns after this event.
  void fail(Error error);  ///< For listeners: run() returns this.
  const ZipPart& part() const { return part_; }

 private:
  struct Handlers;
  Result<int> feed();
  Error problem() const;

  ZipPart part_;
  XmlListener& listener_;
  XML_ParserStruct* parser_;
  bool is_paused_ = false;
  bool at_end_ = false;
  int depth_ = 0;
  std::optional<Error> failure_;
};

/// Reads a whole part. Errors: as XmlParser::run.
Status read_xml(ZipPart part, XmlListener& listener);

}  // namespace sanlian::format
