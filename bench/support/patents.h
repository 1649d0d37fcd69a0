#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "patent/number.h"

namespace sanlian::bench {

/// Made-up patents as a park's staff would type them: each a JSON body for the API, all different, the same at every
/// run. Filed one after the other over fifteen years, as a register lists them.
class Patents {
 public:
  static constexpr int kFirms = 2'000;

  /// The body of the patent with this number from 0, held by `holder`.
  static std::string json(std::int64_t i, std::string_view holder, std::string_view park) {
    const Facts facts(i);
    std::string out = "{\"park\":\"";
    out.append(park)
        .append("\",\"patent_number\":\"")
        .append(facts.number)
        .append("\",\"title\":\"")
        .append(facts.title);
    out.append("\",\"kind\":\"").append(facts.kind.key).append("\",\"status\":\"").append(facts.status.key);
    if (!holder.empty()) out.append("\",\"holder\":\"").append(holder);
    out.append("\",\"filing_date\":\"").append(facts.filed);
    if (!facts.granted.empty()) {
      out.append("\",\"grant_date\":\"").append(facts.granted);
      out.append("\",\"annuity_paid_to\":\"").append(facts.paid_to);
      out.append("\",\"pledged\":").append(facts.pledged ? "true" : "false").append(",\"ipc_main\":\"");
    } else {
      out.append("\",\"ipc_main\":\"");
    }
    out.append(facts.trade.ipc).append("\",\"ipc\":[\"").append(facts.trade.ipc).append("\",\"G06Q50/00\"]");
    out.append(",\"registered_holders\":[\"").append(facts.holder).append("\"],\"inventors\":[\"王芳\",\"李建国\"]");
    out.append(",\"claim_count\":").append(facts.claims).append(",\"agency\":\"").append(kAgency);
    out.append("\",\"applicant_address\":\"").append(facts.address).append("\",\"data_source\":\"登记簿\"}");
    return out;
  }

  static constexpr std::string_view kCsvHeader =
      "申请号,专利名称,专利类型,法律状态,专利权人,申请日,授权公告日,年费缴至,是否质押,主分类号,分类号,发明人,"
      "权利要求数,代理机构,地址,数据来源\n";

  /// The same as a line of a list.
  static std::string csv(std::int64_t i) {
    const Facts facts(i);
    std::string out = facts.number;
    const auto add = [&out](std::string_view cell) { out.append(",").append(cell); };
    add(facts.title), add(facts.kind.label), add(facts.status.label), add(facts.holder), add(facts.filed);
    add(facts.granted), add(facts.paid_to), add(facts.granted.empty() ? "" : facts.pledged ? "是" : "否");
    add(facts.trade.ipc), add(facts.trade.ipc), out.append(";G06Q50/00"), add("王芳;李建国"), add(facts.claims);
    add(kAgency), add(facts.address), add("登记簿");
    return out += '\n';
  }

  /// Which firm holds it: one in twenty belongs to firm 0, which is large.
  static int firm_of(std::int64_t i) {
    const auto mixed = mix(static_cast<std::uint64_t>(i) ^ 0x5eed);
    return mixed % 20 == 0 ? 0 : static_cast<int>((mixed >> 8) % kFirms);
  }

 private:
  static constexpr Date kFirstDay{14'245}, kToday{20'780};  ///< 2009-01-01 and 2026-11-23.
  static constexpr std::int64_t kADay = 160;                ///< A million in seventeen years.
  static constexpr std::string_view kAgency = "济南三链专利代理事务所";

  struct Kind {
    patent::PatentKind kind;
    std::string_view key, label;
  };
  struct Status {
    std::string_view key, label;
  };
  struct Trade {
    std::string_view title, ipc;
  };
  static constexpr std::array<Kind, 3> kKinds = {{{patent::PatentKind::invention, "invention", "发明"},
                                                  {patent::PatentKind::utility_model, "utility_model", "实用新型"},
                                                  {patent::PatentKind::design, "design", "外观设计"}}};
  static constexpr std::array<Status, 8> kStatus = {{{"in_force", "专利权维持"},
                                                     {"in_force", "专利权维持"},
                                                     {"in_force", "专利权维持"},
                                                     {"in_force", "专利权维持"},
                                                     {"in_examination", "实质审查"},
                                                     {"published", "已公布"},
                                                     {"terminated_unpaid", "未缴年费终止"},
                                                     {"rejected", "驳回"}}};
  static constexpr std::array<Trade, 8> kTrades = {{{"锂离子电池极片", "H01M4/04"},
                                                    {"航空发动机叶片", "F01D5/14"},
                                                    {"工业机器人关节", "B25J17/00"},
                                                    {"烟气余热回收装置", "F23J15/06"},
                                                    {"医用导管", "A61M25/00"},
                                                    {"无人机航线规划", "G05D1/10"},
                                                    {"集成电路封装", "H01L23/31"},
                                                    {"冷链物流温控", "F25D29/00"}}};
  static constexpr std::array<std::string_view, 4> kWhat = {"制备方法", "检测系统及控制方法", "密封结构", "装置"};

  struct Facts {
    explicit Facts(std::int64_t i) : mixed(mix(static_cast<std::uint64_t>(i))) {
      const Date day = kFirstDay + i / kADay;
      kind = kKinds[pick(0, 10) < 5 ? 0U : pick(0, 10) < 9 ? 1U : 2U];
      status = kStatus[pick(8, kStatus.size())];
      trade = kTrades[pick(16, kTrades.size())];
      number = patent::make_application_number(static_cast<int>(day.civil().year), kind.kind,
                                               static_cast<int>(i % 9'000'000 + 100'000))
                   .value()
                   .application();
      title.append("一种").append(trade.title).append("的").append(kWhat[pick(24, kWhat.size())]);
      filed = day.to_string();
      if (status.key == "in_force") {
        granted = (day + 400).to_string();
        paid_to = (kToday + static_cast<std::int64_t>(pick(32, 365))).to_string();
      }
      pledged = pick(40, 50) == 0;
      claims = std::to_string(3 + pick(44, 16));
      holder = "三链园区示范企业" + std::to_string(firm_of(i)) + "有限责任公司";
      address = "山东省济南市历城区临空经济区大道" + std::to_string(pick(48, 999)) + "号";
    }
    std::size_t pick(int bit, std::uint64_t count) const { return static_cast<std::size_t>((mixed >> bit) % count); }

    std::uint64_t mixed;
    Kind kind;
    Status status;
    Trade trade;
    std::string number, title, filed, granted, paid_to, claims, holder, address;
    bool pledged = false;
  };

  static constexpr std::uint64_t mix(std::uint64_t x) {  // splitmix64
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
  }
};

}  // namespace sanlian::bench
