// What a file is by its bytes, whatever its name says.
#pragma once

#include <string>
#include <string_view>

namespace sanlian::work {

/// Shown the file from beginning to end, in pieces of any length.
class MediaSniffer {
 public:
  void add(std::string_view bytes);
  bool empty() const { return head_.empty(); }
  /// Of PDF, OFD, PNG, JPEG, TIFF, the office formats, ZIP and plain text; of others empty.
  std::string_view media_type() const;

 private:
  std::string head_, tail_;  ///< An archive lists what it holds at its end.
  bool text_ = true;         ///< No control character so far.
};

}  // namespace sanlian::work
