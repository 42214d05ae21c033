#include <charconv>

#include "accreditation/application/sections.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/check_application/known_facts.hpp"
#include "accreditation/fill_application/fill_http.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/regulation/words.hpp"
#include "casework/store.hpp"
#include "platform/audit/audit.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

struct State {
  std::string_view words, colour;
};

State state_of(std::string_view section, std::vector<Fault> const& faults) {
  bool empty = false, wrong = false, incomplete = false;
  for (auto const& fault : faults) {
    if (fault.section != section) continue;
    (fault.is_empty ? empty : fault.hinders ? wrong : incomplete) = true;
  }
  if (wrong) return {"Исправить", "red"};
  if (empty) return {"Не заполнено", "grey"};
  return incomplete ? State{"Есть замечания", "yellow"} : State{"Заполнено", "green"};
}

html::View task_view(std::string_view key, std::string_view title, std::string href, std::vector<Fault> const& faults) {
  auto const state = state_of(key, faults);
  return {{"key", key}, {"title", title}, {"href", std::move(href)}, {"state", state.words}, {"colour", state.colour}};
}

std::vector<html::View> tasks_of(Variant const& variant, Application const& application,
                                 std::vector<Fault> const& faults) {
  auto const address = address_of(application.id);
  std::vector<html::View> tasks;
  for (auto const& section : sections_of(variant)) {
    auto task = task_view(section.key, section.title, address + "/sections/" + std::string(section.key), faults);
    if (!is_asked(section, variant, application.answers)) task.set("state", "Не нужно").set("colour", "grey");
    tasks.push_back(std::move(task));
  }
  if (has_documents(variant, application.answers))
    tasks.push_back(task_view(documents_key, "Документы", address + "/documents", faults));
  return tasks;
}

http::Response tasks_page(web::PageContext const& context, Application const& application) {
  auto const& variant = *regulation().variant(application.variant);
  auto const known = context.read([&](database::ReadTx& tx) { return known_facts(tx, application, context.today()); });
  auto const faults = check_application(variant, application.answers, known);
  auto const& term = *variant.deadline("service");
  html::View view{{"number", variant.number},
                  {"applicant", words_of(variant.applicant)},
                  {"form_title", variant.form.title},
                  {"saved_at", russian_moment(application.changed_at, context.settings().zone)},
                  {"sections", tasks_of(variant, application, faults)},
                  {"term", words_of(term)},
                  {"term_clause", term.clause},
                  {"fee", regulation().service.fee},
                  {"address", address_of(application.id)},
                  {"csrf_token", context.csrf_token}};
  html::Page page;
  page.title = "Заявление, вариант " + std::to_string(variant.number);
  page.back_href = "/accreditation/applications";
  page.main = html::render("src/accreditation/fill_application/tasks.html", view);
  return web::show(context, std::move(page));
}

}  // namespace

http::Response begin_filling(web::ActionContext const& context) {
  auto const typed = context.request.form.get("variant");
  int number = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), number);
  auto const* const variant = regulation().variant(number);
  if (!variant)
    return web::refused(context, refuse(typed.empty() ? refusals::answers_missing : refusals::answer_unknown));
  auto const id = context.write([&](database::Tx& tx) {
    auto const known = known_answers(tx, context.actor, *variant);
    auto const begun = begin_application(tx, context.actor, number, known, context.now);
    if (begun.is_new)
      audit::record(tx, context.actor, "accreditation.application-begun",
                    "accreditation-application:" + std::to_string(begun.id.value), "вариант " + std::to_string(number),
                    context.now);
    return begun.id;
  });
  return http::see_other(address_of(id));
}

http::Response show_tasks(web::PageContext const& context) {
  auto const found = context.read(
      [&](database::ReadTx& tx) { return own_application(tx, context.actor, context.request.id("application")); });
  if (!found) return web::refused(context, found.error());
  if (found->filed_as) return http::see_other("/accreditation/cases/" + std::to_string(found->filed_as->value));
  return tasks_page(context, *found);
}

http::Response submit_discard(web::ActionContext const& context) {
  auto const done = context.write([&](database::Tx& tx) -> Result<bool> {
    if (was_discarded(tx, context.actor, context.request.id("application"))) return false;  // a second click
    auto const draft = own_draft(tx, context.actor, context.request.id("application"));
    if (!draft) return draft.error();
    if (!discard_draft(tx, draft->id, context.now)) return refuse(refusals::application_filed);
    audit::record(tx, context.actor, "accreditation.application-discarded",
                  "accreditation-application:" + std::to_string(draft->id.value), "", context.now);
    return true;
  });
  return done ? http::see_other("/accreditation/applications") : web::refused(context, done.error());
}

}  // namespace obereg::accreditation
