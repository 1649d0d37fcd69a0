#include "chain/testing/lending_pack.h"

#include <gtest/gtest.h>

#include <fstream>

namespace sanlian::chain::testing {
namespace {

// clang-format off
constexpr const char* kRoles = R"yaml(
roles:
  - {key: staff, label: {zh: 专班, en: Staff}, belongs_to: park}
  - {key: firm_user, label: {zh: 企业用户, en: Firm user}, belongs_to: firm}
  - {key: banker, label: {zh: 银行经理, en: Banker}, belongs_to: bank}
  - {key: viewer, label: {zh: 省级, en: Viewer}, belongs_to: platform}
)yaml";

constexpr const char* kFirm = R"yaml(
type: firm
label: {zh: 企业, en: Firm}
title: name
fields:
  - {key: name, kind: text, required: true, label: {zh: 企业名称, en: Name}}
  - {key: score, kind: integer, label: {zh: 评分, en: Score}}
access:
  - {roles: [staff], actions: [read, create, edit], where: "park = user.park"}
  - {roles: [firm_user], actions: [read], where: "id = user.organisation"}
  - {roles: [banker], actions: [read]}
)yaml";

constexpr const char* kBank = R"yaml(
type: bank
label: {zh: 银行, en: Bank}
title: name
fields:
  - {key: name, kind: text, required: true, label: {zh: 银行名称, en: Bank name}}
access:
  - {roles: [staff], actions: [read, create]}
)yaml";

constexpr const char* kAsset = R"yaml(
type: asset
label: {zh: 资产, en: Asset}
title: name
fields:
  - {key: name, kind: text, required: true, label: {zh: 资产名称, en: Asset name}}
  - {key: worth, kind: money, label: {zh: 价值, en: Worth}}
  - {key: pledged, kind: boolean, label: {zh: 已质押, en: Pledged}}
  - {key: note, kind: text, label: {zh: 备注, en: Note}}
access:
  - {roles: [staff], actions: [read, create, edit], where: "park = user.park"}
)yaml";

constexpr const char* kPledge = R"yaml(
type: pledge
label: {zh: 质押物, en: Pledge}
title: asset
fields:
  - {key: lending_case, kind: reference, to: lending_case, required: true, label: {zh: 办件, en: Case}, inverse: {key: pledges, label: {zh: 质押物清单, en: Pledges}}}
  - {key: asset, kind: reference, to: asset, label: {zh: 资产, en: Asset}}
access:
  - {roles: [staff], actions: [read, create], where: "park = user.park"}
)yaml";

constexpr const char* kOffer = R"yaml(
type: offer
label: {zh: 报价, en: Offer}
title: bank
fields:
  - {key: lending_case, kind: reference, to: lending_case, required: true, label: {zh: 办件, en: Case}, inverse: {key: offers, label: {zh: 报价清单, en: Offers}}}
  - {key: bank, kind: reference, to: bank, required: true, label: {zh: 银行, en: Bank}}
  - {key: amount, kind: money, min: 1, label: {zh: 报价金额, en: Offered amount}}
  - key: state
    kind: choice
    required: true
    label: {zh: 状态, en: State}
    options:
      - {key: sent, label: {zh: 已提交, en: Sent}}
      - {key: chosen, label: {zh: 已选, en: Chosen}}
      - {key: declined, label: {zh: 落选, en: Declined}}
access:
  - {roles: [staff], actions: [read, create], where: "park = user.park"}
  - {roles: [banker], actions: [read], where: "bank.id = user.organisation"}
  - {roles: [firm_user], actions: [read], where: "lending_case.firm.id = user.organisation"}
)yaml";

constexpr const char* kCase = R"yaml(
type: lending_case
label: {zh: 融资办件, en: Lending case}
title: title
chain: lending
fields:
  - {key: title, kind: text, required: true, label: {zh: 办件名称, en: Title}}
  - {key: firm, kind: reference, to: firm, required: true, label: {zh: 借款企业, en: Firm}, inverse: {key: cases, label: {zh: 办件, en: Cases}}}
  - {key: amount, kind: money, min: 0, label: {zh: 金额, en: Amount}}
  - {key: term_months, kind: integer, min: 1, max: 36, label: {zh: 期限, en: Term}}
  - {key: since, kind: date, label: {zh: 受理日, en: Since}}
  - {key: chosen, kind: reference, to: offer, label: {zh: 所选报价, en: Chosen offer}}
  - {key: loan, kind: reference, to: loan, label: {zh: 贷款, en: Loan}}
  - {key: paid_on, kind: date, label: {zh: 放款日, en: Paid on}}
  - {key: days, kind: integer, label: {zh: 用时, en: Days}, computed: '(paid_on - since) / @"P1D"'}
  - {key: ended_at, kind: text, label: {zh: 终止环节, en: Ended at}}
  - {key: note, kind: text, label: {zh: 备注, en: Note}}
access:
  - {roles: [staff], actions: [read, create, edit, delete], where: "park = user.park"}
  - {roles: [firm_user], actions: [read], where: "firm.id = user.organisation"}
  - {roles: [banker], actions: [read], where: "some o in offers satisfies o.bank.id = user.organisation"}
  - {roles: [viewer], actions: [read]}
)yaml";

constexpr const char* kLoan = R"yaml(
type: loan
label: {zh: 贷款, en: Loan}
title: title
chain: repayment
fields:
  - {key: title, kind: text, label: {zh: 贷款名称, en: Loan title}, default: '"贷款"'}
  - {key: lending_case, kind: reference, to: lending_case, required: true, label: {zh: 办件, en: Case}, inverse: {key: loans, label: {zh: 贷款清单, en: Loans}}}
  - {key: principal, kind: money, min: 1, required: true, label: {zh: 本金, en: Principal}}
  - {key: case_days, kind: integer, label: {zh: 办件用时, en: Days of the case}}
access:
  - {roles: [staff], actions: [read], where: "park = user.park"}
)yaml";

constexpr const char* kDocument = R"yaml(
type: document
label: {zh: 文件, en: Document}
title: title
fields:
  - {key: title, kind: text, required: true, label: {zh: 标题, en: Document title}}
  - key: kind
    kind: choice
    required: true
    label: {zh: 类别, en: Kind}
    options:
      - {key: contract, label: {zh: 借款合同, en: Loan contract}}
      - {key: voucher, label: {zh: 放款凭证, en: Voucher}}
  - {key: valid_until, kind: date, label: {zh: 有效期至, en: Valid until}}
  - {key: lending_case, kind: reference, to: lending_case, label: {zh: 办件, en: Case}, inverse: {key: papers, label: {zh: 材料, en: Papers}}}
access:
  - {roles: [staff], actions: [read, create, delete], where: "park = user.park"}
)yaml";

constexpr const char* kLending = R"yaml(
chain: lending
label: {zh: 融资链, en: Lending}
type: lending_case
start: lead
stages:
  - {key: lead, label: {zh: 线索, en: Lead}, target_workdays: 1}
  - {key: checked, label: {zh: 已核查, en: Checked}, target_workdays: 3}
  - {key: offered, label: {zh: 已报价, en: Offered}}
  - {key: signed, label: {zh: 已签约, en: Signed}, target_workdays: 2}
  - {key: paid, label: {zh: 已放款, en: Paid}, terminal: success}
  - {key: refused, label: {zh: 已终止, en: Refused}, terminal: failure}
moves:
  - key: check
    label: {zh: 完成核查, en: Complete the check}
    from: [lead]
    to: checked
    roles: [staff]
    where: "park = user.park"
    asks: [amount, {key: term_months}]
    guards:
      - {must: "amount > 0", else: {zh: 金额须大于零, en: The amount must be above zero}}
      - {must: "count(pledges) >= 1", else: {zh: 请先登记质押物, en: Register what is pledged first}}
      - {must: "firm.score >= 60", else: {zh: 企业评分不足, en: The score of the firm is too low}}
  - key: open
    label: {zh: 开放报价, en: Open for offers}
    from: [checked]
    to: offered
    roles: [staff]
    guards:
      - check: asset_check
        over: pledges
        path: asset
        inputs: {months: term_months}
        else: {zh: 有资产未通过检查, en: An asset does not pass}
    notifies:
      - {roles: [banker], organisation: offers.bank, text: {zh: 可以报价, en: Open for offers}}
  - key: choose
    label: {zh: 选定报价, en: Choose an offer}
    from: [offered]
    to: offered
    roles: [firm_user]
    where: "firm.id = user.organisation"
    asks: [chosen]
    guards:
      - {must: "chosen.lending_case.id = id", else: {zh: 报价不属于本办件, en: The offer belongs to another case}}
      - {must: 'count(offers[state = "chosen"]) = 0', else: {zh: 已选定报价, en: An offer has been chosen}}
    updates:
      - {over: offers, where: 'target.state = "sent"', sets: {state: 'if target.id = chosen.id then "chosen" else "declined"'}}
  - key: sign
    label: {zh: 签约, en: Sign}
    from: [offered]
    to: signed
    roles: [banker, staff]
    where: 'chosen.bank.id = user.organisation or list contains(user.roles, "staff")'
    documents: [contract, voucher]
    guards:
      - {must: "chosen != null", else: {zh: 尚未选定报价, en: No offer has been chosen}}
  - key: pay
    label: {zh: 放款, en: Pay out}
    from: [signed]
    to: paid
    roles: [banker]
    where: "chosen.bank.id = user.organisation"
    asks: [paid_on]
    guards:
      - {must: "paid_on <= today()", else: {zh: 放款日不得晚于今天, en: The day may not lie in the future}}
      - {must: "days <= 365", else: {zh: 办件已逾一年, en: The case is older than a year}}
    sets: {note: '"由 " + move.from + " 放款"'}
    creates:
      - {type: loan, key: loan, values: {lending_case: id, principal: chosen.amount, case_days: days}}
    runs: [schedule]
    updates:
      - {over: pledges, path: asset, sets: {pledged: "true", note: 'move.from + " " + stage'}}
    notifies:
      - {roles: [firm_user, staff, viewer], organisation: firm, text: {zh: 贷款已发放, en: The loan has been paid out}}
  - key: return_to_lead
    label: {zh: 退回补充, en: Return}
    from: [checked]
    to: lead
    roles: [staff]
    return: true
    sets: {note: move.reason, amount: "null"}
  - key: refuse
    label: {zh: 终止, en: Refuse}
    from: [lead, checked, offered]
    to: refused
    roles: [staff]
    reason: required
    sets: {ended_at: stage}
)yaml";

constexpr const char* kRepayment = R"yaml(
chain: repayment
label: {zh: 还款链, en: Repayment}
type: loan
start: running
stages:
  - {key: running, label: {zh: 还款中, en: Running}, target_workdays: 5}
  - {key: settled, label: {zh: 已结清, en: Settled}, terminal: success}
moves:
  - {key: settle, label: {zh: 结清, en: Settle}, from: [running], to: settled, roles: [staff]}
)yaml";
// clang-format on

}  // namespace

Files lending_pack() {
  return {{"lend/pack.yaml", "pack: lend\nlabel: {zh: 融资, en: Lending}\n"},
          {"lend/roles.yaml", kRoles},
          {"lend/types/firm.yaml", kFirm},
          {"lend/types/bank.yaml", kBank},
          {"lend/types/asset.yaml", kAsset},
          {"lend/types/pledge.yaml", kPledge},
          {"lend/types/offer.yaml", kOffer},
          {"lend/types/lending_case.yaml", kCase},
          {"lend/types/loan.yaml", kLoan},
          {"lend/types/document.yaml", kDocument},
          {kLendingFile, kLending},
          {"lend/chains/repayment.yaml", kRepayment}};
}

void write_files(const std::filesystem::path& folder, const Files& files) {
  for (const auto& [name, text] : files) {
    std::filesystem::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << text;
  }
}

void replace_in(Files& files, const std::string& file, const std::string& old, const std::string& with) {
  auto& text = files.at(file);
  const auto place = text.find(old);
  ASSERT_NE(place, std::string::npos) << old;
  ASSERT_EQ(text.find(old, place + 1), std::string::npos) << "twice: " << old;
  text.replace(place, old.size(), with);
}

}  // namespace sanlian::chain::testing
