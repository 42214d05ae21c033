#include "access/request_access/attachments.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "core/text.hpp"
#include "support/paths.hpp"
#include "support/test_people.hpp"

namespace obereg::access {
namespace {

using testing::ElementsAre;
using testing::Field;

http::UploadedFile uploaded(std::string const& field, std::string const& bytes) {
  auto const path = support::temporary_folder() + "/" + field;
  std::ofstream(path, std::ios::binary) << bytes;
  return {field, "file.cer", std::make_shared<std::string const>(path), bytes.size()};
}

TEST(Attachments, a_private_key_is_overwritten_on_the_disk_and_a_certificate_is_not) {
  support::TestTrust trust;
  auto const person = trust.person();
  http::Request request;
  request.files = {uploaded("certificate", person.key.pem()), uploaded("ca_certificate", trust.ca.certificate().der)};
  auto const read = read_attachments(request);
  EXPECT_FALSE(read.user);
  EXPECT_THAT(read.errors, ElementsAre(Field(&html::FieldError::id, "certificate")));
  auto const left = request.files[0].bytes();
  EXPECT_EQ(left.size(), person.key.pem().size());
  EXPECT_EQ(std::count(left.begin(), left.end(), '\0'), std::ssize(left));
  EXPECT_EQ(request.files[1].bytes(), trust.ca.certificate().der);
}

TEST(Attachments, ACC_01_a_hundred_attachments_are_refused_at_their_field_and_a_key_among_them_is_overwritten) {
  support::TestTrust trust;
  auto const person = trust.person();
  http::Request request;
  request.files.push_back(uploaded("ca_certificate", trust.ca.certificate().der));
  for (int i = 0; i < 99; ++i) request.files.push_back(uploaded("certificate", person.certificate.der));
  request.files.push_back(uploaded("certificate", person.key.pem()));
  auto const read = read_attachments(request);
  EXPECT_FALSE(read.whole());
  EXPECT_THAT(read.errors, ElementsAre(testing::AllOf(Field(&html::FieldError::id, "certificate"),
                                                      Field(&html::FieldError::text, testing::HasSubstr("100")))));
  auto const left = request.files.back().bytes();
  EXPECT_EQ(std::count(left.begin(), left.end(), '\0'), std::ssize(left));
}

TEST(Attachments, a_file_chosen_now_wins_over_the_one_that_the_form_carries) {
  support::TestTrust trust;
  auto const before = trust.person().certificate, now = trust.person().certificate;
  http::Request request;
  request.form.add("kept_certificate", text::base64(before.der));
  request.form.add("kept_ca_certificate", text::base64(trust.ca.certificate().der));
  EXPECT_EQ(read_attachments(request).user->sha256, before.sha256);
  request.files = {uploaded("certificate", now.der)};
  auto const read = read_attachments(request);
  ASSERT_TRUE(read.whole());
  EXPECT_EQ(read.user->sha256, now.sha256);
  EXPECT_EQ(read.ca->sha256, trust.ca.certificate().sha256);
}

}  // namespace
}  // namespace obereg::access
