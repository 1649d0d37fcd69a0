#include "corpus/schema.h"

#include "base/ensure.h"
#include "corpus/normal/applicant.h"
#include "corpus/normal/classification.h"
#include "corpus/normal/legal_status.h"
#include "corpus/normal/number.h"
#include "corpus/normal/plain.h"

namespace sanlian::corpus {
namespace {

using search::Field;
using search::FieldKind;
using search::NumberKind;
using Codes = std::vector<std::string>;

std::string spell_status(std::string_view text) {
  auto status = legal_status(text);
  return status.empty() ? std::string(text) : status;
}

Field text(std::string_view key, float weight, Codes codes) {
  return {.key = std::string(key), .kind = FieldKind::text, .weight = weight, .codes = std::move(codes)};
}

/// The words of a name: found by its own code only, so that a search for "apple" is not one for a firm.
Field name(std::string_view key, Codes codes) {
  Field field = text(key, 1, std::move(codes));
  field.is_default = false;
  return field;
}

Field keyword(std::string_view key, Codes codes, std::string (*spell)(std::string_view) = nullptr) {
  return {.key = std::string(key), .kind = FieldKind::keyword, .codes = std::move(codes), .spell = spell};
}

Field tree(std::string_view key, Codes codes) {
  Field field = keyword(key, std::move(codes), spell_symbol);
  field.is_tree = true;
  return field;
}

Field day(std::string_view key, Codes codes) {
  return {.key = std::string(key), .kind = FieldKind::number, .codes = std::move(codes), .number = NumberKind::day};
}

Field whole(std::string_view key, Codes codes) {
  return {.key = std::string(key), .kind = FieldKind::number, .codes = std::move(codes)};
}

std::vector<Field> make_fields() {
  return {
      text(field::title, 4, {"TI", "标题", "名称", "发明名称", "专利名称"}),
      text(field::abstract_text, 2, {"AB", "摘要"}),
      text(field::claims, 1.5F, {"CL", "CLM", "权利要求", "权利要求书"}),
      text(field::description, 1, {"DE", "DESC", "说明书"}),
      name(field::applicant_name, {"PAN", "申请人名称"}),
      name(field::inventor_name, {"INN", "发明人姓名"}),
      name(field::agent_name, {"AGN", "代理机构名称"}),
      keyword(field::number, {"PN", "公开号", "公告号", "公开公告号", "公开（公告）号", "公开(公告)号"}, spell_number),
      keyword(field::stem, {"STEM"}, spell_number),
      keyword(field::application, {"AN", "APN", "申请号"}, spell_application),
      keyword(field::priority, {"PR", "PRN", "优先权", "优先权号"}, spell_application),
      keyword(field::family, {"FA", "FAM", "同族", "同族号"}),
      keyword(field::family_member, {"FM", "同族成员"}, spell_number),
      keyword(field::cites, {"CT", "CITES", "引证", "引用", "引证专利"}, spell_number),
      keyword(field::citing, {"CTB", "被引", "被引证专利"}, spell_number),
      keyword(field::applicant, {"PAS", "标准申请人"}, applicant_standard),
      keyword(field::inventor, {"INS", "标准发明人"}, person_standard),
      keyword(field::agent, {"AGS", "标准代理机构"}, applicant_standard),
      keyword(field::applicant_country, {"PAC", "申请人国别", "申请人国家"}, plain_upper),
      keyword(field::region, {"RG", "CITY", "PROVINCE", "地区", "城市", "省市", "省份"}),
      tree(field::ipc, {"IPC", "IC", "分类号", "IPC分类号"}),
      keyword(field::ipc_section, {"IPC1", "部"}, spell_symbol),
      keyword(field::ipc_class, {"IPC3", "大类"}, spell_symbol),
      keyword(field::ipc_subclass, {"IPC4", "小类"}, spell_symbol),
      keyword(field::ipc_group, {"IPCG", "大组"}, spell_group),
      keyword(field::ipc_main, {"MIPC", "MC", "主分类号"}, spell_symbol),
      tree(field::cpc, {"CPC", "CPC分类号"}),
      keyword(field::cpc_subclass, {"CPC4"}, spell_symbol),
      keyword(field::cpc_group, {"CPCG"}, spell_group),
      keyword(field::country, {"CY", "CC", "国家", "公开国别", "国别"}, plain_upper),
      keyword(field::kind, {"KD", "KC", "文献种类", "文献类型"}, plain_upper),
      keyword(field::legal_status, {"LS", "法律状态", "状态"}, spell_status),
      keyword(field::topic, {"TP", "TOPIC", "主题", "技术分支"}),
      keyword(field::keyword, {"KW", "关键词"}),
      keyword(field::source, {"SRC", "来源"}),
      keyword(field::language, {"LA", "LANG", "语言"}),
      keyword(field::flag, {"FLAG", "标记"}),
      day(field::applied, {"AD", "申请日"}),
      day(field::published, {"PD", "公开日", "公告日", "公开公告日"}),
      day(field::priority_day, {"PRD", "优先权日"}),
      whole(field::applied_year, {"AY", "申请年"}),
      whole(field::published_year, {"PY", "公开年"}),
      whole(field::priority_year, {"PRY", "优先权年"}),
      whole(field::cited_by, {"CTN", "被引次数", "被引证次数"}),
      whole(field::cites_count, {"CIN", "引证次数"}),
      whole(field::family_size, {"FAS", "同族数", "同族数量"}),
      whole(field::applicants_count, {"申请人数", "申请人数量"}),
  };
}

std::vector<search::FieldGroup> make_groups(const std::vector<Field>& fields) {
  const auto id = [&](std::string_view key) {
    for (search::FieldId at = 0; at < fields.size(); ++at)
      if (fields[at].key == key) return at;
    fail_ensure("a group names fields of the schema");
  };
  const auto title = id(field::title), summary = id(field::abstract_text), claims = id(field::claims);
  return {
      {{"TA", "标题摘要"}, {title, summary}},
      {{"TAC", "标题摘要权利要求"}, {title, summary, claims}},
      {{"FT", "全文", "TACD"}, {title, summary, claims, id(field::description)}},
      {{"PA", "AP", "申请人", "专利权人", "权利人"}, {id(field::applicant_name), id(field::applicant)}},
      {{"IN", "发明人", "设计人"}, {id(field::inventor_name), id(field::inventor)}},
      {{"AG", "代理人", "代理机构"}, {id(field::agent_name), id(field::agent)}},
  };
}
}  // namespace

const search::Schema& publication_schema() {
  static const search::Schema schema = [] {
    auto fields = make_fields();
    auto groups = make_groups(fields);
    return search::Schema(std::move(fields), std::move(groups));
  }();
  return schema;
}

search::FieldId field_id(std::string_view key) {
  const auto id = publication_schema().find(key);
  ensure(id.has_value(), "the key is one of the schema's");
  return *id;
}

}  // namespace sanlian::corpus
