// The exchange by an adapter of СМЭВ 3, against a server that answers with exactly these bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casework/exchange/transport.hpp"
#include "support/scripted_server.hpp"

namespace obereg::casework {
namespace {

using support::http_answer;
using support::ScriptedAnswer;
using support::ScriptedServer;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char const* id = "7b0c5f0e-5d6c-4f0a-8d55-0123456789ab";

std::string soap(std::string const& inside) {
  return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + inside +
         "</s:Body></s:Envelope>";
}
std::string result(std::string const& smev_id, std::string const& content) {
  return "<t:QueryResult><t:smevMetadata><b:MessageId xmlns:b=\"urn:basic\">" + smev_id +
         "</b:MessageId></t:smevMetadata><t:Message xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" "
         "x:type=\"t:ResponseMessageType\"><t:ResponseMetadata><t:clientId>c</t:clientId><t:replyToClientId>" +
         std::string(id) + "</t:replyToClientId></t:ResponseMetadata><t:ResponseContent>" + content +
         "</t:ResponseContent></t:Message></t:QueryResult>";
}
std::string found(std::string const& results) {
  return soap("<t:QueryResultList xmlns:t=\"urn://x-artefacts-smev-gov-ru/services/service-adapter/types\">" + results +
              "</t:QueryResultList>");
}
std::string primary(std::string const& business) {
  return "<t:content><t:MessagePrimaryContent>" + business + "</t:MessagePrimaryContent></t:content>";
}

class SmevExchange : public testing::Test {
 protected:
  std::unique_ptr<Transport> transport() {
    ExchangeSettings settings;
    settings.kind = ExchangeSettings::Kind::smev;
    settings.smev_url = server.url("/ws");
    settings.smev_system = "OBEREG";
    settings.allow_private = true;
    return smev_transport(settings);
  }
  std::vector<Incoming> answered(std::string const& body) {
    says = http_answer(body, "text/xml");
    return transport()->answers({id}).answers;
  }
  std::string says;
  ScriptedServer server{[this](std::string const&) { return ScriptedAnswer{says}; }};
};

TEST_F(SmevExchange, ACR_07_a_request_goes_as_a_client_message_under_our_own_id) {
  says = http_answer(
      soap("<MessageResult xmlns=\"urn:x\"><itSystem>OBEREG</itSystem><MessageId>s-1</MessageId></MessageResult>"));
  EXPECT_FALSE(transport()->send({id, "<Asked xmlns=\"urn:own\"><Name>Ёлкина &amp; Ко</Name></Asked>", {1}}));
  EXPECT_THAT(server.requests().at(0),
              AllOf(HasSubstr("POST /ws"),
                    HasSubstr("<ClientMessage xmlns=\"urn://x-artefacts-smev-gov-ru/services/service-adapter/types\">"),
                    HasSubstr("<itSystem>OBEREG</itSystem>"), HasSubstr("<clientId>" + std::string(id) + "</clientId>"),
                    HasSubstr("<MessagePrimaryContent><Asked xmlns=\"urn:own\"><Name>Ёлкина &amp; "
                              "Ко</Name></Asked></MessagePrimaryContent>")));
}

TEST_F(SmevExchange, ACR_07_a_refusal_of_the_adapter_is_told_and_holds_up_no_others) {
  says = http_answer(
      soap("<s:Fault><faultcode>s:Client</faultcode><faultstring>Не прошло проверку</faultstring></s:Fault>"),
      "text/xml", 500);
  auto const failed = transport()->send({id, "<a/>", {1}});
  ASSERT_TRUE(failed);
  EXPECT_EQ(failed->words, "Адаптер СМЭВ отказал: Не прошло проверку");
  EXPECT_FALSE(failed->of_all);
}

TEST_F(SmevExchange, ACR_07_an_adapter_that_is_away_holds_up_all) {
  ExchangeSettings settings;
  settings.smev_url = "http://127.0.0.1:1/ws";
  settings.allow_private = true;
  auto const failed = smev_transport(settings)->send({id, "<a/>", {1}});
  ASSERT_TRUE(failed);
  EXPECT_TRUE(failed->of_all);
  settings.allow_private = false;
  EXPECT_THAT(smev_transport(settings)->send({id, "<a/>", {1}})->words, HasSubstr("внутреннюю сеть"));
}

TEST_F(SmevExchange, ACR_07_an_answer_is_asked_after_by_our_id_and_comes_out_whole) {
  auto const answers =
      answered(found(result("s-7", primary("<Answer xmlns=\"urn:own\" inReplyTo=\"m\"><Name>Ёлкина</Name></Answer>"))));
  EXPECT_THAT(server.requests().at(0), AllOf(HasSubstr("FindMessageQuery"), HasSubstr("<clientId>" + std::string(id)),
                                             HasSubstr("GET_RESPONSE_BY_REQUEST_CLIENTID")));
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].id, "smev-s-7");
  EXPECT_EQ(answers[0].reply_to, id);
  EXPECT_THAT(answers[0].content, HasSubstr("<Answer xmlns=\"urn:own\" inReplyTo=\"m\"><Name>Ёлкина</Name></Answer>"));
}

TEST_F(SmevExchange, ACR_07_no_answer_yet_is_no_trouble_and_several_are_all_read) {
  EXPECT_THAT(answered(found("")), IsEmpty());
  EXPECT_THAT(answered(found(result("s-1", primary("<a/>")) + result("s-2", primary("<a/>")))), testing::SizeIs(2));
}

TEST_F(SmevExchange, ACR_07_a_rejection_is_the_other_sides_error) {
  auto const answers = answered(found(
      result("s-1", "<t:rejects><t:code>NO_DATA</t:code><t:description>Сведений нет</t:description></t:rejects>")));
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].error, "NO_DATA: Сведений нет");
}

TEST_F(SmevExchange, ACR_07_garbage_in_place_of_an_answer_is_kept_and_is_the_same_when_fetched_again) {
  auto const first = answered("<html>Ошибка"), again = answered("<html>Ошибка");
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].content, "<html>Ошибка");
  EXPECT_THAT(first[0].fault, HasSubstr("не прочитать"));
  EXPECT_EQ(first[0].id, again.at(0).id);
  EXPECT_THAT(answered(found(result("s-1", primary("only text")))).at(0).fault, HasSubstr("без ответа внутри"));
}

TEST_F(SmevExchange, ACR_07_hostile_envelopes_are_not_read) {
  auto const dtd = answered("<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>" + found("&f;"));
  EXPECT_FALSE(dtd.at(0).fault.empty());
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  EXPECT_FALSE(answered(found(deep)).at(0).fault.empty());
  says = http_answer(std::string(5u << 20, 'x'));
  auto const arrived = transport()->answers({id, id});
  EXPECT_THAT(arrived.answers, IsEmpty());
  ASSERT_TRUE(arrived.trouble);
  EXPECT_FALSE(arrived.trouble->of_all);
  says = http_answer("нет", "text/plain", 503);
  EXPECT_EQ(transport()->answers({id}).trouble->words, "Адаптер СМЭВ ответил кодом 503.");
}

}  // namespace
}  // namespace obereg::casework
