#include "accreditation/rate_service/rate_http.hpp"

#include <algorithm>
#include <charconv>

#include "accreditation/application/shown_application.hpp"
#include "accreditation/complaint/complaint_form.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/rate_service/rate_service.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_comment = 2000;

struct Asked {
  casework::Case held;
  std::optional<casework::Rating> given;
};

Result<Asked> asked(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) -> Result<Asked> {
    auto const held = own_case(tx, context.actor, context.request.id("case"));
    if (!held) return held.error();
    if (auto const result = has_result(*held); !result) return result.error();
    return Asked{*held, casework::rating_of(tx, held->id)};
  });
}

struct RatingForm {
  std::array<std::string, casework::all_aspects.size()> scores;  // as typed, by all_aspects
  std::string comment;
  std::vector<html::FieldError> errors;
};

std::vector<html::Choice> scores() {
  return {{"5", "5, отлично"}, {"4", "4, хорошо"}, {"3", "3, терпимо"}, {"2", "2, плохо"}, {"1", "1, очень плохо"}};
}

casework::Rating checked(RatingForm& form) {
  casework::Rating rating;
  for (std::size_t at = 0; at < form.scores.size(); ++at) {
    auto const& typed = form.scores[at];
    auto const choices = scores();
    bool const is_known =
        std::any_of(choices.begin(), choices.end(), [&](html::Choice const& each) { return each.value == typed; });
    if (is_known)
      rating.scores[at] = typed.front() - '0';
    else
      form.errors.push_back({std::string(to_text(casework::all_aspects[at])),
                             "Поставьте оценку: «" + std::string(title_of(casework::all_aspects[at])) + "»."});
  }
  if (!form.comment.empty())
    if (auto const wrong = wrong_text(form.comment, longest_comment, ""); !wrong.empty())
      form.errors.push_back({"comment", wrong});
  if (!text::is_clean(form.comment)) form.comment.clear();
  rating.comment = form.comment;
  return rating;
}

http::Response shown(web::PageContext const& context, Asked const& asked, html::View view, bool has_errors,
                     int status) {
  view.set("number", asked.held.incoming_number).set("back", case_address(asked.held.id, Reader::applicant));
  html::Page page;
  page.title = "Оценка услуги по заявлению № " + asked.held.incoming_number;
  page.back_href = case_address(asked.held.id, Reader::applicant);
  page.has_errors = has_errors;
  page.main = html::render("src/accreditation/rate_service/rate.html", view);
  return web::show(context, std::move(page), status);
}

http::Response given_page(web::PageContext const& context, Asked const& asked) {
  std::vector<html::View> rows;
  for (std::size_t at = 0; at < casework::all_aspects.size(); ++at)
    rows.push_back(summary_row(std::string(title_of(casework::all_aspects[at])),
                               std::to_string(asked.given->scores[at]) + " из 5"));
  auto view = html::error_summary({});
  view.set("is_given", true).set("rows", rows).set("comment", asked.given->comment).set("fields", false);
  return shown(context, asked, view, false, 200);
}

http::Response form_page(web::PageContext const& context, Asked const& asked, RatingForm const& form, int status) {
  auto view = html::error_summary(form.errors);
  std::vector<html::View> fields;
  for (std::size_t at = 0; at < casework::all_aspects.size(); ++at) {
    auto const aspect = casework::all_aspects[at];
    fields.push_back(html::choice_view(to_text(aspect), title_of(aspect), "", scores(), form.scores[at],
                                       html::error_of(form.errors, to_text(aspect))));
  }
  view.set("is_given", false).set("fields", fields).set("csrf_token", context.csrf_token).set("comment", "");
  view.set("comment_field",
           html::field_view("comment", "Что сделать лучше", "Можно не писать. Имён других людей не называйте.",
                            form.comment, html::error_of(form.errors, "comment")));
  return shown(context, asked, view, !form.errors.empty(), status);
}

}  // namespace

http::Response show_rate(web::PageContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, found.error());
  return found->given ? given_page(context, *found) : form_page(context, *found, {}, 200);
}

http::Response submit_rating(web::ActionContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, found.error());
  RatingForm form;
  for (std::size_t at = 0; at < form.scores.size(); ++at)
    form.scores[at] = context.request.form.get(to_text(casework::all_aspects[at]));
  form.comment = context.request.form.get("comment");
  auto const rating = checked(form);
  if (!form.errors.empty()) return form_page(context, *found, form, 422);
  auto const done = context.write(
      [&](database::Tx& tx) { return rate_service(tx, context.actor, found->held, rating, context.now); });
  if (!done) return web::refused(context, done.error());
  return http::see_other(case_address(found->held.id, Reader::applicant) + "/rating");
}

}  // namespace obereg::accreditation
