// XML from outside, through pugixml, which knows no DTD, expands no entity of the file's own and opens no other file:
// docs/decisions/2026-11-23-dmn-xml.md. What it lets pass (size, depth, DOCTYPE, bad UTF-8) is refused here.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "dmn/model.h"
#include "dmn/reader.h"

namespace sanlian::dmn {

class Xml {
 public:
  /// Errors as read_model(), without dmn.not_dmn.
  static Result<std::unique_ptr<Xml>> parse(std::string_view text, std::string_view file, const ReadLimits& limits);

  pugi::xml_node root() const { return document_.document_element(); }
  Place place(pugi::xml_node node) const;
  std::string print_place(pugi::xml_node node) const;
  const std::string& file() const { return file_; }
  /// The text of an element without markup, and where its first character stands.
  Text text(pugi::xml_node element) const;
  /// Like place(), of a byte.
  Place place_at(std::size_t offset) const;

 private:
  pugi::xml_document document_;
  std::string file_;
  std::string text_;
  std::vector<std::size_t> lines_;  ///< Where each line begins.
};

/// `dmn:decision` → `decision`
std::string_view local_name(std::string_view name);
std::string_view prefix(std::string_view name);
/// The namespace an element's prefix stands for; empty if none is declared.
std::string namespace_of(pugi::xml_node node);
/// Blanks around a name mean nothing.
std::string attribute(pugi::xml_node node, const char* name);

}  // namespace sanlian::dmn
