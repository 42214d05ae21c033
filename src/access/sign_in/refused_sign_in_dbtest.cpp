// What is sent in place of a signature, and a certificate that is no longer bound.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include "access/requests/access_request.hpp"
#include "access/sign_in/sign_in_site_fixture.hpp"
#include "platform/web/sign_panel.hpp"
#include "support/paths.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class RefusedSignIn : public SignInSite {};
OBEREG_ON_BOTH_ENGINES(RefusedSignIn);

TEST_P(RefusedSignIn, ACC_02_a_private_key_in_place_of_the_signature_is_named_with_what_to_do) {
  for (auto const& [file, words] :
       {std::pair{signatures::pkcs12(person.certificate, person.key, {}, "пароль", "x"), "Это контейнер с закрытым"},
        std::pair{person.key.pem(), "Это закрытый ключ"}}) {
    auto const page = site->get("/sign-in").body;
    auto const token = between(page, "data-bytes-url=\"/sign-in/challenge/", "\"");
    auto const response = site->post("/sign-in?challenge=" + token, {{"@signature_file", file}});
    EXPECT_EQ(response.status, 422);
    EXPECT_THAT(response.body, HasSubstr(words));
    EXPECT_THAT(response.body, HasSubstr("попросите удостоверяющий центр отозвать сертификат и получите новый ключ"));
  }
}

TEST_P(RefusedSignIn, ACC_02_a_private_key_in_place_of_the_signature_is_overwritten_at_once) {
  auto const container = signatures::pkcs12(person.certificate, person.key, {}, "пароль", "x");
  auto const path = support::temporary_folder() + "/key.p12";
  std::ofstream(path, std::ios::binary) << container;
  http::Request request;
  request.files = {{"signature_file", "key.p12", std::make_shared<std::string const>(path), container.size()}};
  EXPECT_LT(web::signature_of(request).size(), 40u) << "a label without the key";
  auto const left = request.files[0].bytes();
  EXPECT_EQ(std::count(left.begin(), left.end(), '\0'), std::ssize(container));
}

TEST_P(RefusedSignIn, ACC_08_a_certificate_that_was_removed_may_come_back_by_a_request_and_the_page_offers_it) {
  database().write([&](database::Tx& tx) {
    auto const bound = find_certificate(tx, person.certificate.sha256).value();
    unbind_certificate(tx, account, bound.id, account, test_now);
  });
  auto const refused = sign_in(*site);
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("подайте заявку с этим или новым сертификатом"));
  EXPECT_THAT(refused.body, HasSubstr("action=\"/apply/from-certificate\""));
}

TEST_P(RefusedSignIn, ACC_02_who_has_filed_a_request_is_told_how_it_stands_and_not_sent_to_file_again) {
  support::TestTrust elsewhere;  // the list does not know its CA
  person = elsewhere.person();
  EXPECT_THAT(sign_in(*site).body, HasSubstr("action=\"/apply/from-certificate\""));
  auto const request = database().write([&](database::Tx& tx) {
    auto const due = due_of(calendar::russia(), test_now, settings.zone);
    return insert_request(tx, {}, {person.certificate, elsewhere.ca.certificate()}, false, due, {1, test_now}, "CODE",
                          test_now);
  });
  EXPECT_THAT(sign_in(*site).body,
              AllOf(HasSubstr("Вы подали заявку с этим сертификатом"),
                    HasSubstr("Номер заявки: " + std::to_string(request.value) + ". Ответ до конца дня "),
                    Not(HasSubstr("/apply/from-certificate"))));
  database().write([&](database::Tx& tx) { ask_for_correction(tx, request, "ИНН"); });
  EXPECT_THAT(sign_in(*site).body, HasSubstr("её нужно исправить"));
  database().write([&](database::Tx& tx) {
    decide_request(tx, request, RequestState::approved, "", account, test_now);
    bind_certificate(tx, account, person.certificate, test_now);
  });
  EXPECT_THAT(sign_in(*site).body, AllOf(HasSubstr("Вход откроется, когда центр внесут в перечень"),
                                         Not(HasSubstr("/apply/from-certificate"))));
}

}  // namespace
}  // namespace obereg::access
