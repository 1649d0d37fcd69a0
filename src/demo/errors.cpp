#include "demo/errors.h"

namespace sanlian::demo::errors {
using enum ErrorKind;

const ErrorSpec no_parameters{"demo.no_parameters",
                              refused,
                              {"园区 {park} 没有演示参数", "检查 packs/parks/{park}/demo.yaml"},
                              {"park {park} declares no demo", "look for packs/parks/{park}/demo.yaml"}};
const ErrorSpec not_empty{"demo.not_empty",
                          conflict,
                          {"数据目录中已有记录，不能再生成演示数据", "换一个空目录"},
                          {"the data folder holds records already", "give an empty folder"}};
const ErrorSpec missing_parameter{"demo.missing_parameter",
                                  refused,
                                  {"演示参数缺少“{key}”", "补充 demo.yaml"},
                                  {"the demo's parameters lack \"{key}\"", "add it to demo.yaml"}};

}  // namespace sanlian::demo::errors
