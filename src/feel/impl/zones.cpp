#include "feel/impl/zones.h"

#include <unicode/basictz.h>
#include <unicode/unistr.h>

#include <map>
#include <mutex>

namespace sanlian::feel {
namespace {

struct KnownZone {
  std::shared_ptr<const std::string> id;
  std::unique_ptr<const icu::TimeZone> rules;
};

/// Values of the cache are never erased, so that references to them stay good.
const KnownZone* find_zone(std::string_view id) {
  static std::mutex mutex;
  static std::map<std::string, KnownZone, std::less<>> zones;
  const std::lock_guard lock(mutex);
  if (const auto found = zones.find(id); found != zones.end()) return &found->second;
  const auto name = icu::UnicodeString::fromUTF8(icu::StringPiece(id.data(), static_cast<std::int32_t>(id.size())));
  char region[8];
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getRegion(name, region, sizeof region, status);  // the one question that says "unknown id"
  if (U_FAILURE(status)) return nullptr;
  KnownZone zone{.id = std::make_shared<const std::string>(id),
                 .rules = std::unique_ptr<const icu::TimeZone>(icu::TimeZone::createTimeZone(name))};
  return &zones.emplace(std::string(id), std::move(zone)).first->second;
}

}  // namespace

std::shared_ptr<const std::string> known_zone(std::string_view id) {
  const auto* zone = id.empty() || id.size() > 64 ? nullptr : find_zone(id);
  return zone ? zone->id : nullptr;
}

std::optional<std::int32_t> zone_offset(const std::string& id, std::int64_t local_seconds) {
  const auto* zone = find_zone(id);
  const auto* rules = zone ? dynamic_cast<const icu::BasicTimeZone*>(zone->rules.get()) : nullptr;
  if (!rules) return std::nullopt;
  std::int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffsetFromLocal(static_cast<UDate>(local_seconds) * 1000.0, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw,
                            summer, status);
  if (U_FAILURE(status)) return std::nullopt;
  return (raw + summer) / 1000;
}

}  // namespace sanlian::feel
