#include "app/verify_audit/verify_audit_http.hpp"

#include <boost/json.hpp>

#include "app/verify_audit/verify_audit.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::app {

namespace {

constexpr web::Permission admin{"admin"};

struct Shown {
  AuditCheck check;
  std::optional<jobs::Job> job;
  bool is_checking() const { return check.state == "checking" && job && job->state != "failed"; }
  bool is_failed() const { return check.state != "done" && !is_checking(); }
};

Shown shown_of(database::ReadTx& tx, AuditCheck const& check) {
  return {check, jobs::find(tx, check.job)};
}

std::string address_of(AuditCheck const& check) {
  return "/admin/audit/checks/" + std::to_string(check.id);
}

std::string result_of(Shown const& shown) {
  if (shown.is_checking()) return "Проверка идёт";
  if (shown.is_failed()) return "Проверка не завершилась";
  auto const& wrong = shown.check.first_wrong;
  return wrong ? "Журнал нарушен: первая неверная запись – № " + std::to_string(*wrong) : "Журнал цел";
}

std::string records_of(AuditCheck const& check) {
  if (check.right == 0) return "ни одной";
  return html::number(check.right) + ": с № 1 по № " + std::to_string(check.right);
}

html::View progress_of(std::optional<jobs::Job> const& job) {
  auto const progress = boost::json::parse(job ? job->progress : "{}").as_object();
  auto const figure = [&](std::string_view name) -> std::int64_t {
    auto const* value = progress.if_contains(name);
    return value ? value->to_number<std::int64_t>() : 0;
  };
  auto const done = figure("checked");
  return html::progress_view("Журнал проверяется", done, figure("of"),
                             done == 0 ? "" : "Проверено: " + html::counted(done, "запись", "записи", "записей"));
}

std::vector<html::View> facts_of(Shown const& shown, std::chrono::minutes zone) {
  std::vector<html::View> rows;
  auto const add = [&](char const* key, std::string const& value) {
    rows.push_back({{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}});
  };
  add("Запустил", shown.check.asked_by.name);
  add("Запущена", russian_moment(shown.check.asked_at, zone));
  if (shown.check.state != "done") return rows;
  add("Окончена", russian_moment(*shown.check.finished_at, zone));
  add("Верных записей подряд", records_of(shown.check));
  if (shown.check.first_wrong) add("Первая неверная запись", "№ " + std::to_string(*shown.check.first_wrong));
  return rows;
}

html::View check_view(Shown const& shown, web::PageContext const& context) {
  auto const& wrong = shown.check.first_wrong;
  return {{"csrf_token", context.csrf_token},
          {"address", address_of(shown.check)},
          {"is_checking", shown.is_checking()},
          {"is_failed", shown.is_failed()},
          {"is_right", shown.check.state == "done" && !wrong},
          {"is_wrong", wrong.has_value()},
          {"result", result_of(shown)},
          {"place", wrong ? "/admin/audit?before=" + std::to_string(*wrong + 1) : ""},
          {"progress", progress_of(shown.job)},
          {"facts", html::View{{"rows", facts_of(shown, context.settings().zone)}}}};
}

http::Response submit_verify_audit(web::ActionContext const& context) {
  auto const check =
      context.write([&](database::Tx& tx) { return ask_for_audit_check(tx, context.actor, context.now); });
  return http::see_other("/admin/audit/checks/" + std::to_string(check));
}

http::Response show_audit_check(web::PageContext const& context) {
  auto const shown = context.read([&](database::ReadTx& tx) {
    auto const check = find_audit_check(tx, context.request.id("check").value_or(0));
    return check ? std::optional(shown_of(tx, *check)) : std::nullopt;
  });
  if (!shown) return web::refused(context, refuse(web::not_found));
  auto view = check_view(*shown, context);
  if (context.request.is_partial()) return http::page(html::render("src/app/verify_audit/check_state.html", view));
  html::Page page;
  page.title = "Проверка журнала № " + std::to_string(shown->check.id);
  page.back_href = "/admin/audit";
  page.main = html::render("src/app/verify_audit/check.html", view.set("heading", page.title).set("actions", ""));
  return web::show(context, std::move(page));
}

}  // namespace

web::Routes verify_audit_routes() {
  return {web::post("/admin/audit/verify", admin, submit_verify_audit),
          web::get("/admin/audit/checks/{check}", admin, show_audit_check)};
}

html::View newest_check_view(web::PageContext const& context) {
  auto const newest = context.read([&](database::ReadTx& tx) {
    auto const check = newest_audit_check(tx);
    return check ? std::optional(shown_of(tx, *check)) : std::nullopt;
  });
  html::View view{{"csrf_token", context.csrf_token}, {"newest_href", newest ? address_of(newest->check) : ""}};
  if (!newest) return view;
  return view.set("newest_at", russian_moment(newest->check.asked_at, context.settings().zone))
      .set("newest_result", result_of(*newest));
}

}  // namespace obereg::app
