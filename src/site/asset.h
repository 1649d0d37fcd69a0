#pragma once

#include <string_view>

namespace sanlian::site {

/// One file of the web interface. All views live as long as the program.
struct Asset {
  std::string_view path;        ///< As asked for: `/assets/index-D3fa81bc.js`.
  std::string_view media_type;  ///< `text/css; charset=utf-8`
  std::string_view digest;      ///< Of the plain bytes, hexadecimal.
  bool hashed = false;          ///< Its name changes with its content: it may be kept for ever.
  std::string_view plain;
  std::string_view brotli = {}, gzip = {};  ///< Empty where compressing saves too little.
};

}  // namespace sanlian::site
