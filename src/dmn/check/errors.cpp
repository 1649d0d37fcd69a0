#include "dmn/check/errors.h"

namespace sanlian::dmn::errors {

namespace {
constexpr auto refused = ErrorKind::refused;
}

const ErrorSpec check_gap{
    "dmn.check_gap",
    refused,
    {"表“{table}”有空缺：{sample} 时没有规则适用{range}", "补一条规则，或给出缺省输出"},
    {"table \"{table}\" has a gap: no rule applies when {sample}{range}", "add a rule or a default output"}};
const ErrorSpec check_overlap{
    "dmn.check_overlap",
    refused,
    {"唯一命中的表“{table}”里规则 {rules} 重叠：{sample} 时都适用", "让规则互不重叠，或换一种命中策略"},
    {"rules {rules} of the unique table \"{table}\" overlap: both apply when {sample}",
     "make the rules exclude each other, or choose another hit policy"}};
const ErrorSpec check_conflict{
    "dmn.check_conflict",
    refused,
    {"任一命中的表“{table}”里规则 {rules} 输出不同，而 {sample} 时都适用", "改成相同的输出，或让规则互不重叠"},
    {"rules {rules} of table \"{table}\" (hit policy any) answer differently and both apply when {sample}",
     "give them the same outputs or make them exclude each other"}};
const ErrorSpec check_unreachable{
    "dmn.check_unreachable",
    refused,
    {"表“{table}”的规则 {rule} 永远轮不到：别的规则总先于它", "删去它，或调整先后"},
    {"rule {rule} of table \"{table}\" never decides: other rules always come before it", "remove it or move it"}};
const ErrorSpec check_never{
    "dmn.check_never",
    refused,
    {"表“{table}”的规则 {rule} 不可能适用：没有允许的输入符合它", "改正它的条件"},
    {"rule {rule} of table \"{table}\" can never apply: no allowed input meets its tests", "correct its tests"}};
const ErrorSpec check_untested{
    "dmn.check_untested",
    refused,
    {"表“{table}”的规则 {rule} 没有测试用例命中", "在模型旁的 .cases.yaml 里加一个用例"},
    {"no test case meets rule {rule} of table \"{table}\"", "add a case to the .cases.yaml beside the model"}};
const ErrorSpec check_opaque{
    "dmn.check_opaque",
    refused,
    {"表“{table}”的列“{column}”有不与常量比较的单元格（规则 {rules}），涉及它们的重叠和遮挡没有检查"},
    {"column \"{column}\" of table \"{table}\" has cells that do not compare with constants (rules {rules}); overlaps "
     "and rules hidden because of them were not looked for"}};
const ErrorSpec check_limit{"dmn.check_limit",
                            refused,
                            {"表“{table}”太大：{what} 没有查完", "把表拆小，或放宽检查的限度"},
                            {"table \"{table}\" is too large: not all {what_en} were looked for",
                             "split the table or raise the limit of the check"}};

}  // namespace sanlian::dmn::errors
