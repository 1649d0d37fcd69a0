// Files go in for a receipt and come out only to those who may read the field that holds it.
#include <fstream>
#include <thread>

#include "story.h"
#include "support/raw_socket.h"

namespace sanlian::test {
namespace {
namespace fs = std::filesystem;

constexpr const char* kDay = "2026-03-02";

/// Our packs, in which visits have a photo that the province may not see and the survey asks for a statement.
fs::path packs_with_more_files(const fs::path& folder) {
  const auto packs = folder / "packs";
  fs::copy(fs::path(SANLIAN_SOURCE_DIR) / "packs", packs, fs::copy_options::recursive);
  const auto put = [&](const char* file, const std::string& before, const std::string& more) {
    std::ifstream in(packs / file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto at = text.find(before);
    ASSERT_NE(at, std::string::npos) << file << ": " << before;
    text.insert(at + before.size(), more);
    std::ofstream(packs / file, std::ios::binary) << text;
  };
  put("core/types/visit.yaml", "fields:\n", "  - {key: photo, kind: file, label: {zh: 照片, en: Photo}}\n");
  put("core/types/visit.yaml", "[people_met, findings", ", photo");
  put("finance/types/financing_case.yaml", "fields:\n",
      "  - {key: statement, kind: file, label: {zh: 说明, en: Statement}}\n");
  put("finance/chains/pledge_financing.yaml", "fund_use, {key: product}", ", {key: statement, required: false}");
  return packs;
}

class Files : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto* role : {"task_force", "park_manager", "province_viewer"}) {
      const auto ran =
          sanlian({"user", "add", "--data", data().string(), role, "--name", role, "--role", role, "--park", "linkong"},
                  Story::password(role) + "\n");
      ASSERT_EQ(ran.code, 0) << ran.errors;
    }
    packs_ = packs_with_more_files(folder_.path());
    if (!HasFatalFailure()) serve(kDay);
  }
  void serve(const std::string& day) {
    story_.reset();
    story_.emplace(data(), day, std::vector<std::string>{"--packs", packs_.string()});
  }
  fs::path data() const { return folder_.path() / "data"; }
  Person& as(const std::string& login) { return story_->as(login); }

  HttpAnswer upload(const std::string& login, const std::string& bytes, const std::string& name = "a.pdf") {
    return story_->try_upload(login, bytes, name);
  }
  std::string receipt(const std::string& login, const std::string& bytes, const std::string& name = "a.pdf") {
    return story_->upload(login, bytes, name);
  }
  static std::string document(const std::string& receipt) {
    return R"({"title":"T","kind":"other","content":)" + receipt + "}";
  }
  static std::string file_of(const std::string& id) { return "/records/document/" + id + "/files/content"; }
  std::string documents() { return text_at(story_->get("task_force", "/records/document/count"), "count"); }

  void expect_problem(const HttpAnswer& answer, int status, const std::string& code) {
    EXPECT_EQ(answer.status, status) << answer.body;
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(text_at(json(answer.body), "code"), code) << answer.body;
  }
  /// What lies in the folder of the contents: whole ones, or what is still arriving.
  std::size_t stored() const {
    expect_nothing_arriving();
    return files_in("blobs");
  }
  std::size_t arriving() const { return files_in("blobs/incoming"); }
  /// A body is deleted just after its answer was sent.
  void expect_nothing_arriving() const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (arriving() > 0 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    EXPECT_EQ(arriving(), 0u);
  }
  std::size_t files_in(const char* folder) const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(data() / folder)) count += entry.is_regular_file();
    return count;
  }
  /// A head that announces `length` bytes, for those who send others.
  std::string upload_head(std::size_t length) {
    auto& client = as("task_force").client();
    return "POST /api/v1/files?name=a.pdf HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nCookie: sanlian=" +
           client.cookies()["sanlian"] +
           "\r\nX-CSRF-Token: " + text_at(json(as("task_force").get("/session").body), "csrf") +
           "\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
  }

  TempFolder folder_;
  fs::path packs_;
  std::optional<Story> story_;
};

TEST_F(Files, AReceiptBecomesAFieldAndTheFieldADownload) {
  const std::string bytes = "%PDF-1.7\n" + std::string(300'000, 'x');
  const auto answer = upload("task_force", bytes, "评估 报告.pdf");
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(text_at(json(answer.body), "name"), "评估 报告.pdf");
  EXPECT_EQ(text_at(json(answer.body), "size"), "300009");
  EXPECT_EQ(text_at(json(answer.body), "media_type"), "application/pdf");
  const auto id = story_->create("task_force", "document", document(answer.body));
  EXPECT_EQ(json(answer.body), *story_->record("park_manager", "document", id).find("content"));
  const auto file = as("park_manager").get(file_of(id));
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.body, bytes);
  EXPECT_EQ(file.header("Content-Type"), "application/pdf");
  EXPECT_EQ(file.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(file.header("Content-Disposition"),
            "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E8%AF%84%E4%BC%B0%20%E6%8A%A5%E5%91%8A.pdf");
  EXPECT_EQ(file.header("Cache-Control"), "no-store");
  // The same content is stored once, also when it has another name.
  story_->create("task_force", "document", document(receipt("task_force", bytes, "b.pdf")));
  EXPECT_EQ(stored(), 1u);
  expect_nothing_arriving();
}

TEST_F(Files, TheApiSaysHow) {
  const auto document = story_->get("task_force", "/openapi.json");
  const auto& paths = *document.find("paths");
  const auto& up = *paths.find("/files")->find("post");
  EXPECT_NE(up.find("requestBody")->find("content")->find("application/octet-stream"), nullptr);
  EXPECT_NE(up.find("responses")->find("201"), nullptr);
  const auto& down = *paths.find("/records/{type}/{id}/files/{field}")->find("get");
  EXPECT_NE(down.find("responses")->find("200")->find("content")->find("*/*"), nullptr);
}

TEST_F(Files, OnlyWhoMayReadTheFieldOfTheRecordGetsTheFile) {
  const auto id = story_->create("task_force", "document", document(receipt("task_force", "%PDF-1.7 a contract")));
  EXPECT_EQ(as("park_manager").get(file_of(id)).status, 200);
  EXPECT_EQ(as("province_viewer").get(file_of(id)).status, 403);  // no rule on documents
  EXPECT_EQ(HttpClient(story_->served().url()).get("/api/v1" + file_of(id)).status, 401);
  expect_problem(as("task_force").get("/records/document/" + id + "/files/title"), 404, "work.no_file");
  expect_problem(as("task_force").get("/records/document/0/files/content"), 404, "record.not_found");
  const auto empty = story_->create("task_force", "document", R"({"title":"T","kind":"other"})");
  expect_problem(as("task_force").get(file_of(empty)), 404, "work.no_file");
  // The province sees visits, but not what they show.
  const auto firm = story_->create("task_force", "enterprise", R"({"name":"甲公司"})");
  const auto visit = story_->create("task_force", "visit",
                                    R"({"enterprise":")" + firm + R"(","visited_by":"W","findings":"F","photo":)" +
                                        receipt("task_force", "\x89PNG\r\n\x1a\n a workshop", "a.png") + "}");
  EXPECT_EQ(as("park_manager").get("/records/visit/" + visit + "/files/photo").status, 200);
  EXPECT_EQ(as("province_viewer").get("/records/visit/" + visit).status, 200);
  EXPECT_GE(as("province_viewer").get("/records/visit/" + visit + "/files/photo").status, 400);
}

TEST_F(Files, AReceiptOpensNothingForOthersByAnyDoor) {
  const auto mine = receipt("task_force", "%PDF-1.7 a contract");
  const auto made_up =
      R"({"name":"a.pdf","digest":")" + std::string(64, 'a') + R"(","size":20,"media_type":"application/pdf"})";
  auto renamed = mine, resized = mine;
  renamed.replace(renamed.find("a.pdf"), 5, "b.pdf");
  resized.replace(resized.find(":19"), 3, ":20");
  for (const auto& false_one : {made_up, renamed, resized})
    expect_problem(as("task_force").post("/records/document", document(false_one)), 422, "record.unknown_receipt");
  expect_problem(as("task_force").post("/records/document", document(R"({"name":"a.pdf"})")), 422,
                 "record.wrong_value");
  // Nor may another person create with it, edit with it, import it in a list, or bring it with a move.
  expect_problem(as("park_manager").post("/records/document", document(mine)), 422, "record.unknown_receipt");
  EXPECT_EQ(documents(), "0");
  const auto other = story_->create("park_manager", "document", R"({"title":"T","kind":"other"})");
  expect_problem(as("park_manager").patch("/records/document/" + other, R"({"version":1,"content":)" + mine + "}"), 422,
                 "record.unknown_receipt");
  EXPECT_EQ(text_at(story_->record("park_manager", "document", other), "version"), "1");
  const auto firm = story_->create("task_force", "enterprise", R"({"name":"甲公司"})");
  auto quoted = mine;
  for (std::size_t at = 0; (at = quoted.find('"', at)) != std::string::npos; at += 2) quoted.insert(at, 1, '"');
  const auto import = [&](const std::string& login) {
    const auto answer =
        as(login).client().upload("/api/v1/imports?type=visit&mode=insert&name=visits.csv",
                                  "企业,走访人,走访情况,照片\n甲公司,W,F,\"" + quoted + "\"\n", "text/csv");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  };
  const auto refused = import("park_manager");
  EXPECT_NE(refused.find("record.unknown_receipt"), std::string::npos) << refused;
  EXPECT_EQ(text_at(story_->get("task_force", "/records/visit/count"), "count"), "0");
  EXPECT_EQ(text_at(*json(import("task_force")).find("counts"), "inserted"), "1");

  const auto case_id = story_->create("task_force", "financing_case", R"({"title":"C","enterprise":")" + firm + "\"}");
  const auto theirs = receipt("park_manager", "%PDF-1.7 of the manager");
  const std::string wanted = R"("amount_wanted":1,"term_months":12,"fund_use":"F","statement":)";
  expect_problem(story_->try_move("task_force", "financing_case", case_id, "survey", wanted + theirs), 422,
                 "record.unknown_receipt");
  EXPECT_EQ(text_at(story_->record("task_force", "financing_case", case_id), "stage"), "lead");
  EXPECT_EQ(text_at(story_->move("task_force", "financing_case", case_id, "survey", wanted + mine), "stage"),
            "surveyed");
  EXPECT_EQ(as("task_force").get("/records/financing_case/" + case_id + "/files/statement").body,
            "%PDF-1.7 a contract");
}

TEST_F(Files, WhatARecordHoldsIsKeptByWhoeverEditsIt) {
  const auto id = story_->create("task_force", "document", document(receipt("task_force", "%PDF-1.7 a contract")));
  const auto held = format::to_json(*story_->record("park_manager", "document", id).find("content"));
  story_->edit("park_manager", "document", id, R"("title":"U","content":)" + held);
  EXPECT_EQ(as("park_manager").get(file_of(id)).status, 200);
  // But that it was seen there gives nobody the right to put it elsewhere.
  expect_problem(as("park_manager").post("/records/document", document(held)), 422, "record.unknown_receipt");
  // A deleted record takes no file, and keeps its own.
  ASSERT_EQ(as("task_force").del("/records/document/" + id + "?version=2").status, 200);
  const auto fresh = receipt("task_force", "%PDF-1.7 another");
  expect_problem(as("task_force").patch("/records/document/" + id, R"({"version":3,"content":)" + fresh + "}"), 409,
                 "record.already_deleted");
  EXPECT_EQ(as("task_force").get(file_of(id)).body, "%PDF-1.7 a contract") << "as its other fields are read in the bin";
  ASSERT_EQ(as("task_force").post("/records/document/" + id + "/restore?version=3", "").status, 200);
  EXPECT_EQ(as("task_force").get(file_of(id)).body, "%PDF-1.7 a contract");
}

TEST_F(Files, OnlyWhatIsOnTheListIsTaken) {
  using std::string_literals::operator""s;
  struct Row {
    std::string bytes, media_type;
  };
  for (const Row& row :
       {Row{"\x89PNG\r\n\x1a\nrest", "image/png"}, Row{"\xff\xd8\xff\xe0rest", "image/jpeg"},
        Row{"PK\x03\x04 … word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        Row{"PK\x03\x04" + std::string(200'000, '.') + "OFD.xml" + std::string(60'000, '.'), "application/ofd"},
        Row{"PK\x03\x04 …", "application/zip"}, Row{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"},
        Row{"说明\r\n", "text/plain"}, Row{"<script>alert(1)</script>", "text/plain"}, Row{"MZ\x90\0\0"s, ""},
        Row{"\x7f"
            "ELF"s,
            ""},
        Row{std::string(100'000, 'a') + '\0', ""}}) {
    const auto answer = upload("task_force", row.bytes);
    if (row.media_type.empty()) {
      expect_problem(answer, 422, "work.file_refused");
    } else {
      EXPECT_EQ(answer.status, 201) << answer.body;
      EXPECT_EQ(text_at(json(answer.body), "media_type"), row.media_type);
    }
  }
  EXPECT_EQ(stored(), 8u);
  expect_nothing_arriving();
}

TEST_F(Files, ABadUploadIsRefusedAndLeavesNothing) {
  expect_problem(upload("task_force", ""), 422, "work.file_empty");
  for (const std::string name : {"", "  ", "..", "../a.pdf", "C:\\a.pdf", "a\nb.pdf", "a\x7f.pdf", "a\u202efdp.exe"})
    expect_problem(upload("task_force", "%PDF-1.7", name), 422, "work.file_name");
  std::string long_name;
  for (int i = 0; i < 256; ++i) long_name += "长";
  expect_problem(upload("task_force", "%PDF-1.7", long_name), 422, "work.file_name");
  expect_problem(as("task_force").client().upload("/api/v1/files", "%PDF-1.7", "application/pdf"), 422,
                 "work.file_name");
  EXPECT_EQ(HttpClient(story_->served().url()).upload("/api/v1/files?name=a.pdf", "%PDF", "application/pdf").status,
            401);
  {
    RawSocket socket(as("task_force").client().port());
    socket.send(upload_head((50 << 20) + 1));
    const auto answer = read_answer(socket);
    expect_problem(answer, 413, "net.body_too_large");
    EXPECT_NE(answer.body.find("52428800"), std::string::npos) << answer.body;
  }
  {
    RawSocket socket(as("task_force").client().port());  // less than was announced
    socket.send(upload_head(100) + "%PDF-1.7 half");
    socket.shutdown_send();
    EXPECT_EQ(socket.receive_to_end().find("HTTP/1.1 201"), std::string::npos);
  }
  {
    RawSocket socket(as("task_force").client().port());  // more than was announced: the rest is no request
    socket.send(upload_head(8) + "%PDF-1.7 and more\r\n\r\n");
    EXPECT_EQ(read_answer(socket).status, 201);
    EXPECT_EQ(read_answer(socket).status, 400);
  }
  EXPECT_EQ(stored(), 1u);
  expect_nothing_arriving();
}

TEST_F(Files, AKilledServerLeavesNothingHalfTaken) {
  const auto id = story_->create("task_force", "document", document(receipt("task_force", "%PDF-1.7 whole")));
  RawSocket socket(as("task_force").client().port());
  socket.send(upload_head(1 << 20) + "%PDF-1.7 " + std::string(500'000, 'x'));
  while (arriving() == 0) std::this_thread::yield();
  story_->served().process().kill();
  EXPECT_EQ(arriving(), 1u);
  serve(kDay);
  expect_nothing_arriving();
  EXPECT_EQ(stored(), 1u);
  EXPECT_EQ(as("task_force").get(file_of(id)).body, "%PDF-1.7 whole");
}

TEST_F(Files, WhatNobodyUsedIsGoneAfterADay) {
  const auto kept = receipt("task_force", "%PDF-1.7 kept"), left = receipt("task_force", "%PDF-1.7 left"),
             shared = receipt("task_force", "%PDF-1.7 shared");
  receipt("park_manager", "%PDF-1.7 shared");
  const auto id = story_->create("task_force", "document", document(kept));
  story_->create("task_force", "document", document(shared));
  EXPECT_EQ(stored(), 3u);
  story_->at("2026-03-03T08:59:59+08:00");
  receipt("task_force", "%PDF-1.7 next");
  EXPECT_EQ(stored(), 4u) << "a day is not over";
  story_->at("2026-03-03T09:00:01+08:00");
  expect_problem(as("task_force").post("/records/document", document(left)), 422, "record.unknown_receipt");
  receipt("park_manager", "%PDF-1.7 later");
  EXPECT_EQ(stored(), 4u) << "kept, shared, next, later";
  serve("2026-03-05");
  EXPECT_EQ(stored(), 2u);
  EXPECT_EQ(as("task_force").get(file_of(id)).body, "%PDF-1.7 kept");
  // Uploading it again is all it takes.
  story_->create("task_force", "document", document(receipt("task_force", "%PDF-1.7 left")));
}

}  // namespace
}  // namespace sanlian::test
