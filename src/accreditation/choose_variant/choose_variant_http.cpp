#include "accreditation/choose_variant/choose_variant_http.hpp"

#include "accreditation/choose_variant/choose_variant.hpp"
#include "accreditation/choose_variant/variant_view.hpp"
#include "accreditation/refusals.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view address = "/accreditation/apply";

ProfilingAnswers answers_in(http::Fields const& query) {
  return {query.get("purpose"), query.get("applicant")};
}

std::string const& answer_to(Question const& question, ProfilingAnswers const& answers) {
  return question.key == "purpose" ? answers.purpose : answers.applicant;
}

Answer const* offered(Question const& question, std::string const& value) {
  for (auto const& answer : question.answers)
    if (answer.value == value) return &answer;
  return nullptr;
}

// The question to be shown: the one to be answered anew, else the first without an answer that is offered.
Question const* question_to_ask(ProfilingAnswers const& answers, std::string const& anew) {
  for (auto const& question : regulation().questions)
    if (question.key == anew) return &question;
  for (auto const& question : regulation().questions)
    if (!offered(question, answer_to(question, answers))) return &question;
  return nullptr;
}

// Only answers that are offered stand in it.
std::string address_to_change(Question const& changed, ProfilingAnswers const& answers) {
  auto href = std::string(address) + "?change=" + changed.key;
  for (auto const& question : regulation().questions)
    if (auto const* const answer = offered(question, answer_to(question, answers)))
      href += "&" + question.key + "=" + answer->value;
  return href;
}

std::string wrong_with(Question const& question, ProfilingAnswers const& answers, std::string const& asked) {
  if (!answer_to(question, answers).empty())
    return std::string(refusals::answer_unknown.title) + ". Выберите один из этих.";
  return asked == question.key ? "Выберите ответ" : "";
}

http::Response show_question(web::PageContext const& context, Question const& question, bool anew) {
  auto const& query = context.request.query;
  auto const answers = answers_in(query);
  auto const& questions = regulation().questions;
  auto const error = anew ? "" : wrong_with(question, answers, query.get("asked"));
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({question.key, error});
  std::vector<html::Choice> choices;
  for (auto const& answer : question.answers) choices.push_back({answer.value, answer.text, answer.hint});
  std::vector<html::View> hidden;
  html::Page page;
  page.back_href = "/accreditation";
  for (auto const& other : questions) {
    if (&other == &question) continue;
    if (auto const* const answer = offered(other, answer_to(other, answers)))
      hidden.push_back({{"name", other.key}, {"value", answer->value}});
    if (&other < &question) page.back_href = address_to_change(other, answers);
  }
  auto view = html::error_summary(errors);
  view.set("question",
           html::choice_view(question.key, question.text, "", choices, answer_to(question, answers), error));
  view.set("number", &question - questions.data() + 1).set("of", questions.size());
  view.set("asked", question.key).set("hidden", std::move(hidden)).set("clause", question.clause);
  page.title = question.text;
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/choose_variant/question.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

std::vector<html::View> answered(ProfilingAnswers const& answers) {
  std::vector<html::View> rows;
  for (auto const& question : regulation().questions)
    rows.push_back({{"key", question.text},
                    {"value", offered(question, answer_to(question, answers))->text},
                    {"is_number", false},
                    {"change_href", address_to_change(question, answers)},
                    {"change_of", "ответ"}});
  return rows;
}

http::Response variant_page(web::PageContext const& context, Variant const& variant, std::vector<html::View> answers,
                            std::string back_href) {
  auto view = variant_view(variant);
  view.set("may_apply", context.actor.may("accreditation.apply")).set("is_stranger", !context.actor.signed_in());
  view.set("csrf_token", context.csrf_token).set("has_answers", !answers.empty());
  view.set("rows", std::move(answers));
  html::Page page;
  page.title = "Вариант " + std::to_string(variant.number) + ". " + variant.title;
  page.back_href = std::move(back_href);
  page.main = html::render("src/accreditation/choose_variant/variant.html", view);
  return web::show(context, std::move(page));
}

}  // namespace

http::Response show_apply(web::PageContext const& context) {
  auto const answers = answers_in(context.request.query);
  auto const anew = context.request.query.get("change");
  if (auto const* const question = question_to_ask(answers, anew))
    return show_question(context, *question, question->key == anew);
  auto const chosen = choose_variant(answers);
  if (!chosen) return web::refused(context, chosen.error());
  return variant_page(context, *regulation().variant(*chosen), answered(answers),
                      address_to_change(regulation().questions.back(), answers));
}

http::Response show_variant(web::PageContext const& context) {
  auto const number = context.request.id("variant");
  auto const* const variant = number && *number <= 8 ? regulation().variant(static_cast<int>(*number)) : nullptr;
  if (!variant) return web::refused(context, refuse(web::not_found));
  return variant_page(context, *variant, {}, "/accreditation");
}

}  // namespace obereg::accreditation
