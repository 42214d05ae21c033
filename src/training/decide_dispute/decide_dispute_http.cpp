#include "training/decide_dispute/decide_dispute_http.hpp"

#include <limits>

#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "training/annul_record/annul_record.hpp"
#include "training/decide_dispute/decide_dispute.hpp"
#include "training/decide_dispute/sides.hpp"
#include "training/refusals.hpp"
#include "training/sign_act/sign_act_http.hpp"

namespace obereg::training {

namespace {

constexpr int page_size = 50;

std::string address_of(Dispute const& dispute) {
  return "/ministry/disputes/" + std::to_string(dispute.id);
}

html::View row_of(Dispute const& dispute) {
  return {{"number", dispute.number},
          {"href", address_of(dispute)},
          {"holder", dispute.holder.name},
          {"claimant", dispute.claimant.name},
          {"opened", russian_moment(dispute.opened_at)},
          {"is_open", !dispute.decided_at.has_value()}};
}

std::vector<html::View> decisions_of(std::vector<Dispute> const& disputes) {
  std::vector<html::View> views;
  for (auto const& dispute : disputes)
    views.push_back({{"decided", russian_moment(*dispute.decided_at)},
                     {"claimant", dispute.claimant.name},
                     {"decision", dispute.decision}});
  return views;
}

std::optional<Dispute> dispute_of(web::PageContext const& context) {
  auto const id = context.request.id("dispute");
  return id ? context.read([&](database::ReadTx& tx) { return find_dispute(tx, *id); }) : std::nullopt;
}

http::Response dispute_page(web::PageContext const& context, Dispute const& dispute, std::string const& typed,
                            std::vector<html::FieldError> const& errors) {
  context.log_view("training.record-viewed", "record:" + dispute.number, "спор № " + std::to_string(dispute.id));
  auto const claim = context.read([&](database::ReadTx& tx) { return claimed_file(tx, dispute); });
  auto const before = context.read([&](database::ReadTx& tx) { return earlier_disputes(tx, dispute); });
  html::View view{{"number", dispute.number},
                  {"holder", dispute.holder.name},
                  {"claimant", dispute.claimant.name},
                  {"lines", compared_sides(context, dispute)},
                  {"opened", russian_moment(dispute.opened_at)},
                  {"file_name", claim ? claim->name : ""},
                  {"is_open", !dispute.decided_at.has_value()},
                  {"decision", dispute.decision},
                  {"decided", dispute.decided_at ? russian_moment(*dispute.decided_at) : ""},
                  {"address", address_of(dispute)},
                  {"record_href", record_address(dispute.number)},
                  {"csrf_token", context.csrf_token}};
  view.set("earlier", decisions_of(before)).set("has_earlier", !before.empty());
  view.set("summary", html::error_summary(errors));
  view.set("decision_field", html::field_view("decision", "Решение", "Его получат по почте обе организации", typed,
                                              html::error_of(errors, "decision")));
  html::Page page;
  page.title = "Спор о номере " + dispute.number;
  page.back_href = "/ministry/disputes";
  page.has_errors = !errors.empty();
  page.main = html::render("src/training/decide_dispute/dispute.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

}  // namespace

http::Response show_disputes(web::PageContext const& context) {
  bool const decided = context.request.query.get("state") == "decided";
  auto const beyond = std::atoll(context.request.query.get("beyond").c_str());
  auto const disputes =
      context.read([&](database::ReadTx& tx) { return list_disputes(tx, decided, beyond, page_size + 1); });
  std::vector<html::View> rows;
  for (std::size_t i = 0; i < disputes.size() && i < page_size; ++i) rows.push_back(row_of(disputes[i]));
  auto const first = std::string("/ministry/disputes?state=") + (decided ? "decided" : "open");
  auto const next =
      disputes.size() > page_size ? first + "&beyond=" + std::to_string(disputes[page_size - 1].id) : std::string{};
  auto view = html::pagination_view(beyond > 0 ? first : "", next, "");
  view.set("heading", "Споры о номерах").set("actions", "").set("shows_decided", decided);
  view.set("disputes", rows).set("has_disputes", !rows.empty()).set("is_empty", rows.empty());
  view.set("empty_title", decided ? "Решённых споров нет" : "Открытых споров нет");
  view.set("empty_text", "Спор появляется, когда организация присылает запись с номером, который внесла другая.");
  view.set("empty_href", "").set("empty_action", "");
  html::Page page;
  page.title = "Споры о номерах";
  page.back_href = "/ministry";
  page.main = html::render("src/training/decide_dispute/disputes.html", view);
  return web::show(context, std::move(page));
}

http::Response show_dispute(web::PageContext const& context) {
  auto const dispute = dispute_of(context);
  return dispute ? dispute_page(context, *dispute, "", {}) : web::refused(context, refuse(refusals::dispute_not_found));
}

http::Response download_claimed_file(web::PageContext const& context) {
  auto const dispute = dispute_of(context);
  auto const claim =
      dispute ? context.read([&](database::ReadTx& tx) { return claimed_file(tx, *dispute); }) : std::nullopt;
  if (!claim) return web::refused(context, refuse(refusals::dispute_not_found));
  context.log_view("training.file-viewed", "dispute:" + std::to_string(dispute->id), "файл " + claim->name);
  http::Response response;
  response.content_type = "application/octet-stream";
  response.file = std::make_shared<std::string const>(context.files().path(claim->hash));
  return response.download_as(claim->name);
}

http::Response submit_decide_dispute(web::ActionContext const& context) {
  auto const dispute = dispute_of(context);
  if (!dispute) return web::refused(context, refuse(refusals::dispute_not_found));
  auto const typed = context.request.form.get("decision");
  if (auto const wrong = wrong_reason(typed); !wrong.empty())
    return dispute_page(context, *dispute, typed, {{"decision", "Напишите решение: не длиннее 1000 знаков."}});
  auto const done = context.write([&](database::Tx& tx) {
    return decide_dispute(tx, context.actor, dispute->id, text::tidy_spaces(typed), context.now);
  });
  return done ? http::see_other(address_of(*dispute)) : web::refused(context, done.error());
}

}  // namespace obereg::training
