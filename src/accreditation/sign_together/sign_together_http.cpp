#include "accreditation/sign_together/sign_together_http.hpp"

#include <algorithm>

#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/sign_decision/in_turn.hpp"
#include "accreditation/sign_decision/sign_decision.hpp"
#include "accreditation/sign_decision/sign_views.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

struct Letters {
  std::vector<ToDecide> to_sign;  // in the order in which they are signed
  std::vector<std::string> hindered;
  std::vector<access::BoundCertificate> certificates;
};

std::string number_of(database::ReadTx& tx, std::int64_t id) {
  auto const held = casework::find_case(tx, service_name, {id});
  return held ? held->incoming_number : std::to_string(id);
}

// Those before it take their numbers first: so each letter has the next one, in the registry too.
Result<ToDecide> next_letter(database::ReadTx& tx, web::PageContext const& context, std::int64_t id,
                             std::vector<ToDecide> const& before) {
  auto const work = case_to_decide(tx, context.actor, id);
  if (!work) return work.error();
  auto terms = terms_now(tx, context.actor, *work, asked_certificate(context.request), context.settings(), context.now);
  if (!terms) return terms.error();
  terms->number += static_cast<std::int64_t>(before.size());
  if (terms->record > 0)
    terms->record +=
        std::count_if(before.begin(), before.end(), [](auto const& each) { return each.terms.record > 0; });
  return decision_to_sign(tx, {context.settings(), context.files(), context.log_key()}, context.actor, *work, *terms,
                          context.now);
}

Letters letters_of(web::PageContext const& context, std::vector<std::int64_t> const& cases) {
  return context.read([&](database::ReadTx& tx) {
    Letters letters;
    letters.certificates = usable_certificates(tx, context.actor, context.now);
    for (auto const id : cases) {
      auto next = next_letter(tx, context, id, letters.to_sign);
      if (next)
        letters.to_sign.push_back(std::move(*next));
      else
        letters.hindered.push_back("Заявление № " + number_of(tx, id) + ": " + web::in_words(next.error()));
    }
    return letters;
  });
}

html::View letter_view(ToDecide const& decided) {
  auto const& facts = decided.facts;
  auto const& work = decided.work;
  auto const address = case_address(work.held.id, Reader::signatory);
  auto const query = "?" + in_query(decided.terms);
  return {{"id", work.held.id.value},
          {"number", facts.incoming_number},
          {"case_href", address},
          {"outcome", outcome_title(work)},
          {"colour", facts.is_granted ? "green" : "red"},
          {"organisation", facts.organisation},
          {"inn", facts.inn},
          {"letter_number", facts.letter_number},
          {"letter", letter_text(facts, registry_step_of(*work.variant, work.examination.typed))},
          {"bytes_url", address + "/bytes" + query},
          {"post_to", address + "/sign" + query}};
}

std::string heading_of(std::size_t count) {
  return "Подписать " + html::counted(static_cast<long long>(count), "решение", "решения", "решений");
}

}  // namespace

std::string together_address(std::vector<std::int64_t> const& cases) {
  if (cases.size() < 2) return turn_address(cases);
  return "/accreditation/decisions/together?cases=" + with_commas(cases);
}

http::Response show_sign_together(web::PageContext const& context) {
  auto const cases = cases_of(context.request, "cases");
  auto const letters = letters_of(context, cases);
  std::vector<html::View> views;
  for (auto const& each : letters.to_sign) views.push_back(letter_view(each));
  html::Page page;
  page.title = letters.to_sign.empty() ? "Подписывать нечего" : heading_of(letters.to_sign.size());
  page.back_href = "/accreditation/decisions";
  page.scripts = {"sign.js"};
  html::View view{{"heading", page.title},
                  {"cases", with_commas(cases)},
                  {"in_turn_href", turn_address(cases)},
                  {"hindered", letters.hindered},
                  {"has_letters", !views.empty()},
                  {"plugin_script_url", ""},
                  {"key_error", ""},
                  {"plugin_error", ""},
                  {"post_to", ""},
                  {"csrf_token", context.csrf_token}};
  view.set("letters", std::move(views));
  auto const chosen = letters.to_sign.empty() ? 0 : letters.to_sign.front().terms.certificate;
  view.set("certificate_field", certificate_field(letters.certificates, chosen, context.settings().zone));
  page.main = html::render("src/accreditation/sign_together/sign_together.html", view);
  return web::show(context, std::move(page));
}

}  // namespace obereg::accreditation
