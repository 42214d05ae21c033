// The SOAP service of the СМЭВ 3 adapter (docs/exchange.md).
#include <algorithm>

#include "casework/exchange/transport.hpp"
#include "casework/xml/element.hpp"
#include "core/text.hpp"
#include "platform/outgoing/outgoing.hpp"

namespace obereg::casework {

namespace {

using xml::Element;

constexpr char const* envelope_space = "http://schemas.xmlsoap.org/soap/envelope/";
constexpr char const* adapter_space = "urn://x-artefacts-smev-gov-ru/services/service-adapter/types";
// Around a message of 16 levels stand those of the envelope.
constexpr xml::Limits envelope_limits{4u << 20, 32, 20'000};

Element element(std::string name) {
  return {adapter_space, std::move(name)};
}

std::string envelope(Element content) {
  Element body{envelope_space, "Body"}, root{envelope_space, "Envelope"};
  body.children.push_back(std::move(content));
  root.children.push_back(std::move(body));
  return xml::to_xml(root);
}

Element wrapped(std::string name, Element content) {
  auto around = element(std::move(name));
  around.children.push_back(std::move(content));
  return around;
}

Element client_message(std::string const& system, Message const& message) {
  auto metadata = element("RequestMetadata");
  metadata.add("clientId", message.id);
  auto request = element("RequestMessage");
  request.children.push_back(std::move(metadata));
  auto business = xml::parse(message.content).root.value();  // our own
  request.children.push_back(
      wrapped("RequestContent", wrapped("content", wrapped("MessagePrimaryContent", std::move(business)))));
  auto root = element("ClientMessage");
  root.add("itSystem", system);
  root.children.push_back(std::move(request));
  return root;
}

Element find_query(std::string const& system, std::string const& message_id) {
  auto criteria = element("messageClientIdCriteria");
  criteria.add("clientId", message_id);
  criteria.add("clientIdCriteria", "GET_RESPONSE_BY_REQUEST_CLIENTID");
  auto root = element("FindMessageQuery");
  root.add("itSystem", system);
  root.children.push_back(wrapped("specificQuery", std::move(criteria)));
  return root;
}

// The element that a path of local names leads to; null where there is none.
Element const* at(Element const* from, std::initializer_list<std::string_view> path) {
  for (auto const name : path) from = from ? from->child(name) : nullptr;
  return from;
}

std::string without_clutter(std::string const& text) {
  auto const tidy = text::tidy_spaces(text);
  return text::is_clean(tidy) ? tidy : std::string();
}

std::string fault_words(Element const& fault) {
  auto const words = without_clutter(fault.text_of("faultstring"));
  return "Адаптер СМЭВ отказал" + (words.empty() ? std::string(".") : ": " + words);
}

struct Reply {
  std::optional<Element> content;  // what stands in the body
  std::optional<Trouble> trouble;
  std::string raw;  // what was answered, where it is no XML
};

class Smev : public Transport {
 public:
  explicit Smev(ExchangeSettings settings) : settings_(std::move(settings)), client_(limits_of(settings_)) {}

  std::optional<Trouble> send(Message const& message) override {
    auto const reply = ask(envelope(client_message(settings_.smev_system, message)));
    if (reply.trouble) return reply.trouble;
    if (!reply.content) return Trouble{"Адаптер СМЭВ ответил не по-своему: это не сообщение SOAP."};
    if (reply.content->name != "MessageResult")
      return Trouble{"Адаптер СМЭВ ответил не тем: " + reply.content->name + ", а ждали MessageResult."};
    return std::nullopt;
  }

  Arrived answers(std::vector<std::string> const& message_ids) override {
    Arrived arrived;
    arrived.tried = !message_ids.empty();
    for (auto const& id : message_ids) {
      auto const reply = ask(envelope(find_query(settings_.smev_system, id)));
      if (reply.trouble) {
        arrived.trouble = reply.trouble;
        if (reply.trouble->of_all) break;
        continue;
      }
      take(arrived.answers, id, reply);
    }
    return arrived;
  }

  // It stays in the adapter, and is known by its id.
  std::optional<Trouble> recorded(Incoming const& /*answer*/) override { return std::nullopt; }

 private:
  static outgoing::Settings limits_of(ExchangeSettings const& settings) {
    outgoing::Settings limits;
    limits.most_bytes = envelope_limits.bytes;
    limits.redirects = 0;
    limits.allow_private = settings.allow_private;
    return limits;
  }

  Reply ask(std::string body) const {
    outgoing::Request request;
    request.method = outgoing::Method::post;
    request.url = settings_.smev_url;
    request.headers = {{"Content-Type", "text/xml; charset=utf-8"}, {"SOAPAction", "\"\""}};
    request.body = std::move(body);
    auto answer = client_.send(request);
    if (!answer) {
      bool const too_large = answer.error().trouble == outgoing::Trouble::too_large;
      return {std::nullopt, Trouble{"Адаптер СМЭВ: " + std::string(answer.error().words()), !too_large}, ""};
    }
    auto const parsed = xml::parse(answer->body, envelope_limits);
    auto const* const content = parsed.root ? parsed.root->child("Body") : nullptr;
    if (content && content->children.size() == 1) {
      auto const& first = content->children.front();
      if (first.name == "Fault") return {std::nullopt, Trouble{fault_words(first)}, ""};
      return {first, std::nullopt, ""};
    }
    if (answer->status != 200)
      return {std::nullopt, Trouble{"Адаптер СМЭВ ответил кодом " + std::to_string(answer->status) + "."}, ""};
    return {std::nullopt, std::nullopt, std::move(answer->body)};
  }

  static void take(std::vector<Incoming>& answers, std::string const& asked, Reply const& reply) {
    if (!reply.content) {
      Incoming answer;
      answer.id = "raw-" + asked + "-" + text::hex(text::sha256(reply.raw)).substr(0, 16);
      answer.reply_to = asked;
      answer.content = reply.raw;
      answer.fault = "Вместо ответа адаптер СМЭВ передал то, что не прочитать как сообщение SOAP.";
      answers.push_back(std::move(answer));
      return;
    }
    for (auto const& each : reply.content->children)
      if (each.name == "QueryResult") answers.push_back(read(asked, each));
  }

  static Incoming read(std::string const& asked, Element const& result) {
    Incoming answer;
    answer.reply_to = asked;
    auto const* const metadata = result.child("smevMetadata");
    answer.id = metadata ? without_clutter(metadata->text_of("MessageId")) : std::string();
    auto const whole = xml::to_xml(result);
    if (answer.id.empty()) answer.id = text::hex(text::sha256(whole)).substr(0, 32);
    answer.id = "smev-" + answer.id.substr(0, 100);
    auto const* const message = result.child("Message");
    auto const* const content = at(message, {"ResponseContent"});
    auto const* const primary = at(content, {"content", "MessagePrimaryContent"});
    auto const* const rejects = at(content, {"rejects"});
    answer.content = primary && primary->children.size() == 1 ? xml::to_xml(primary->children.front()) : whole;
    if (rejects)
      answer.error = without_clutter(rejects->text_of("code") + ": " + rejects->text_of("description"));
    else if (!primary || primary->children.size() != 1)
      answer.fault = "Сообщение СМЭВ пришло без ответа внутри. Отправьте запрос заново.";
    return answer;
  }

  ExchangeSettings settings_;
  outgoing::Client client_;
};

}  // namespace

std::unique_ptr<Transport> smev_transport(ExchangeSettings settings) {
  return std::make_unique<Smev>(std::move(settings));
}

}  // namespace obereg::casework
