#include <gmock/gmock.h>

#include <filesystem>

#include "training/api/api_fixture.hpp"
#include "training/imports/import.hpp"

namespace obereg::training {
namespace {

using support::header_of;
using testing::HasSubstr;
using testing_support::Sent;

constexpr char const* xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string bytes_of(std::string const& name) {
  std::ifstream in(support::test_data(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class ImportsApi : public testing_support::ApiTest {
 protected:
  void SetUp() override {
    ApiTest::SetUp();
    if (IsSkipped()) return;
    // The provider that the sample workbooks name, and its signer's certificate.
    database().write([](database::Tx& tx) { tx.run_script("update organisations set inn = '7710474375'"); });
    signer_.emplace(trust_.person_of("7710474375"));
    support::enter_certificate(database(), account_, signer_->certificate);
  }
  http::Response send(std::string const& name, std::string const& kind = "reimport", std::string const& more = "") {
    return post("/imports?kind=" + kind + "&file_name=file.xlsx" + more, {xlsx, bytes_of(name)});
  }
  boost::json::object checked(http::Response const& sent) {
    run_jobs();
    return object(get(header_of(sent, "Location").substr(7)));
  }
  std::string errors_address(http::Response const& sent) { return header_of(sent, "Location").substr(7) + "/errors"; }
};
OBEREG_ON_BOTH_ENGINES(ImportsApi);

TEST_P(ImportsApi, PLT_07_a_workbook_becomes_a_set_that_the_same_program_can_sign) {
  auto const sent = send("reimport/good-60.xlsx");
  ASSERT_EQ(sent.status, 202) << sent.body;
  EXPECT_EQ(object(sent).at("state").as_string(), "checking");
  EXPECT_TRUE(object(sent).at("progress").is_object());
  auto const done = checked(sent);
  ASSERT_EQ(done.at("state").as_string(), "stored") << done;
  EXPECT_EQ(done.at("rows").at("valid").as_int64(), 60);
  EXPECT_TRUE(done.at("progress").is_null());
  auto const set = "/sets/" + std::to_string(done.at("set").as_int64());
  auto const signature = signatures::sign_detached(get(set + "/bytes").body, signer_->certificate, signer_->key);
  EXPECT_EQ(post(set + "/signature", {"application/pkcs7-signature", signature}).status, 202);
  run_jobs();
  EXPECT_EQ(object(get(set)).at("state").as_string(), "entered");
}

TEST_P(ImportsApi, PLT_07_every_error_of_a_file_is_told) {
  auto const sent = send("reimport/errors-one-per-row.xlsx");
  auto const done = checked(sent);
  EXPECT_EQ(done.at("state").as_string(), "has-errors");
  auto const answer = object(get(errors_address(sent)));
  auto const expected = boost::json::parse(bytes_of("reimport/errors-one-per-row.expected.json")).as_array();
  auto const& errors = answer.at("errors").as_array();
  ASSERT_EQ(errors.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(errors[i].at("rule"), expected[i].at("rule"));
  EXPECT_TRUE(answer.at("next").is_null());
}

TEST_P(ImportsApi, errors_come_in_pages_that_join_without_a_gap) {
  auto const sent = send("reimport/errors-one-per-row.xlsx");
  checked(sent);
  std::string lines;
  for (int row = 1; row <= 2500; ++row)
    lines += boost::json::serialize(boost::json::object{
                 {"row", row}, {"column", "СНИЛС"}, {"rule", "mandatory"}, {"value", ""}, {"message", "Пусто"}}) +
             "\n";
  auto const kept = site_->files.put(lines);
  database().write(
      [&](database::Tx& tx) { tx.run_script("update training_imports set errors_hash = '" + kept.hash + "'"); });
  std::vector<std::int64_t> rows;
  std::vector<std::size_t> sizes;
  for (auto target = errors_address(sent); !target.empty();) {
    auto const page = object(get(target));
    for (auto const& error : page.at("errors").as_array()) rows.push_back(error.at("row").as_int64());
    sizes.push_back(page.at("errors").as_array().size());
    target = page.at("next").is_null() ? "" : std::string(page.at("next").as_string()).substr(7);
  }
  EXPECT_THAT(sizes, testing::ElementsAre(1000, 1000, 500));
  EXPECT_EQ(rows.size(), 2500u);
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(), std::less_equal<>{}));
  for (char const* from : {"5", "x", "-1", "999999999999"})
    EXPECT_EQ(get(errors_address(sent) + "?from=" + from).status, 422) << from;
}

TEST_P(ImportsApi, the_same_file_sent_again_is_the_same_import) {
  auto const first = send("reimport/good-1.xlsx"), twice = send("reimport/good-1.xlsx");
  EXPECT_EQ(twice.status, 202);
  EXPECT_EQ(object(first).at("id"), object(twice).at("id"));
  ASSERT_EQ(checked(first).at("state").as_string(), "stored");
  auto const later = send("reimport/good-1.xlsx");
  EXPECT_EQ(later.status, 200);
  EXPECT_EQ(object(later).at("id"), object(first).at("id"));
  auto const again = send("reimport/good-1.xlsx", "reimport", "&again=true");
  EXPECT_EQ(again.status, 202);
  EXPECT_NE(object(again).at("id"), object(first).at("id"));
}

TEST_P(ImportsApi, an_official_xml_is_taken_too) {
  auto const sent = post("/imports?kind=xml", {"application/xml", bytes_of("sample_registryset.xml")});
  EXPECT_EQ(sent.status, 202) << sent.body;
  EXPECT_NE(checked(sent).at("state").as_string(), "checking");
}

TEST_P(ImportsApi, a_form_with_a_file_is_taken_too) {
  auto request = support::TestSite::request_to(http::Method::post, "/api/v1/imports?kind=reimport");
  request.headers["authorization"] = "Bearer " + key_;
  request.headers["content-type"] = "multipart/form-data; boundary=x";
  auto const path = std::make_shared<std::string const>(support::test_data("reimport/good-1.xlsx"));
  request.files.push_back({"file", "Записи.xlsx", path, std::filesystem::file_size(*path)});
  auto const sent = ask(request);
  EXPECT_EQ(sent.status, 202);
  EXPECT_EQ(object(sent).at("file").at("name").as_string(), "Записи.xlsx");
}

TEST_P(ImportsApi, what_can_not_be_taken_is_said_at_once_and_keeps_nothing) {
  struct Case {
    char const* name;
    std::string target;
    Sent sent;
    int status;
    char const* type;
  };
  auto const good = bytes_of("reimport/good-1.xlsx");
  Case const cases[] = {
      {"no kind", "/imports", {xlsx, good}, 422, "wrong-fields"},
      {"empty kind", "/imports?kind=", {xlsx, good}, 422, "wrong-fields"},
      {"empty kind beside a good one", "/imports?kind=&again=true", {xlsx, good}, 422, "wrong-fields"},
      {"unknown kind", "/imports?kind=csv", {xlsx, good}, 422, "wrong-fields"},
      {"misspelt parameter", "/imports?kind=reimport&agian=true", {xlsx, good}, 422, "wrong-fields"},
      {"long name", "/imports?kind=import&file_name=" + std::string(300, 'x'), {xlsx, good}, 422, "wrong-fields"},
      {"no file", "/imports?kind=reimport", {xlsx, ""}, 422, "wrong-fields"},
      {"no workbook", "/imports?kind=reimport", {xlsx, "row;row"}, 422, "training.file-refused"},
      {"workbook as xml", "/imports?kind=xml", {"application/xml", good}, 422, "training.file-refused"},
      {"text", "/imports?kind=reimport", {"text/csv", "row;row"}, 415, "unsupported-media-type"}};
  for (auto const& wrong : cases) {
    auto const answer = post(wrong.target, wrong.sent);
    EXPECT_EQ(answer.status, wrong.status) << wrong.name;
    EXPECT_EQ(type_of(answer), std::string("urn:obereg:problem:") + wrong.type) << wrong.name;
  }
  EXPECT_EQ(get("/imports/1").status, 404);
}

TEST_P(ImportsApi, an_import_of_no_known_kind_does_not_hide_the_others) {
  auto const good = send("reimport/good-1.xlsx"), damaged = send("reimport/good-60.xlsx");
  database().write([](database::Tx& tx) {
    tx.run_script("update training_imports set kind = '' where id = (select max(id) from training_imports)");
  });
  auto const listed = database().read([&](database::ReadTx& tx) { return list_imports(tx, provider_, 0, 10); });
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ("/api/v1/imports/" + std::to_string(listed[0].id.value), header_of(good, "Location"));
  EXPECT_EQ(get(header_of(damaged, "Location").substr(7)).status, 404);
}

TEST_P(ImportsApi, an_import_of_another_organisation_answers_as_if_it_did_not_exist) {
  auto const sent = send("reimport/errors-one-per-row.xlsx");
  checked(sent);
  auto const other = support::enter_organisation(database(), "7700000023", "АНО «Другой»");
  key_ = make_key(support::enter_person(database(), other, access::Role::provider_signer), other, "training.prepare");
  auto const address = header_of(sent, "Location").substr(7);
  EXPECT_EQ(get(address).body, get("/imports/999999").body);
  EXPECT_EQ(get(errors_address(sent)).status, 404);
}

TEST_P(ImportsApi, PLT_07_a_key_needs_the_scope_and_its_organisation_must_train) {
  key_ = make_key(account_, provider_, "training.view-own");
  EXPECT_EQ(send("reimport/good-1.xlsx").status, 403);
  EXPECT_EQ(get("/imports/1").status, 403);
  key_.clear();
  EXPECT_EQ(send("reimport/good-1.xlsx").status, 401);
  key_ = make_key(account_, provider_, "training.prepare");
  database().write([](database::Tx& tx) { tx.run_script("update organisations set trains = 0"); });
  EXPECT_EQ(send("reimport/good-1.xlsx").status, 409);
}

}  // namespace
}  // namespace obereg::training
