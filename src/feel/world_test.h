// A small park for the tests of this room: firms with patents and a city, in memory. Only tests include this.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "feel/entity.h"
#include "feel/evaluate.h"

namespace sanlian::feel::world {

/// The three record types; their labels are Chinese and English, some with blanks, brackets and dashes.
struct Types {
  Entity city{.key = "city", .labels = {"城市", "City"}, .table = "city"};
  Entity firm{.key = "firm", .labels = {"企业", "Firm"}, .table = "firm"};
  Entity patent{.key = "patent", .labels = {"专利", "Patent"}, .table = "patent"};

  Types() {
    const auto column = [](std::string key, std::vector<std::string> names, Type type, int scale = 0) {
      Attribute attribute{.key = std::move(key), .names = std::move(names)};
      attribute.type = std::move(type);
      attribute.scale = scale;
      return attribute;
    };
    const auto link = [](std::string key, std::vector<std::string> names, Storage storage, std::string at,
                         const Entity& target) {
      Attribute attribute{.key = std::move(key), .names = std::move(names)};
      attribute.storage = storage;
      attribute.column = std::move(at);
      attribute.target = &target;
      return attribute;
    };
    city.attributes = {column("name", {"名称"}, Kind::string), column("size", {"规模"}, Kind::number),
                       link("twin", {"友好城市"}, Storage::reference, "twin_id", city),
                       link("firms", {}, Storage::back_reference, "city_id", firm)};
    firm.attributes = {column("name", {"企业名称", "Firm name"}, Kind::string),
                       column("park", {"园区"}, Kind::string),
                       column("amount", {"贷款金额", "loan amount (CNY)"}, Kind::number, 2),
                       column("staff", {"员工数", "head-count"}, Kind::number),
                       column("rate", {"研发占比/营收"}, Kind::number, 4),
                       column("founded", {"成立日期"}, Kind::date),
                       column("created", {"创建时间"}, Kind::date_time),
                       column("active", {"在营"}, Kind::boolean),
                       column("term", {"期限"}, Kind::months_duration),
                       column("tags", {"标签"}, Type::list_of(Kind::string)),
                       link("city", {"所在城市"}, Storage::reference, "city_id", city),
                       link("patents", {"专利"}, Storage::back_reference, "firm_id", patent)};
    patent.attributes = {column("no", {"专利号", "Patent number"}, Kind::string),
                         column("status", {"法律状态"}, Kind::string), column("fee", {"年费"}, Kind::number, 2),
                         column("granted", {"授权日"}, Kind::date),
                         link("firm", {"专利权人"}, Storage::reference, "firm_id", firm)};
    for (auto* entity : {&city, &firm, &patent}) entity->seal();
  }
  Types(const Types&) = delete;
};

struct Record {
  const Entity* entity = nullptr;
  std::string id;
  std::map<std::string, Value> fields;  ///< By key; of a reference its id. What is absent is null.
  bool deleted = false;
};

class Records {
 public:
  std::vector<Record> all;

  Record& add(const Entity& entity, std::string id, std::map<std::string, Value> fields) {
    return all.emplace_back(Record{.entity = &entity, .id = std::move(id), .fields = std::move(fields)});
  }
  Value find(const Entity& entity, const std::string& id) const;
};

class RecordObject final : public Object {
 public:
  RecordObject(const Records& records, const Record& record) : records_(records), record_(record) {}
  const Entity& entity() const override { return *record_.entity; }
  std::string_view id() const override { return record_.id; }

  Value get(const Attribute& attribute) const override {
    if (attribute.key == "id") return record_.id;
    if (attribute.storage == Storage::back_reference) {
      Value::List list;
      for (const auto& other : records_.all)
        for (const auto& field : attribute.target->attributes) {
          const bool points_here = other.entity == attribute.target && !other.deleted &&
                                   field.storage == Storage::reference && field.column == attribute.column;
          const auto at = points_here ? other.fields.find(field.key) : other.fields.end();
          if (at != other.fields.end() && at->second.is(Kind::string) && at->second.string() == record_.id)
            list.push_back(records_.find(*other.entity, other.id));
        }
      return list;
    }
    const auto at = record_.fields.find(attribute.key);
    if (at == record_.fields.end()) return {};
    if (attribute.storage == Storage::reference && at->second.is(Kind::string))
      return records_.find(*attribute.target, at->second.string());
    return at->second;
  }

 private:
  const Records& records_;
  const Record& record_;
};

inline Value Records::find(const Entity& entity, const std::string& id) const {
  for (const auto& record : all)
    if (record.entity == &entity && record.id == id)
      return std::shared_ptr<const Object>(std::make_shared<const RecordObject>(*this, record));
  return {};
}

/// The morning of 1 March 2026 in China.
inline Environment morning() { return {.now = *Instant::parse("2026-03-01T09:30:00+08:00"), .limits = {}}; }

}  // namespace sanlian::feel::world
