#pragma once

#include "api/api.h"
#include "api/endpoint.h"
#include "api/impl/event_feed.h"
#include "api/impl/import_desk.h"
#include "store/write.h"

namespace sanlian::api {

/// Delivers the completions of one commit group so that each event loop is woken once.
class ReplyChannel final : public store::Channel {
 public:
  void deliver(std::vector<std::unique_ptr<store::Write>> finished) override;
};

struct Api::Parts {
  work::Platform& platform;
  Options options;
  ReplyChannel channel;
  Endpoints endpoints;
  std::string shapes = {};  ///< What bodies and answers are made of, in the notation of impl/notation.h.
  EventFeed events{platform};
  ImportDesk imports = {};
};

inline constexpr std::string_view kCookie = "sanlian";

// Each file of this room adds its endpoints.
void add_session_endpoints(Api::Parts& parts);
void add_record_endpoints(Api::Parts& parts);
void add_import_endpoints(Api::Parts& parts);
void add_type_endpoints(Api::Parts& parts);
void add_user_endpoints(Api::Parts& parts);
void add_file_endpoints(Api::Parts& parts);
void add_move_endpoints(Api::Parts& parts);
void add_check_endpoints(Api::Parts& parts);
void add_subsidy_endpoints(Api::Parts& parts);
void add_patent_endpoints(Api::Parts& parts);
void add_event_endpoints(Api::Parts& parts);
void add_todo_endpoints(Api::Parts& parts);
void add_corpus_endpoints(Api::Parts& parts);
void add_rule_endpoints(Api::Parts& parts);

std::string openapi_document(const Api::Parts& parts);

/// For the parameters of endpoint tables.
inline constexpr std::string_view kIntegerSchema = R"({"type":"integer"})";

}  // namespace sanlian::api
