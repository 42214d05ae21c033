// Several decisions by one press: the page gives each letter the number that it will have, and the script's way of
// sending.
#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SignTogether : public DecisionSite {
 protected:
  std::string together(std::vector<std::string> const& ids) {
    std::vector<std::pair<std::string, std::string>> fields;
    for (auto const& id : ids) fields.emplace_back("case", id);
    auto const answer = site->post("/accreditation/decisions", fields);
    EXPECT_EQ(answer.status, 303) << answer.body;
    return support::header_of(answer, "Location");
  }

  // What the page offers for each of its letters, in its order.
  std::vector<Panel> letters_at(std::string const& address) {
    auto const page = site->get(address);
    EXPECT_EQ(page.status, 200) << page.body;
    std::vector<Panel> found;
    std::regex const offer("data-bytes-url=\"([^\"]+)\" data-post-to=\"([^\"]+)\"");
    for (std::sregex_iterator each(page.body.begin(), page.body.end(), offer), end; each != end; ++each)
      found.push_back({unescaped((*each)[1]), unescaped((*each)[2])});
    return found;
  }

  // As the script does.
  http::Response send(Panel const& letter, std::string const& changed = "") {
    auto const bytes = site->get(letter.bytes);
    EXPECT_EQ(bytes.status, 200) << bytes.body;
    auto const signature =
        signatures::sign_detached(bytes.body + changed, signatory_key->certificate, signatory_key->key);
    auto request = support::TestSite::request_to(http::Method::post, letter.post_to);
    request.headers["accept"] = "application/json, application/problem+json";
    request.form.add("csrf", web::csrf_token_of(site->cookies[std::string(web::visitor_cookie)]));
    request.form.add("signature", text::base64(signature));
    return site->send(request);
  }
};
OBEREG_ON_BOTH_ENGINES(SignTogether);

TEST_P(SignTogether, ACR_11_each_letter_has_the_next_number_and_goes_as_it_was_shown) {
  auto const refusal = to_sign(false), grant = to_sign(), other = to_sign(false);
  auto const address = together({grant, refusal, other});
  EXPECT_EQ(address, "/accreditation/decisions/together?cases=" + grant + "," + refusal + "," + other);
  EXPECT_THAT(site->get(address).body, AllOf(HasSubstr("Подписать 3\u00a0решения"), HasSubstr("Письмо № АК-И-1/2026"),
                                             HasSubstr("Письмо № АК-И-2/2026"), HasSubstr("Письмо № АК-И-3/2026"),
                                             HasSubstr("оказать услугу"), HasSubstr("Нет приказа о комиссии")));
  for (auto const& letter : letters_at(address)) {
    auto const answer = send(letter);
    ASSERT_EQ(answer.status, 204) << answer.body;
  }
  EXPECT_EQ(decision(grant)->letter_number, "АК-И-1/2026");
  EXPECT_EQ(decision(refusal)->letter_number, "АК-И-2/2026");
  EXPECT_EQ(decision(other)->letter_number, "АК-И-3/2026");
  EXPECT_EQ(audited("accreditation.case-decided").size(), 3u);
}

TEST_P(SignTogether, ACR_11_one_is_signed_on_its_own_page_and_none_is_told) {
  auto const id = to_sign();
  EXPECT_EQ(together({id}), "/accreditation/decisions/" + id + "/sign");
  EXPECT_THAT(site->get("/accreditation/decisions/together").body, HasSubstr("Подписывать нечего"));
  EXPECT_THAT(site->get("/accreditation/decisions/together?cases=x,,9999999999999999999,7").body,
              AllOf(HasSubstr("Подписывать нечего"), HasSubstr("Заявление № 7: ")));
}

TEST_P(SignTogether, ACR_11_what_cannot_be_signed_is_named_and_the_rest_keep_numbers_without_gaps) {
  auto const signed_already = to_sign(false), returned = to_sign(false), left = to_sign(false);
  ASSERT_EQ(sign_decided(signed_already).status, 303);
  ASSERT_EQ(site->post("/accreditation/decisions/" + returned + "/return", {{"remark", "Уточните"}}).status, 303);
  auto const address = together({signed_already, returned, left});
  EXPECT_THAT(site->get(address).body,
              AllOf(HasSubstr("Подписать 1\u00a0решение"), HasSubstr("Заявление № АК-1/2026: Решение уже подписано"),
                    HasSubstr("Заявление № АК-2/2026: Подписывать нечего"), HasSubstr("Письмо № АК-И-2/2026"),
                    Not(HasSubstr("АК-И-3/2026"))));
}

TEST_P(SignTogether, ACR_11_a_letter_that_is_refused_says_why_and_those_after_it_are_out_of_date) {
  auto const first = to_sign(false), second = to_sign(false);
  auto const address = together({first, second});
  auto const letters = letters_at(address);
  ASSERT_EQ(letters.size(), 2u);
  auto const wrong = send(letters[0], "x");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(wrong.content_type, "application/problem+json");
  EXPECT_THAT(wrong.body, HasSubstr("Подпись не принята"));
  auto const later = send(letters[1]);
  EXPECT_EQ(later.status, 409) << "its number is not the next";
  EXPECT_THAT(later.body, HasSubstr("Письмо устарело"));
  EXPECT_FALSE(decision(first));
  EXPECT_FALSE(decision(second));
  EXPECT_EQ(send(letters[0]).status, 204);
  EXPECT_EQ(send(letters[1]).status, 204);
  EXPECT_EQ(site->get(letters[1].bytes).status, 409) << "a second press";
  EXPECT_EQ(audited("accreditation.case-decided").size(), 2u);
}

TEST_P(SignTogether, ACR_11_a_record_of_the_registry_has_the_next_number_too) {
  auto const first = to_sign();
  become_sole_trader();
  auto const second = to_sign_as(2, granting());
  auto const letters = letters_at(together({first, second}));
  ASSERT_EQ(letters.size(), 2u);
  EXPECT_THAT(letters[0].bytes, HasSubstr("&record=1&"));
  EXPECT_THAT(letters[1].bytes, HasSubstr("&record=2&"));
}

}  // namespace
}  // namespace obereg::accreditation
