#include "accreditation/service_facts/facts_http.hpp"

#include <boost/algorithm/string/trim.hpp>
#include <charconv>

#include "access/request_access/request_form.hpp"
#include "accreditation/complaint/complaint_form.hpp"
#include "accreditation/service_facts/service_facts.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view address = "/admin/service-facts";

struct FactsForm {
  ServiceFacts typed;
  std::int64_t seen = 0;
  std::vector<html::FieldError> errors;
};

// Lines are kept; browsers end them with a carriage return too.
std::string tidy_lines(std::string typed) {
  std::erase(typed, '\r');
  return boost::algorithm::trim_copy(typed);
}

bool is_one_line(std::string_view key) {
  return key == "email" || key == "site";
}

std::string wrong_fact(std::string_view key, std::string const& typed) {
  if (typed.empty()) return "";
  if (auto wrong = wrong_text(typed, longest_service_fact, ""); !wrong.empty()) return wrong;
  if (key == "email" && !access::is_email(typed)) return "Напишите адрес так: name@example.ru.";
  if (key == "site" && !typed.starts_with("https://") && !typed.starts_with("http://"))
    return "Напишите адрес сайта целиком: https://example.ru.";
  return "";
}

FactsForm read_form(http::Fields const& fields) {
  FactsForm form;
  auto const seen = fields.get("seen");
  std::from_chars(seen.data(), seen.data() + seen.size(), form.seen);
  for (std::size_t at = 0; at < form.typed.size(); ++at) {
    auto const key = service_fact_kinds.at(at).key;
    auto& typed = form.typed.at(at);
    typed = is_one_line(key) ? text::tidy_spaces(fields.get(key)) : tidy_lines(fields.get(key));
    if (auto const wrong = wrong_fact(key, typed); !wrong.empty()) form.errors.push_back({std::string(key), wrong});
    if (!text::is_clean(typed)) typed.clear();
  }
  return form;
}

std::vector<html::View> fields_of(FactsForm const& form) {
  std::vector<html::View> fields;
  for (std::size_t at = 0; at < form.typed.size(); ++at) {
    auto const& kind = service_fact_kinds.at(at);
    auto const hint = std::string(kind.hint) + ", " + std::string(kind.clause);
    auto field = html::field_view(kind.key, kind.title, hint, form.typed.at(at), html::error_of(form.errors, kind.key));
    fields.push_back(field.set("rows", kind.key == "officials" ? "6" : "3").set("is_line", is_one_line(kind.key)));
  }
  return fields;
}

std::vector<html::View> history_of(std::vector<ServiceFactsVersion> const& versions, std::chrono::minutes zone) {
  std::vector<html::View> rows;
  for (auto const& version : versions)
    rows.push_back({{"at", russian_moment(version.made_at, zone)}, {"who", version.made_by}});
  return rows;
}

http::Response facts_page(web::PageContext const& context, FactsForm const& form,
                          std::vector<ServiceFactsVersion> const& versions, int status) {
  auto view = html::error_summary(form.errors);
  view.set("heading", "Сведения об услуге").set("address", address).set("fields", fields_of(form));
  view.set("seen", form.seen).set("csrf_token", context.csrf_token);
  view.set("has_history", !versions.empty()).set("history", history_of(versions, context.settings().zone));
  html::Page page;
  page.title = "Сведения об услуге";
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/service_facts/edit.html", view);
  return web::show(context, std::move(page), status);
}

std::vector<ServiceFactsVersion> versions(web::PageContext const& context) {
  return context.read([](database::ReadTx& tx) { return service_facts_versions(tx); });
}

}  // namespace

http::Response show_service_facts(web::PageContext const& context) {
  auto const all = versions(context);
  FactsForm form;
  if (!all.empty()) {
    form.typed = all.front().facts;
    form.seen = all.empty() ? 0 : all.front().version;
  }
  return facts_page(context, form, all, 200);
}

http::Response submit_service_facts(web::ActionContext const& context) {
  auto form = read_form(context.request.form);
  if (!form.errors.empty()) return facts_page(context, form, versions(context), 422);
  auto const done = context.write(
      [&](database::Tx& tx) { return put_service_facts(tx, context.actor, form.seen, form.typed, context.now); });
  if (done) return http::see_other(std::string(address));
  auto const all = versions(context);
  form.errors.push_back({"", web::in_words(done.error())});
  form.seen = all.empty() ? 0 : all.front().version;
  return facts_page(context, form, all, done.error().kind->status);
}

void show_facts(html::View& view, web::PageContext const& context) {
  auto const holds = context.read([](database::ReadTx& tx) { return service_facts(tx); });
  std::vector<html::View> facts;
  for (std::size_t at = 0; holds && at < holds->facts.size(); ++at) {
    auto const& kind = service_fact_kinds.at(at);
    auto const& told = holds->facts.at(at);
    if (told.empty()) continue;
    auto const href = kind.key == "site" ? told : kind.key == "email" ? "mailto:" + told : "";
    facts.push_back({{"fact", kind.title}, {"told", told}, {"href", href}, {"fact_clause", kind.clause}});
  }
  view.set("has_facts", !facts.empty());
  view.set("facts", std::move(facts));
  view.set("facts_changed", holds ? LocalDate::at(holds->made_at, context.settings().zone).russian() : "");
}

}  // namespace obereg::accreditation
