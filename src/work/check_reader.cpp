#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "feel/declared.h"
#include "format/declared.h"
#include "format/yaml.h"
#include "record/declarations.h"
#include "record/errors.h"
#include "work/checks.h"

namespace sanlian::work {
namespace fs = std::filesystem;
using format::Schema;
using format::Shape;

namespace {

const Schema kInputSchema{
    .name = "input",
    .named_by = "key",
    .what = {"检查所需的输入", "What the caller gives beside the record"},
    .keys = {{.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its name in FEEL"}},
             {.key = "kind",
              .shape = Shape::choice({"integer", "number", "text", "date", "boolean", "reference", "texts"}),
              .required = true,
              .what = {"种类", "What it holds"}},
             {.key = "to", .shape = Shape::identifier(), .what = {"引用的类型", "The type it refers to"}},
             {.key = "default", .shape = Shape::feel(), .what = {"默认值", "What holds when it is not given"}},
             {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}}}};

const Schema kMendSchema{
    .name = "mend",
    .what = {"由谁如何补救", "Who can mend it, and how"},
    .keys = {{.key = "role", .shape = Shape::identifier(), .required = true, .what = {"角色", "Whose task it is"}},
             {.key = "workdays",
              .shape = Shape::integer(0, 1000),
              .required = true,
              .what = {"工作日", "Working days it takes"}},
             {.key = "how", .shape = Shape::label(), .required = true, .what = {"办法", "What to do"}}}};

const Schema kGroundSchema{
    .name = "ground",
    .named_by = "key",
    .what = {"一条依据", "One ground"},
    .keys = {
        {.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
        {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "The ground as the law names it"}},
        {.key = "group", .shape = Shape::identifier(), .what = {"分组", "product: a product's own rules"}},
        {.key = "when", .shape = Shape::feel(), .what = {"适用条件", "False: it does not apply"}},
        {.key = "needs", .shape = Shape::list(Shape::feel()), .what = {"必需的字段", "Without these it is unknown"}},
        {.key = "must", .shape = Shape::feel(), .what = {"应当成立的条件", "What has to hold"}},
        {.key = "applies",
         .shape = Shape::feel(),
         .what = {"存于字段中的条件", "A condition kept in a field of an input"}},
        {.key = "to", .shape = Shape::feel(), .what = {"该条件所针对的记录", "What that condition is over"}},
        {.key = "insist",
         .shape = Shape::boolean(),
         .what = {"当事人可以坚持", "The parties may insist"},
         .fallback = "false"},
        {.key = "manual", .shape = Shape::boolean(), .what = {"由人判断", "A person answers"}, .fallback = "false"},
        {.key = "mend", .shape = Shape::map(kMendSchema), .what = {"补救", "How it is mended"}},
        {.key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Source"}}}};

}  // namespace

const Schema kCheckSchema{
    .name = "check",
    .named_by = "check",
    .what = {"检查单", "A list of grounds judged over a record"},
    .keys = {{.key = "check", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
             {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}},
             {.key = "over",
              .shape = Shape::identifier(),
              .required = true,
              .what = {"所检查的类型", "The type it is over"}},
             {.key = "inputs", .shape = Shape::list(Shape::map(kInputSchema)), .what = {"输入", "Inputs"}},
             {.key = "grounds",
              .shape = Shape::list(Shape::map(kGroundSchema)),
              .required = true,
              .what = {"依据", "Grounds"}},
             {.key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Source"}}}};

namespace {

class Reader {
 public:
  Reader(const record::Registry& registry, std::string file, Errors& errors)
      : registry_(registry), file_(std::move(file)), errors_(errors) {}

  std::unique_ptr<Check> read(const format::Value& tree) {
    const format::Declared declared(tree, kCheckSchema, file_, errors_);
    auto check = std::make_unique<Check>();
    check->face.key = declared["check"].text();
    check->label = declared["label"].label();
    check->face.over = type_at(declared["over"]);
    if (!check->face.over) return check;
    scope_.set_root(check->face.over->entity);
    for (const auto& input : declared["inputs"].items()) read_input(*check, input);
    for (const auto& ground : declared["grounds"].items()) read_ground(*check, ground);
    return check;
  }

 private:
  const record::RecordType* type_at(const format::Declared& node) {
    const auto key = node.text();
    const auto* found = registry_.find(key);
    if (found || key.empty()) return found;
    std::vector<std::string> known;
    for (const auto& type : registry_.types()) known.push_back(type->key);
    const auto near = nearest(key, known);
    node.refuse(Error(record::errors::unknown_type, {{"type", key}, {"nearest", near ? "→ " + *near : ""}}));
    return nullptr;
  }

  feel::Type input_type(const std::string& kind, const record::RecordType* target) {
    using feel::Kind;
    if (kind == "reference") return target ? feel::Type(target->entity) : feel::Type();
    if (kind == "texts") return feel::Type::list_of(Kind::string);
    return kind == "text"      ? Kind::string
           : kind == "date"    ? Kind::date
           : kind == "boolean" ? Kind::boolean
                               : Kind::number;
  }

  void read_input(Check& check, const format::Declared& declared) {
    CheckInput input{
        .key = declared["key"].text(), .label = declared["label"].label(), .target = nullptr, .fallback = {}};
    const auto kind = declared["kind"].text();
    if (kind == "reference") declared.require("to");
    if (declared["to"]) input.target = type_at(declared["to"]);
    if (declared["default"]) input.fallback = compile(declared["default"], feel::Scope(), {});
    const auto type = input_type(kind, input.target);
    scope_.add(input.key, type);
    check.face.inputs.push_back({.key = input.key, .type = type});
    check.inputs.push_back(std::move(input));
  }

  std::optional<feel::Expression> compile(const format::Declared& node, const feel::Scope& scope,
                                          std::optional<feel::Type> expected) {
    return feel::compile_declared(node, file_, scope, std::move(expected), errors_);
  }

  void read_ground(Check& check, const format::Declared& declared) {
    const feel::Type boolean(feel::Kind::boolean);
    Ground ground{.key = declared["key"].text(),
                  .group = declared["group"].text(),
                  .label = declared["label"].label(),
                  .when = compile(declared["when"], scope_, boolean),
                  .must = compile(declared["must"], scope_, boolean),
                  .needs = {},
                  .applies = compile(declared["applies"], scope_, feel::Type(feel::Kind::string)),
                  .to = compile(declared["to"], scope_, {}),
                  .insist = declared["insist"].boolean(),
                  .manual = declared["manual"].boolean(),
                  .mend = {.role = declared["mend"]["role"].text(),
                           .workdays = static_cast<int>(declared["mend"]["workdays"].integer()),
                           .how = declared["mend"]["how"].label()}};
    for (const auto& need : declared["needs"].items())
      if (auto compiled = compile(need, scope_, {})) ground.needs.push_back(std::move(*compiled));
    if (!declared["applies"]) declared.require("must");
    check.grounds.push_back(std::move(ground));
  }

  const record::Registry& registry_;
  std::string file_;
  Errors& errors_;
  feel::Scope scope_;
};

}  // namespace

Result<std::unique_ptr<CheckBook>> CheckBook::load(const fs::path& packs, const record::Registry& registry,
                                                   const WorkCalendar& calendar) {
  std::unique_ptr<CheckBook> book(new CheckBook(registry, calendar));
  Errors errors;
  for (const auto& pack : registry.packs()) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(pack.folder / "checks", ignored))
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      const auto name = (fs::path("packs") / file.lexically_relative(packs)).generic_string();
      std::ifstream stream(file, std::ios::binary);
      const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
      const auto tree = format::parse_yaml(text, name);
      if (tree)
        book->checks_.push_back(Reader(registry, name, errors).read(*tree));
      else
        errors.add(tree.error());
    }
  }
  if (!errors.empty()) return std::move(errors).take();
  return book;
}

}  // namespace sanlian::work
