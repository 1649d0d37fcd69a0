// The demo of one park, with every answer that people get held against the description of the API.
#pragma once

#include "demo_park.h"
#include "described.h"

namespace sanlian::test {

class DescribedPark : public DemoPark {
 protected:
  static void SetUpTestSuite() {
    ASSERT_NO_FATAL_FAILURE(DemoPark::SetUpTestSuite());
    described_ = new Described(json(HttpClient(served_->url()).get("/api/v1/openapi.json").body));
    Person::watch = [](const std::string& method, std::string_view path, std::string_view body,
                       const HttpAnswer& answer) {
      EXPECT_EQ(described_->faults_of(method, path, body, answer), "") << method << " " << path;
    };
  }
  static void TearDownTestSuite() {
    Person::watch = nullptr;
    delete described_;
    DemoPark::TearDownTestSuite();
  }
  static inline Described* described_ = nullptr;
};

}  // namespace sanlian::test
