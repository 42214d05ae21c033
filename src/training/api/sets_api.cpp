#include "training/api/sets_api.hpp"

#include <boost/json.hpp>

#include "platform/http/parsing.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"
#include "training/api/answers.hpp"
#include "training/refusals.hpp"
#include "training/sets/record_set.hpp"
#include "training/sign_set/sign_set.hpp"

namespace obereg::training::api {

namespace {

constexpr int page_size = 100;

std::string address_of(RecordSetId set) {
  return "/api/v1/sets/" + std::to_string(set.value);
}

boost::json::object view_of(RecordSet const& set) {
  return {{"id", set.id.value},
          {"state", stored(set.state)},
          {"origin", set.origin},
          {"provider", {{"name", set.provider_name}, {"inn", set.provider_inn}}},
          {"records", set.record_count},
          {"import", number(set.import_id)},
          {"refusal", set.refusal},
          {"created_at", moment(set.created_at)},
          {"closed_at", moment(set.closed_at)}};
}

// Of a signature sent as bytes, as JSON {"signature": "<base64>"}, or as a file of a form; nothing for another type.
std::optional<std::string> sent_signature(http::Request const& request) {
  auto const type = http::media_type(request.header("content-type"));
  if (type == "application/pkcs7-signature" || type == "application/octet-stream") return request.body;
  if (type == "multipart/form-data") return web::signature_of(request);
  if (type != "application/json") return std::nullopt;
  boost::system::error_code error;
  auto const body = boost::json::parse(request.body, error);
  auto const* signature = !error && body.is_object() ? body.as_object().if_contains("signature") : nullptr;
  if (!signature || !signature->is_string()) return std::string();
  return web::from_transport(std::string(signature->as_string()));
}

Result<RecordSet> find(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) { return visible_set(tx, context.actor, context.request.id("set")); });
}

}  // namespace

http::Response get_sets(web::PageContext const& context) {
  Query query(context.request.query);
  SetFilter filter;
  filter.state = query.one_of("state", {"formed", "entering", "entered", "withdrawn", "refused"});
  filter.before = query.positive("before", 0);
  if (auto const errors = query.errors(); !errors.empty()) return wrong_fields(errors);
  filter.organisation = context.actor.organisation;
  auto const sets = context.read([&](database::ReadTx& tx) { return list_sets(tx, filter, page_size); });
  boost::json::array list;
  for (auto const& set : sets) list.push_back(view_of(set));
  boost::json::value next = nullptr;
  if (static_cast<int>(sets.size()) == page_size) {
    auto address = "/api/v1/sets?before=" + std::to_string(sets.back().id.value);
    next = filter.state.empty() ? address : address + "&state=" + filter.state;
  }
  return json({{"sets", list}, {"next", next}});
}

http::Response get_set(web::PageContext const& context) {
  auto const set = find(context);
  return set ? json(view_of(*set)) : web::refused(context, set.error());
}

http::Response post_signature(web::ActionContext const& context) {
  auto const set = find(context);
  if (!set) return web::refused(context, set.error());
  auto const signature = sent_signature(context.request);
  if (!signature) return unsupported_type("application/pkcs7-signature, application/json, multipart/form-data");
  if (signature->empty()) return wrong_fields({{"signature", "Подписи в запросе нет."}});
  auto const sent = sign_set(context.services(), context.actor, set->id, *signature, context.now);
  if (!sent) return web::refused(context, sent.error());
  auto const sent_set = find(context);
  return accepted(view_of(*sent_set), address_of(set->id));
}

}  // namespace obereg::training::api
