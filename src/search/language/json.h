// A query as data, so that a page can show its parts, change one, and have the expression again.
#pragma once

#include "base/result.h"
#include "format/value.h"
#include "search/query.h"
#include "search/schema.h"

namespace sanlian::search {

/// One map a node, fields by their keys, days as `2019-05-01`:
///
///     {"and": […]}  {"or": […]}  {"not": {…}}  {"near": […], "distance": 3, "ordered": true}  {"all": true}
///     {"words": "fuel", "fields": ["title"]}  {"phrase": …, "fields": …}  {"wildcard": "batter*", "fields": …}
///     {"value": "H01M 8/04", "field": "ipc", "prefix": true}  {"range": {"from": …, "to": …}, "field": "published"}
///     {"key": "CN114081026A"}
///
/// `fields` is left out where it is all texts, `prefix` and `ordered` where false, an open end of a range as well.
format::Value to_json(const Query& query, const Schema& schema);

/// Takes what to_json() gives, and refuses what the language could not have said: an unknown field, a text without a
/// letter, a range that ends before it begins, more than 200 levels. Values of keywords are spelled as stored.
/// Errors: search.query_json, search.query_too_deep.
Result<Query> from_json(const format::Value& json, const Schema& schema);

/// Depth that JsonLimits must allow for every tree of the language.
inline constexpr int kQueryJsonDepthMax = 420;

}  // namespace sanlian::search
