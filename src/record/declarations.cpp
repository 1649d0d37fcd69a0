#include "record/declarations.h"

namespace sanlian::record {
using format::Schema;
using format::Shape;
extern const Schema kFieldSchema, kAccessSchema, kOptionSchema;

const Schema kSourceSchema{
    .name = "source",
    .what = {"规则的出处", "Where a rule is taken from"},
    .keys = {{.key = "document",
              .shape = Shape::words(),
              .required = true,
              .what = {"文件名称和文号", "Document and its number"}},
             {.key = "clause", .shape = Shape::words(), .what = {"条款", "Clause"}},
             {.key = "from", .shape = Shape::date(), .what = {"施行日期", "In force from"}},
             {.key = "to", .shape = Shape::date(), .what = {"失效日期", "In force to"}},
             {.key = "confidence", .shape = Shape::words(), .what = {"核实程度", "How well it is verified"}},
             {.key = "note", .shape = Shape::either({Shape::words(), Shape::label()}), .what = {"说明", "A remark"}}}};

namespace {
const Schema kParkSchema{
    .name = "park",
    .named_by = "key",
    .what = {"包所设置的园区", "The park that a pack sets up"},
    .keys = {{.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
             {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "Its name"}},
             {.key = "region_codes",
              .shape = Shape::list(Shape::words()),
              .what = {"覆盖的行政区划代码（GB/T 2260）", "Division codes it covers (GB/T 2260)"}},
             {.key = "province", .shape = Shape::words(), .what = {"所在省", "Its province"}},
             {.key = "city", .shape = Shape::words(), .what = {"所在市", "Its city"}},
             {.key = "settings", .shape = Shape::any(), .what = {"园区参数", "Settings of the park"}},
             {.key = "source", .shape = Shape::map(kSourceSchema), .what = {"出处", "Source"}}}};

const Schema kRoleSchema{
    .name = "role",
    .named_by = "key",
    .what = {"角色", "A role that people have"},
    .keys = {
        {.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
        {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}},
        {.key = "belongs_to",
         .shape = Shape::identifier(),
         .required = true,
         .what = {"所属：park、platform 或机构的记录类型", "park, platform, or the record type of its organisation"}},
        {.key = "pages",
         .shape = Shape::list(Shape::choice(
             {"overview", "workbench", "todo", "firm", "bank", "corpus", "precheck", "imports", "settings"})),
         .what = {"菜单中的工作页面，首个为登录后的首页",
                  "Its pages of work in the menu; the first is where it lands"}},
        {.key = "help", .shape = Shape::label(), .what = {"说明", "What it is for"}}}};

const Schema kInverseSchema{
    .name = "inverse",
    .what = {"被引用一方看到的列表", "The list that the referred record shows"},
    .keys = {{.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key there"}},
             {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "Its name there"}}}};

const Schema kReachSchema{
    .name = "fields",
    .what = {"规则涉及的字段", "The fields a rule lets through"},
    .keys = {{.key = "only", .shape = Shape::list(Shape::identifier()), .what = {"仅这些字段", "Only these"}},
             {.key = "hide", .shape = Shape::list(Shape::identifier()), .what = {"除这些字段外", "All but these"}}}};

format::KeySpec kLabelKey() {
  return {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}};
}
}  // namespace

const Schema kOptionSchema{
    .name = "option",
    .named_by = "key",
    .what = {"可选值", "One choice"},
    .keys = {{.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "What is stored"}},
             kLabelKey(),
             {.key = "aliases",
              .shape = Shape::list(Shape::words()),
              .what = {"导入时的其他写法", "Other spellings in imports"}},
             {.key = "help", .shape = Shape::label(), .what = {"说明", "What it means"}}}};

const Schema kFieldSchema{
    .name = "field",
    .named_by = "key",
    .what = {"类型的一个字段", "One field of a type"},
    .keys = {
        {.key = "key",
         .shape = Shape::identifier(),
         .required = true,
         .what = {"标识", "What FEEL and the API call it"}},
        {.key = "kind", .shape = Shape::identifier(), .required = true, .what = {"种类", "What it holds"}},
        kLabelKey(),
        {.key = "help", .shape = Shape::label(), .what = {"填写说明", "What to fill in"}},
        {.key = "unit", .shape = Shape::label(), .what = {"单位", "Unit of a number"}},
        {.key = "required", .shape = Shape::boolean(), .what = {"必填", "Must be given"}, .fallback = "false"},
        {.key = "sensitive",
         .shape = Shape::boolean(),
         .what = {"导出时遮盖", "Masked in exports"},
         .fallback = "false"},
        {.key = "aliases",
         .shape = Shape::list(Shape::words()),
         .what = {"导入时的其他表头", "Other headers in imports"}},
        {.key = "pattern",
         .shape = Shape::text(),
         .what = {"允许的格式（正则表达式）", "Allowed shape, a regular expression"}},
        {.key = "min", .shape = Shape::number(), .what = {"最小值", "Smallest value"}},
        {.key = "max",
         .shape = Shape::number(),
         .what = {"最大值；文本为最多字数", "Largest value; of text: most characters"}},
        {.key = "scale", .shape = Shape::integer(0, 9), .what = {"小数位数", "Digits after the point"}},
        {.key = "options", .shape = Shape::list(Shape::map(kOptionSchema)), .what = {"可选值", "The choices"}},
        {.key = "to", .shape = Shape::identifier(), .what = {"引用的类型", "The type it refers to"}},
        {.key = "over", .shape = Shape::identifier(), .what = {"条件所针对的类型", "The type a condition is about"}},
        {.key = "found_by",
         .shape = Shape::identifier(),
         .what = {"导入时未给出引用，则按此字段所列名称查找",
                  "The field whose names find it in imports that do not give it"}},
        {.key = "inverse", .shape = Shape::map(kInverseSchema), .what = {"被引用一方的名称", "Its other side"}},
        {.key = "computed",
         .shape = Shape::feel(),
         .what = {"由本记录字段算出（FEEL）", "FEEL over the record's own fields"}},
        {.key = "default",
         .shape = Shape::feel(),
         .what = {"默认值（FEEL）", "FEEL, for a new record that does not give it"}},
        {.key = "unique",
         .shape = Shape::boolean(),
         .what = {"全平台唯一", "No two live records share it"},
         .fallback = "false"},
        {.key = "index",
         .shape = Shape::boolean(),
         .what = {"建索引", "Lists are filtered or sorted by it"},
         .fallback = "false"},
        {.key = "since", .shape = Shape::words(), .what = {"加入的版本", "Version it came with"}},
        {.key = "source", .shape = Shape::map(kSourceSchema), .what = {"出处", "Source"}}}};

const Schema kAccessSchema{
    .name = "access",
    .what = {"访问规则：默认拒绝，多条之间为“或”", "A rule of access; default deny, several are OR-ed"},
    .keys = {
        {.key = "roles", .shape = Shape::filled_list(Shape::identifier()), .required = true, .what = {"角色", "Whose"}},
        {.key = "actions",
         .shape = Shape::filled_list(
             Shape::choice({"read", "create", "edit", "delete", "restore", "import", "export", "journal"})),
         .required = true,
         .what = {"动作", "What they may do"}},
        {.key = "where",
         .shape = Shape::feel(),
         .what = {"行条件（FEEL，可用 user）", "On which rows: FEEL with user"}},
        {.key = "fields", .shape = Shape::map(kReachSchema), .what = {"字段", "Which fields"}},
        {.key = "note", .shape = Shape::words(), .what = {"理由", "Why"}}}};

const Schema kPackSchema{
    .name = "pack",
    .named_by = "pack",
    .what = {"一个包：一项业务的全部声明", "A pack: all declarations of one programme"},
    .keys = {{.key = "pack", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
             kLabelKey(),
             {.key = "needs", .shape = Shape::list(Shape::identifier()), .what = {"所依赖的包", "Packs it builds on"}},
             {.key = "park", .shape = Shape::map(kParkSchema), .what = {"所设置的园区", "The park it sets up"}},
             {.key = "note", .shape = Shape::words(), .what = {"说明", "A remark"}}}};

const Schema kRolesSchema{.name = "roles",
                          .what = {"角色表", "The roles of a pack"},
                          .keys = {{.key = "roles",
                                    .shape = Shape::list(Shape::map(kRoleSchema)),
                                    .required = true,
                                    .what = {"角色", "The roles"}}}};

namespace {
const Shape kIndexShape = Shape::list(Shape::either({Shape::identifier(), Shape::list(Shape::identifier())}));
}

const Schema kTypeSchema{
    .name = "type",
    .named_by = "type",
    .what = {"一种记录", "A type of record"},
    .keys = {
        {.key = "type", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
        kLabelKey(),
        {.key = "title",
         .shape = Shape::identifier(),
         .required = true,
         .what = {"作为记录名称的字段", "The field shown as a record's name"}},
        {.key = "known_as",
         .shape = Shape::list(Shape::identifier()),
         .what = {"也用作记录名称的字段，如曾用名", "Fields with further names of a record, such as former ones"}},
        {.key = "chain", .shape = Shape::identifier(), .what = {"所走的链", "The chain its records move through"}},
        {.key = "menu",
         .shape = Shape::choice({"records", "finance", "policy", "data"}),
         .what = {"所在的菜单组；有链的类型以看板列出",
                  "Group of the menu; a type with a chain stands there as its board"}},
        {.key = "shown",
         .shape = Shape::list(Shape::identifier()),
         .what = {"列表默认显示的字段", "Fields that a list shows before anybody chose others"}},
        {.key = "help", .shape = Shape::label(), .what = {"说明", "What it is for"}},
        {.key = "fields",
         .shape = Shape::list(Shape::map(kFieldSchema)),
         .required = true,
         .what = {"字段", "Its fields"}},
        {.key = "unique",
         .shape = kIndexShape,
         .what = {"不得重复的字段组合（可含 park）", "Combinations that may not repeat (park allowed)"}},
        {.key = "index", .shape = kIndexShape, .what = {"建索引的字段组合", "Combinations that lists are filtered by"}},
        {.key = "access",
         .shape = Shape::list(Shape::map(kAccessSchema)),
         .required = true,
         .what = {"访问规则", "Who may do what"}},
        {.key = "source", .shape = Shape::map(kSourceSchema), .what = {"出处", "Source"}}}};

const Schema kExtensionSchema{
    .name = "extension",
    .named_by = "extend",
    .what = {"对其他包的类型的补充", "What a pack adds to a type of another"},
    .keys = {
        {.key = "extend", .shape = Shape::identifier(), .required = true, .what = {"被补充的类型", "The type"}},
        {.key = "fields", .shape = Shape::list(Shape::map(kFieldSchema)), .what = {"增加的字段", "Further fields"}},
        {.key = "options",
         .shape = Shape::dictionary(Shape::list(Shape::map(kOptionSchema))),
         .what = {"增加的可选值", "Further choices, by field"}},
        {.key = "unique",
         .shape = kIndexShape,
         .what = {"不得重复的字段组合", "Further combinations that may not repeat"}},
        {.key = "index", .shape = kIndexShape, .what = {"建索引的字段组合", "Further indexes"}},
        {.key = "access",
         .shape = Shape::list(Shape::map(kAccessSchema)),
         .what = {"增加的访问规则", "Further rules of access"}}}};

}  // namespace sanlian::record
