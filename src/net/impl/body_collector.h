#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "net/impl/framing.h"
#include "net/impl/message_parser.h"
#include "net/request.h"

namespace sanlian::net {

/// Gathers one body, in memory or in a temporary file, up to its limit.
class BodyCollector final : public BodySink {
 public:
  BodyCollector() = default;
  ~BodyCollector() override { abandon(); }
  BodyCollector(const BodyCollector&) = delete;
  BodyCollector& operator=(const BodyCollector&) = delete;

  void into_memory(std::string& body, std::uint64_t expected, std::uint64_t limit);
  /// The file is made here; a refusal when that fails.
  std::optional<Refusal> into_file(const std::filesystem::path& folder, std::optional<Upload>& upload,
                                   std::uint64_t limit);
  bool take(std::string_view bytes) override;
  /// After take() said no.
  Refusal refusal() const;
  std::uint64_t taken() const { return taken_; }
  void finish();
  void abandon();

 private:
  std::string* body_ = nullptr;
  std::optional<Upload>* upload_ = nullptr;
  int descriptor_ = -1;
  int write_error_ = 0;
  std::uint64_t taken_ = 0, limit_ = 0;
};

}  // namespace sanlian::net
