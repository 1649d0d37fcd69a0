#include "store/blobs.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <thread>

#include "store/testing/data_folder.h"

namespace sanlian::store {
namespace {
namespace fs = std::filesystem;

class BlobsTest : public ::testing::Test {
 protected:
  static std::string text_of(const BlobFile& file) {
    std::string text(static_cast<std::size_t>(file.size()), ' ');
    EXPECT_EQ(*file.read(0, text), text.size());
    return text;
  }
  std::size_t incoming() const {
    const auto files = fs::directory_iterator(blobs_.folder() / "incoming");
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
  }
  testing::DataFolder folder_;
  Blobs blobs_ = std::move(*Blobs::open(folder_.path() / "blobs"));
};

TEST_F(BlobsTest, AnUploadInPiecesIsStoredUnderItsDigest) {
  auto upload = blobs_.begin(100);
  ASSERT_TRUE(upload->add("ab"));
  ASSERT_TRUE(upload->add("c"));
  EXPECT_EQ(blobs_.list()->size(), 0u) << "nothing is there before it is whole";
  const auto info = std::move(*upload).finish();
  ASSERT_TRUE(info);
  // FIPS 180-2, appendix B.1
  EXPECT_EQ(info->digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(info->size, 3);
  EXPECT_EQ(text_of(*blobs_.read(info->digest)), "abc");
  std::array<char, 2> two{};
  EXPECT_EQ(*blobs_.read(info->digest)->read(2, two), 1u);
  EXPECT_TRUE(blobs_.verify(info->digest));
}

TEST_F(BlobsTest, OneContentIsStoredOnceAlsoFromManyThreads) {
  const std::string content(300'000, 'x');
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) threads.emplace_back([&] { EXPECT_TRUE(blobs_.put(content)); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(blobs_.list()->size(), 1u);
  EXPECT_EQ(incoming(), 0u);
  EXPECT_TRUE(blobs_.verify(blobs_.list()->at(0).digest));
}

TEST_F(BlobsTest, WhatIsGivenUpLeavesNothing) {
  {
    auto dropped = blobs_.begin(100);
    ASSERT_TRUE(dropped->add("half"));
    EXPECT_EQ(incoming(), 1u);
  }
  EXPECT_EQ(incoming(), 0u);
  EXPECT_EQ(blobs_.begin(3)->add("four").error().code(), "store.blob_too_big");
  EXPECT_EQ(incoming(), 0u);
  std::ofstream(blobs_.folder() / "incoming" / "dead") << "of a process that was killed";
  EXPECT_TRUE(Blobs::open(blobs_.folder()));
  EXPECT_EQ(incoming(), 0u);
}

TEST_F(BlobsTest, ASealedUploadKnowsItsNameBeforeItIsThere) {
  auto upload = blobs_.begin(100);
  ASSERT_TRUE(upload->add("contract"));
  const auto digest = upload->seal().digest;
  EXPECT_FALSE(blobs_.contains(digest));
  EXPECT_EQ(upload->seal().digest, digest);
  EXPECT_EQ(std::move(*upload).finish()->digest, digest);
  EXPECT_TRUE(blobs_.verify(digest));
}

TEST_F(BlobsTest, WhatIsRemovedIsGoneAndMayComeBack) {
  const auto digest = blobs_.put("contract")->digest;
  EXPECT_TRUE(blobs_.remove(digest));
  EXPECT_FALSE(blobs_.contains(digest));
  EXPECT_TRUE(blobs_.remove(digest)) << "what is not there is no error";
  EXPECT_TRUE(blobs_.remove("../incoming")) << "nor is what is no digest, and nothing is touched";
  EXPECT_TRUE(fs::exists(blobs_.incoming()));
  EXPECT_EQ(blobs_.put("contract")->digest, digest);
  EXPECT_TRUE(blobs_.verify(digest));
}

TEST_F(BlobsTest, RefusesWhatItDoesNotHaveAndWhatWasAltered) {
  const auto digest = blobs_.put("contract")->digest;
  for (const std::string& wrong :
       {std::string(64, '0'), std::string("../../etc/passwd"), std::string(), digest + "0", "../" + digest.substr(3)}) {
    EXPECT_EQ(blobs_.read(wrong).error().code(), "store.blob_not_found") << wrong;
    EXPECT_FALSE(blobs_.contains(wrong));
  }
  const auto path = blobs_.folder() / digest.substr(0, 2) / digest.substr(2);
  fs::permissions(path, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(path) << "contrast";
  EXPECT_EQ(blobs_.verify(digest).error().code(), "store.blob_damaged");
  auto other = Blobs::open(folder_.path() / "copy");
  EXPECT_EQ(blobs_.copy_to(*other).error().code(), "store.blob_damaged");
}

TEST_F(BlobsTest, ACopyHoldsTheSame) {
  for (const auto* content : {"a", "b", ""}) ASSERT_TRUE(blobs_.put(content));
  auto other = Blobs::open(folder_.path() / "copy");
  ASSERT_TRUE(blobs_.copy_to(*other));
  ASSERT_TRUE(blobs_.copy_to(*other)) << "again: nothing to do";
  EXPECT_EQ(other->list()->size(), 3u);
}

}  // namespace
}  // namespace sanlian::store
