// The demo of one park, served once for all tests of a suite.
#pragma once

#include <algorithm>

#include "served.h"

namespace sanlian::test {

class DemoPark : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    const auto made = sanlian({"demo", "--data", folder_->path().string(), "--parks", "linkong"});
    ASSERT_EQ(made.code, 0) << made.errors;
    served_ = new Served(folder_->path());
  }
  static void TearDownTestSuite() {
    delete served_;
    delete folder_;
  }

  /// One of the demo's people, logged in.
  static Person person(const std::string& login) {
    auto password = "sanlian-demo-" + login;
    std::ranges::replace(password, '_', '-');
    return Person(served_->url(), login, password);
  }

  static inline TempFolder* folder_ = nullptr;
  static inline Served* served_ = nullptr;
};

}  // namespace sanlian::test
