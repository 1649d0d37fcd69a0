#include "chain/errors.h"

namespace sanlian::chain::errors {
using enum ErrorKind;

const ErrorSpec name_taken{"chain.name_taken",
                           refused,
                           {"“{name}”已声明过", "换一个标识"},
                           {"\"{name}\" is declared already", "choose another key"}};
const ErrorSpec unknown_stage{"chain.unknown_stage",
                              refused,
                              {"链 {chain} 没有环节“{stage}”", "{nearest}"},
                              {"chain {chain} has no stage \"{stage}\"", "{nearest}"}};
const ErrorSpec not_of_type{
    "chain.not_of_type",
    refused,
    {"类型 {type} 没有指向链“{chain}”", "在类型 {type} 中写 chain: {chain}"},
    {"type {type} does not name chain \"{chain}\"", "write chain: {chain} in the file of type {type}"}};
const ErrorSpec chain_missing{"chain.chain_missing",
                              refused,
                              {"类型 {type} 指向的链“{chain}”不存在", "{nearest}"},
                              {"type {type} names chain \"{chain}\", which is not declared", "{nearest}"}};
const ErrorSpec one_chain{"chain.one_chain",
                          refused,
                          {"类型 {type} 已有链“{other}”", "一个类型只走一条链"},
                          {"type {type} has chain \"{other}\" already", "a type moves through one chain"}};
const ErrorSpec unreachable{
    "chain.unreachable",
    refused,
    {"从起点“{start}”到不了环节“{stage}”", "增加到达它的动作，或删去该环节"},
    {"stage \"{stage}\" cannot be reached from \"{start}\"", "add a move to it, or leave the stage out"}};
const ErrorSpec no_way_out{"chain.no_way_out",
                           refused,
                           {"从环节“{stage}”到不了任何终点", "增加离开它的动作，或写 terminal"},
                           {"no end can be reached from stage \"{stage}\"", "add a move out of it, or write terminal"}};
const ErrorSpec end_with_deadline{"chain.end_with_deadline",
                                  refused,
                                  {"终点“{stage}”没有时限", "删去 target_workdays"},
                                  {"stage \"{stage}\" is an end and takes no time", "leave target_workdays out"}};
const ErrorSpec guard_form{
    "chain.guard_form",
    refused,
    {"条件须写 must 或 check 之一；over、path、inputs 只与 check 同用", "检查这一条件的键"},
    {"a guard has either must or check; over, path and inputs go with check", "look at the keys of this guard"}};
const ErrorSpec unknown_effect{"chain.unknown_effect",
                               refused,
                               {"没有名为“{name}”的处理", "{nearest}"},
                               {"there is no effect \"{name}\"", "{nearest}"}};
const ErrorSpec unknown_check{
    "chain.unknown_check", refused, {"没有检查“{name}”", "{nearest}"}, {"there is no check \"{name}\"", "{nearest}"}};
const ErrorSpec unknown_input{"chain.unknown_input",
                              refused,
                              {"检查 {check} 没有输入“{name}”", "{nearest}"},
                              {"check {check} has no input \"{name}\"", "{nearest}"}};
const ErrorSpec check_over{"chain.check_over",
                           refused,
                           {"检查 {check} 针对 {wanted}，这里给的是 {found}", "调整 over 和 path"},
                           {"check {check} is over {wanted}, but this gives {found}", "change over and path"}};
const ErrorSpec unknown_document{"chain.unknown_document",
                                 refused,
                                 {"没有材料类别“{kind}”", "{nearest}"},
                                 {"there is no kind of document \"{kind}\"", "{nearest}"}};
const ErrorSpec no_document_type{
    "chain.no_document_type",
    refused,
    {"文件类型 document 没有指向 {type} 的引用字段，无法附材料", "为 document 增加引用 {type} 的字段"},
    {"no field of type document refers to {type}, so nothing can be attached",
     "add a reference to {type} to type document"}};
const ErrorSpec wrong_type{"chain.wrong_type",
                           refused,
                           {"“{what}”须为 {wanted}，而表达式得出 {found}", "改写表达式"},
                           {"{what} takes {wanted}, but the expression yields {found}", "change the expression"}};
const ErrorSpec not_records{"chain.not_records",
                            refused,
                            {"“{text}”得出 {found}，不是记录", "写一个引用或反向引用"},
                            {"\"{text}\" yields {found}, no records", "write a reference or a back reference"}};
const ErrorSpec computed_field{
    "chain.computed_field",
    refused,
    {"字段 {field} 是算出来的，不能填写或写入", "改写它所依据的字段"},
    {"field {field} is computed and cannot be given or written", "write the fields it is computed from"}};
const ErrorSpec creation_key{
    "chain.creation_key",
    refused,
    {"字段 {field} 不是指向 {type} 的引用", "key 写本记录中引用 {type} 的字段"},
    {"field {field} is no reference to {type}", "as key name a reference of the moved record to {type}"}};
const ErrorSpec creation_lacks{
    "chain.creation_lacks",
    refused,
    {"新建 {type} 缺少必填字段 {field} 的值", "在 values 中给出 {field}"},
    {"a {type} cannot be made without its required field {field}", "give {field} under values"}};
const ErrorSpec notice_for_nobody{
    "chain.notice_for_nobody",
    refused,
    {"角色 {role} 属于 {owner}，通知须以 organisation 指明是哪一个 {owner}", "写一个得出 {owner} 的表达式"},
    {"role {role} belongs to a {owner}; the notice must say which as organisation",
     "write an expression that yields a {owner}"}};

const ErrorSpec no_chain{"chain.no_chain",
                         refused,
                         {"{type}没有流转环节", "直接修改记录"},
                         {"a {type_en} has no stages", "edit the record instead"}};
const ErrorSpec unknown_move{"chain.unknown_move",
                             not_found,
                             {"链“{chain}”没有动作“{move}”", "{nearest}"},
                             {"chain {chain_en} has no move \"{move}\"", "{nearest}"}};
const ErrorSpec wrong_role{"chain.wrong_role",
                           forbidden,
                           {"您的角色不能“{move}”", "可由{roles}办理"},
                           {"your roles may not: {move_en}", "it is for: {roles_en}"}};
const ErrorSpec not_this_record{
    "chain.not_this_record",
    forbidden,
    {"您不能对这条记录“{move}”", "这一步只由与本办件有关的机构办理"},
    {"you may not do this to this record: {move_en}", "only the organisation concerned may"}};
const ErrorSpec wrong_stage{"chain.wrong_stage",
                            conflict,
                            {"记录在环节“{stage}”，“{move}”须从{from}办理", "重新打开记录，查看当前可办的动作"},
                            {"the record is at stage {stage_en}; \"{move_en}\" starts from {from_en}",
                             "open the record again and look at the moves it allows"}};
const ErrorSpec reason_missing{
    "chain.reason_missing", refused, {"“{move}”须说明原因", "填写原因"}, {"\"{move_en}\" needs a reason", "write why"}};
const ErrorSpec not_asked{
    "chain.not_asked",
    refused,
    {"“{move}”不填写“{label}”", "先保存对 {field} 的修改，再办理"},
    {"\"{move_en}\" does not take {label_en}", "save the change of {field} first, then make the move"}};
const ErrorSpec field_missing{"chain.field_missing",
                              refused,
                              {"“{label}”须填写", "填写字段 {field}"},
                              {"{label_en} must be given", "give field {field}"}};
const ErrorSpec guard_unmet{"chain.guard_unmet", refused, {"{text}"}, {"{text_en}"}};
const ErrorSpec guard_unknown{"chain.guard_unknown",
                              refused,
                              {"尚无法判断：{text}", "补填：{fields}"},
                              {"cannot be decided yet: {text_en}", "fill in: {fields_en}"}};
const ErrorSpec check_not_passed{"chain.check_not_passed",
                                 refused,
                                 {"{text}：{grounds}", "逐条处理后再办理"},
                                 {"{text_en}: {grounds_en}", "mend each of them first"}};
const ErrorSpec document_missing{"chain.document_missing",
                                 refused,
                                 {"缺材料“{document}”", "上传类别为“{document}”的文件"},
                                 {"the document is missing: {document_en}", "attach a document of the kind {kind}"}};

const ErrorSpec no_such_notice{"chain.no_such_notice",
                               not_found,
                               {"没有这条通知", "刷新待办列表"},
                               {"there is no such notice", "load the list again"}};

}  // namespace sanlian::chain::errors
