#include "training/sign_set/sign_set_http.hpp"

#include "platform/html/format.hpp"
#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"
#include "training/oversee/log_oversight.hpp"
#include "training/pending/pending_store.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/sets_page/obstacles_http.hpp"
#include "training/sets_page/set_actions.hpp"
#include "training/sign_set/sign_set.hpp"
#include "training/sign_set/signed_bytes.hpp"

namespace obereg::training {

namespace {

constexpr std::int64_t first_records = 20;

std::vector<html::View> facts_of(RecordSet const& set) {
  auto const row = [](std::string_view key, std::string const& value) {
    return html::View{{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
  };
  return {row("Организация, проводившая обучение", set.provider_name), row("ИНН", set.provider_inn),
          row("Записей", html::number(set.record_count)), row("Создан", russian_moment(set.created_at))};
}

http::Response page_of(web::PageContext const& context, RecordSet const& set, Refusal const* refusal) {
  std::vector<html::View> records;
  bool has_certificate = false;
  auto const pending = context.read([&](database::ReadTx& tx) {
    has_certificate = access::has_certificate(tx, context.actor.account);
    return pending_of_set(tx, set.id, 0, first_records);
  });
  for (auto const& record : pending) records.push_back(record_view(record.record));
  auto const id = std::to_string(set.id.value);
  html::Page page;
  page.title = "Внести набор № " + id + " в реестр";
  page.back_href = address_of(set);
  page.has_errors = refusal != nullptr;
  page.scripts = {"sign.js"};
  html::View view{{"id", id},
                  {"has_certificate", has_certificate},
                  {"count", html::counted(set.record_count, "запись", "записи", "записей")},
                  {"rows", facts_of(set)},
                  {"records", records},
                  {"shown_count", html::counted(static_cast<long long>(records.size()), "запись", "записи", "записей")},
                  {"address", address_of(set)},
                  {"bytes_url", address_of(set) + "/bytes"},
                  {"bytes_name", "set-" + id + ".txt"},
                  {"post_to", address_of(set) + "/sign"},
                  {"plugin_script_url", ""},
                  {"csrf_token", context.csrf_token},
                  {"error", refusal ? refusal->kind->title : ""},
                  {"error_advice", refusal ? refusal->kind->advice : ""},
                  {"detail", refusal ? refusal->detail : ""}};
  web::add_panel_error(view, context.request, refusal);
  page.main = html::render("src/training/sign_set/sign_set.html", view);
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200);
}

// The ministry looks at it as well.
Result<RecordSet> unsigned_set(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) -> Result<RecordSet> {
    auto set = visible_set(tx, context.actor, context.request.id("set"));
    if (set && !allowed(*set, SetAction::sign))
      return refuse(refusals::set_not_formed, "Набор " + std::string(russian_name(set->state)) + ".");
    return set;
  });
}

Result<RecordSet> set_to_sign(web::PageContext const& context) {
  auto set = unsigned_set(context);
  if (set && set->organisation != context.actor.organisation) return refuse(refusals::set_not_found);
  return set;
}

}  // namespace

http::Response show_sign_set(web::PageContext const& context) {
  if (!context.actor.may("training.sign")) return web::refused(context, refuse(refusals::only_signers_sign));
  auto const set = set_to_sign(context);
  if (!set) return web::refused(context, set.error());
  // Asked again on entry; here it spares a signature in vain.
  auto const obstacles = context.read([&](database::ReadTx& tx) { return obstacles_of(tx, *set); });
  if (obstacles.total == 0) return page_of(context, *set, nullptr);
  return show_obstacles(context, obstacles,
                        {"Набор № " + std::to_string(set->id.value) + " внести нельзя", set->origin, false,
                         address_of(*set), "К набору"});
}

http::Response download_signed_bytes(web::PageContext const& context) {
  auto const set = unsigned_set(context);
  if (!set) return web::refused(context, set.error());
  log_oversight(context, "training.set-viewed", "record-set:" + std::to_string(set->id.value), context.request.path);
  auto response = http::bytes(context.read([&](database::ReadTx& tx) { return signed_bytes_of(tx, *set); }),
                              "text/plain; charset=utf-8");
  response.download_as("set-" + std::to_string(set->id.value) + ".txt");
  return response;
}

http::Response submit_sign_set(web::ActionContext const& context) {
  auto const set = set_to_sign(context);
  if (!set) return web::refused(context, set.error());
  auto const signature = web::signature_of(context.request);
  auto const sent = sign_set(context.services(), context.actor, set->id, signature, context.now);
  if (sent) return http::see_other(address_of(*set));
  auto const refusal = sent.error();
  bool const same_page = refusal.kind == &refusals::signature_refused;
  return same_page ? page_of(context, *set, &refusal) : web::refused(context, refusal);
}

}  // namespace obereg::training
