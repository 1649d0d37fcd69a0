// What the world's databases call their columns. Sources: the export headers of The Lens, WIPO Patentscope, incoPat,
// PatSnap, CNIPA, Espacenet, Google Patents.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "corpus/impl/raw_record.h"
#include "corpus/normal/plain.h"

namespace sanlian::corpus {
namespace {

struct Alias {
  Meaning meaning;
  std::vector<std::string_view> names;
};

using enum Meaning;

const std::vector<Alias>& aliases() {
  static const std::vector<Alias> all = {
      {number,
       {"pn",
        "number",
        "publication number",
        "publication no",
        "publication_number",
        "display key",
        "doc number",
        "patent number",
        "patent no",
        "document number",
        "id publication",
        "公开(公告)号",
        "公开号",
        "公告号",
        "公开/公告号",
        "授权公告号",
        "公布号",
        "公布公告号",
        "专利公开号",
        "文献号",
        "专利号"}},
      {other_numbers, {"pns", "other numbers"}},
      {id, {"id", "lens id", "application id", "记录号"}},
      {country,
       {"country", "jurisdiction", "publication country", "公开国别", "公开国家", "国家", "国别", "专利公开国别",
        "受理局", "公开国家/地区"}},
      {kind, {"kind", "kind code", "文献种类", "文献种类代码", "公开类型"}},
      {published,
       {"date", "pub date", "pub_date", "publication date", "published", "公开(公告)日", "公开日", "公告日",
        "授权公告日", "公布日", "公开公告日期", "公开日期"}},
      {published_year, {"year", "publication year", "公开年", "公开(公告)年"}},
      {application,
       {"appln", "application", "application number", "application no", "appl no", "申请号", "专利申请号", "申请编号"}},
      {applied,
       {"appln_date", "applied", "application date", "filing date", "file date", "filed", "申请日", "申请日期"}},
      {priorities,
       {"prio", "priorities", "priority numbers", "priority number", "priorities data", "priority", "优先权",
        "优先权号", "优先权信息", "优先权数据", "优先权项"}},
      {priority_date,
       {"prio_date", "priority date", "earliest priority date", "优先权日", "最早优先权日", "优先权日期"}},
      {priority_year, {"prio_year", "priority year", "优先权年"}},
      {priority_country, {"prio_country", "priority country", "优先权国家", "优先权国别"}},
      {family, {"family", "family id", "simple family id", "同族号", "同族编号", "简单同族id"}},
      {family_members,
       {"family_inpadoc", "family members", "simple family members", "extended family members", "simple family",
        "简单同族", "同族", "扩展同族", "inpadoc同族", "同族专利", "简单同族成员"}},
      {family_countries, {"family_countries", "同族国家"}},
      {family_size,
       {"family_size", "simple family size", "family member count", "简单同族个数", "简单同族数量", "同族数量",
        "同族数", "简单同族成员数量"}},
      {title, {"title", "invention title", "标题", "名称", "专利名称", "发明名称", "专利标题", "题名"}},
      {title_zh, {"title_zh", "标题(中文)", "标题(翻译)", "标题(译)", "标题(中文翻译)", "中文标题"}},
      {title_en, {"title_en", "标题(英文)", "英文标题", "title (english)"}},
      {abstract_text, {"abstract", "summary", "摘要", "专利摘要", "摘要内容"}},
      {abstract_zh, {"abstract_zh", "摘要(中文)", "摘要(翻译)", "摘要(译)", "摘要(中文翻译)", "中文摘要"}},
      {abstract_en, {"abstract_en", "摘要(英文)", "英文摘要", "abstract (english)"}},
      {claims,
       {"claims", "claim", "first claim", "权利要求", "权利要求书", "首项权利要求", "首权", "独立权利要求", "主权项",
        "主权利要求"}},
      {description, {"description", "full text", "说明书", "说明书全文", "全文"}},
      {applicants,
       {"applicants",
        "applicant",
        "applicant name",
        "assignee",
        "assignees",
        "assignee/applicant",
        "patentee",
        "owners",
        "申请人",
        "申请(专利权)人",
        "专利权人",
        "当前权利人",
        "当前专利权人",
        "权利人",
        "[标]原始申请(专利权)人",
        "原始申请(专利权)人",
        "[标]当前申请(专利权)人",
        "当前申请(专利权)人",
        "第一申请人",
        "申请人名称"}},
      {standard_applicants, {"standard applicants", "标准化申请人", "标准申请人", "标准化当前权利人"}},
      {inventors,
       {"inventors", "inventor", "inventor name", "发明人", "发明(设计)人", "设计人", "第一发明人", "发明人姓名"}},
      {agents,
       {"agents", "agent", "attorney", "law firm", "代理机构", "专利代理机构", "代理人", "专利代理师", "代理机构名称"}},
      {applicant_country, {"applicant country", "申请人国别", "申请人国家", "申请人国别代码", "申请人国家/地区"}},
      {region,
       {"region", "city", "province", "申请人省市", "申请人省份", "申请人城市", "申请人所在省", "申请人地市", "省市",
        "省份", "城市", "地市", "申请人省市代码", "国省代码", "国省名称", "申请人所在省市"}},
      {ipc,
       {"ipc", "ipcr", "i p c", "ipc classifications", "ipcr classifications", "ipc_subclass", "int cl", "ipc分类号",
        "ipc号", "分类号", "国际专利分类号", "ipc分类", "international classification"}},
      {ipc_main,
       {"main ipc", "ipc main", "主分类号", "ipc主分类", "ipc主分类号", "主ipc", "主分类", "ipc主分类号(小组)"}},
      {cpc, {"cpc", "cpc classifications", "cpc分类号", "cpc分类", "cpc号"}},
      {cites,
       {"cites", "citations", "cited patents", "cites patents", "backward citations", "引证专利", "引证文献",
        "引用专利", "引证", "引用文献", "家族引证"}},
      {literature, {"npl citations", "npl", "非专利引证", "引证非专利文献", "非专利文献"}},
      {cited_by,
       {"cited_by_count", "cited by count", "cited by patent count", "times cited", "forward citations count",
        "被引证次数", "被引次数", "被引用专利数量", "被引证数", "被引用次数", "被引证专利数", "施引专利数量"}},
      {citing, {"cited_by", "cited by", "citing patents", "被引证专利", "施引专利", "被引专利", "被引用专利"}},
      {cites_count, {"cites patent count", "引证次数", "引用专利数量", "引证数"}},
      {legal_status,
       {"legal status", "legal_status", "status", "法律状态", "当前法律状态", "专利有效性", "简单法律状态",
        "法律状态/事件", "最新法律状态", "有效性"}},
      {is_granted, {"granted", "is granted", "是否授权"}},
      {keywords, {"keywords", "keyphrases", "关键词", "主题词", "技术功效词"}},
      {topics, {"topics", "topic", "categories", "category", "主题", "技术分支", "技术分类", "标引"}},
      {sector, {"sector", "行业", "所属行业"}},
      {language, {"lang", "language", "语言", "语种", "公开语言"}},
      {ignored, {"src", "#", "no", "序号", "url", "链接", "has full text", "document type", "type", "relevant"}},
  };
  return all;
}

/// Without case, width, blanks and marks: "Publication_Number" and "publication number" are one.
std::string bare(std::string_view name) {
  std::string out;
  for (const char c : fold(name)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (c >= 'a' && c <= 'z') || is_digit(c) || c == '#') out += c;
  }
  return out;
}

std::map<std::string, Meaning> make_table() {
  std::map<std::string, Meaning> table;
  for (const auto& alias : aliases())
    for (const auto name : alias.names) table.emplace(bare(name), alias.meaning);
  return table;
}
}  // namespace

std::optional<Meaning> meaning_of(std::string_view name) {
  static const std::map<std::string, Meaning> table = make_table();
  if (name.size() > 200) return std::nullopt;
  const auto found = table.find(bare(name));
  return found == table.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace sanlian::corpus
