#include "chain/declarations.h"

#include <algorithm>

#include "record/declarations.h"

namespace sanlian::chain {
using format::Schema;
using format::Shape;
namespace {

format::KeySpec key_key() {
  return {.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}};
}
format::KeySpec label_key() {
  return {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}};
}
format::KeySpec help_key() { return {.key = "help", .shape = Shape::label(), .what = {"说明", "What it is for"}}; }
format::KeySpec source_key() {
  return {
      .key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Where the rule is taken from"}};
}
format::KeySpec over_key(format::Words what) { return {.key = "over", .shape = Shape::feel(), .what = what}; }
format::KeySpec path_key() {
  return {
      .key = "path", .shape = Shape::feel(), .what = {"再沿引用字段到达的记录", "From each of them along references"}};
}

const Schema kStageSchema{
    .name = "stage",
    .named_by = "key",
    .what = {"链上的一个环节", "A stage of the chain"},
    .keys = {key_key(),
             label_key(),
             help_key(),
             {.key = "target_workdays",
              .shape = Shape::integer(0, 1000),
              .what = {"办理时限（工作日），由此得出 stage_due", "Working days it should take; gives stage_due"}},
             {.key = "terminal",
              .shape = Shape::choice({"success", "failure", "cancelled"}),
              .what = {"终点：成功、失败或撤回", "The end of the chain, and how it ended"}}}};

const Schema kAskSchema{.name = "ask",
                        .named_by = "key",
                        .what = {"随动作填写的字段", "A field that is given with the move"},
                        .keys = {key_key(),
                                 {.key = "required",
                                  .shape = Shape::boolean(),
                                  .what = {"动作完成时须有值", "It must hold a value once the move is made"},
                                  .fallback = "false"}}};

const Schema kGuardSchema{
    .name = "guard",
    .what = {"动作的条件：must 或 check", "A condition of the move: must or check"},
    .keys = {{.key = "must",
              .shape = Shape::feel(),
              .what = {"须成立的条件（FEEL）；无法判断时同样不放行", "FEEL that must hold; unknown blocks too"}},
             {.key = "check", .shape = Shape::identifier(), .what = {"须通过的检查", "A check to be passed"}},
             over_key({"检查哪些记录（FEEL）；缺省为本记录", "Which records are checked (FEEL); else this one"}),
             path_key(),
             {.key = "inputs",
              .shape = Shape::dictionary(Shape::feel()),
              .what = {"检查的输入（FEEL）", "Inputs of the check (FEEL)"}},
             {.key = "else",
              .shape = Shape::label(),
              .required = true,
              .what = {"不满足时给人看的话", "What a person reads when it does not hold"}},
             source_key()}};

const Schema kUpdateSchema{
    .name = "update",
    .what = {"对相关记录的改动", "A change of related records"},
    .keys = {{.key = "over",
              .shape = Shape::feel(),
              .required = true,
              .what = {"哪些记录（FEEL），如反向引用", "Which records (FEEL), such as a back reference"}},
             path_key(),
             {.key = "where",
              .shape = Shape::feel(),
              .what = {"只改满足条件的（FEEL，可用 target）", "Only those for which this holds (FEEL with target)"}},
             {.key = "sets",
              .shape = Shape::dictionary(Shape::feel()),
              .required = true,
              .what = {"写入的值（FEEL，可用 target）", "What is written (FEEL with target)"}}}};

const Schema kCreationSchema{
    .name = "creation",
    .named_by = "type",
    .what = {"由动作新建的记录", "A record that the move makes"},
    .keys = {{.key = "type", .shape = Shape::identifier(), .required = true, .what = {"记录类型", "Its type"}},
             {.key = "key",
              .shape = Shape::identifier(),
              .what = {"本记录中指向它的引用字段", "Field of the moved record that then refers to it"}},
             {.key = "values",
              .shape = Shape::dictionary(Shape::feel()),
              .required = true,
              .what = {"各字段的值（FEEL）", "Its values (FEEL over the moved record)"}}}};

const Schema kNoticeSchema{
    .name = "notice",
    .what = {"给人的待办", "What people find among their to-dos"},
    .keys = {{.key = "roles",
              .shape = Shape::filled_list(Shape::identifier()),
              .required = true,
              .what = {"给哪些角色", "For whom"}},
             {.key = "organisation",
              .shape = Shape::feel(),
              .what = {"机构角色的所属机构（FEEL，一个或多个）", "Of organisations' roles: which ones (FEEL)"}},
             {.key = "text", .shape = Shape::label(), .required = true, .what = {"内容", "What they read"}}}};

const Schema kMoveSchema{
    .name = "move",
    .named_by = "key",
    .what = {"环节之间的动作", "A move between stages"},
    .keys = {key_key(),
             label_key(),
             help_key(),
             {.key = "from",
              .shape = Shape::filled_list(Shape::identifier()),
              .required = true,
              .what = {"从哪些环节", "From which stages"}},
             {.key = "to", .shape = Shape::identifier(), .required = true, .what = {"到哪个环节", "To which stage"}},
             {.key = "roles",
              .shape = Shape::filled_list(Shape::identifier()),
              .required = true,
              .what = {"谁可以做", "Who may make it"}},
             {.key = "where",
              .shape = Shape::feel(),
              .what = {"行条件（FEEL，可用 user）", "On which rows: FEEL with user"}},
             {.key = "asks",
              .shape = Shape::list(Shape::either({Shape::identifier(), Shape::map(kAskSchema)})),
              .what = {"随动作填写的字段；只写名称即为必填", "Fields given with it; a plain key is required"}},
             {.key = "guards",
              .shape = Shape::list(Shape::map(kGuardSchema)),
              .what = {"条件，须全部满足", "Conditions, all to be met"}},
             {.key = "documents",
              .shape = Shape::list(Shape::identifier()),
              .what = {"须有的材料类别", "Kinds of document that must be attached"}},
             {.key = "sets",
              .shape = Shape::dictionary(Shape::feel()),
              .what = {"写入本记录的值（FEEL）", "What is written to the record (FEEL)"}},
             {.key = "creates",
              .shape = Shape::list(Shape::map(kCreationSchema)),
              .what = {"新建的记录", "Records it makes"}},
             {.key = "runs",
              .shape = Shape::list(Shape::identifier()),
              .what = {"引擎的后续处理", "Named effects of the engine"}},
             {.key = "updates",
              .shape = Shape::list(Shape::map(kUpdateSchema)),
              .what = {"改动的相关记录", "Related records it changes"}},
             {.key = "notifies", .shape = Shape::list(Shape::map(kNoticeSchema)), .what = {"通知", "Whom it tells"}},
             {.key = "return",
              .shape = Shape::boolean(),
              .what = {"退回补正，须说明原因", "A return for correction; asks for a reason"},
              .fallback = "false"},
             {.key = "reason",
              .shape = Shape::choice({"required", "optional"}),
              .what = {"是否须说明原因", "Whether a reason must be given"},
              .fallback = "optional"},
             source_key()}};

void collect(const Schema& schema, std::vector<std::string>& keys, std::vector<const Schema*>& seen);

void collect(const Shape& shape, std::vector<std::string>& keys, std::vector<const Schema*>& seen) {
  if (shape.kind() == Shape::Kind::map) collect(shape.schema(), keys, seen);
  for (const auto& inner : shape.inner()) collect(inner, keys, seen);
}

void collect(const Schema& schema, std::vector<std::string>& keys, std::vector<const Schema*>& seen) {
  if (std::find(seen.begin(), seen.end(), &schema) != seen.end()) return;
  seen.push_back(&schema);
  for (const auto& spec : schema.keys) {
    const std::string key(spec.key);
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    collect(spec.shape, keys, seen);
  }
}

}  // namespace

const Schema kChainSchema{
    .name = "chain",
    .named_by = "chain",
    .what = {"一条链：环节、动作、条件、时限", "A chain: stages, moves, guards, deadlines"},
    .keys = {
        {.key = "chain", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
        label_key(),
        {.key = "type",
         .shape = Shape::identifier(),
         .required = true,
         .what = {"所用的记录类型，其 chain 须指向本链", "The type that moves; its own key chain names this one"}},
        help_key(),
        source_key(),
        {.key = "start", .shape = Shape::identifier(), .required = true, .what = {"起点", "Where a record starts"}},
        {.key = "stages",
         .shape = Shape::list(Shape::map(kStageSchema)),
         .required = true,
         .what = {"环节，按办理顺序", "Its stages, in the order of the work"}},
        {.key = "moves",
         .shape = Shape::list(Shape::map(kMoveSchema)),
         .required = true,
         .what = {"动作", "The moves between them"}}}};

std::vector<std::string> all_keys(const Schema& schema) {
  std::vector<std::string> keys;
  std::vector<const Schema*> seen;
  collect(schema, keys, seen);
  return keys;
}

}  // namespace sanlian::chain
