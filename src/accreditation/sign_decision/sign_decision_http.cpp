#include "accreditation/application/shown_application.hpp"
#include "accreditation/ask_authorities/doubts.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/mail_letters/send_result.hpp"
#include "accreditation/mend_document/mended_file.hpp"
#include "accreditation/sign_decision/decisions_http.hpp"
#include "accreditation/sign_decision/in_turn.hpp"
#include "accreditation/sign_decision/sign_decision.hpp"
#include "accreditation/sign_decision/sign_views.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

struct Asked {
  ToDecide decided;
  std::vector<access::BoundCertificate> certificates;
  std::string due;  // of the decision's clock, in words
  std::vector<std::string> doubts;
};

std::string due_words(database::ReadTx& tx, casework::CaseId id, web::PageContext const& context) {
  for (auto const& clock : casework::deadlines_of(tx, id))
    if (clock.term.name == "decision") {
      auto const late = context.now >= clock.end.at;
      return "до конца дня " + casework::last_day(clock.end.at, context.settings().zone) +
             (late ? ", просрочено; подписать можно" : "") + ". " + clock.end.explained + " (" + clock.term.clause +
             ")";
    }
  return "";
}

// By the terms that hold now; the certificate is the one that the address names, else the first.
Result<Asked> asked(web::PageContext const& context, std::int64_t certificate) {
  return context.read([&](database::ReadTx& tx) -> Result<Asked> {
    auto const work = case_to_decide(tx, context.actor, context.request.id("case"));
    if (!work) return work.error();
    auto const terms = terms_now(tx, context.actor, *work, certificate, context.settings(), context.now);
    if (!terms) return terms.error();
    auto decided = decision_to_sign(tx, {context.settings(), context.files(), context.log_key()}, context.actor, *work,
                                    *terms, context.now);
    if (!decided) return decided.error();
    return Asked{std::move(*decided), usable_certificates(tx, context.actor, context.now),
                 due_words(tx, work->held.id, context), doubts_about(tx, work->held, work->application.answers)};
  });
}

std::vector<html::View> facts_of(Asked const& asked) {
  auto const& facts = asked.decided.facts;
  return {summary_row("Заявитель", facts.organisation + ", ИНН " + facts.inn),
          summary_row("Заявление", "№ " + facts.incoming_number + " от " + facts.incoming_date),
          summary_row("Решение", outcome_title(asked.decided.work)),
          summary_row("Письмо", "№ " + facts.letter_number + " от " + facts.letter_date),
          summary_row("Запись реестра", facts.is_granted ? facts.registry_number : ""),
          summary_row("Срок решения", asked.due),
          summary_row("Сертификат", facts.certificate_owner + ", № " + facts.certificate_serial)};
}

void show_effect(html::View& view, Asked const& asked, std::string const& address) {
  auto const& work = asked.decided.work;
  auto const step = registry_step_of(*work.variant, work.examination.typed);
  view.set("told", words_of(delivery_of(work))).set("registry_changes", asked.decided.facts.is_granted && step);
  view.set("mended", attached_mended_views(*work.variant, work.examination.typed, address + "/mended"));
  show_doubts(view, asked.doubts);
}

void add_turn(html::View& view, std::vector<std::int64_t> const& rest) {
  std::vector<html::View> queue;
  if (!rest.empty())
    queue.push_back({{"left", html::counted(static_cast<long long>(rest.size()), "письмо", "письма", "писем")},
                     {"next_href", turn_address(rest)}});
  auto const query = in_query(rest);
  view.set("queue", std::move(queue)).set("then", query.empty() ? query : query.substr(query.find('=') + 1));
}

// Of several in turn the list is where to go on from.
http::Response not_signed(web::PageContext const& context, Refusal const& refusal) {
  if (rest_of_turn(context.request).empty()) return web::refused(context, refusal);
  return decisions_page(context, web::in_words(refusal), refusal.kind->status);
}

http::Response sign_page(web::PageContext const& context, Asked const& asked, Refusal const* refusal) {
  auto const& decided = asked.decided;
  auto const address = case_address(decided.work.held.id, Reader::signatory);
  auto const query = "?" + in_query(decided.terms);
  auto const rest = rest_of_turn(context.request);
  auto const then = rest.empty() ? std::string() : "&" + in_query(rest);
  html::Page page;
  page.title = "Подписать решение по заявлению № " + decided.facts.incoming_number;
  page.back_href = address;
  page.has_errors = refusal != nullptr;
  page.scripts = {"sign.js"};
  html::View view{
      {"letter_title",
       decided.facts.is_granted ? decided.work.variant->letter.text : decided.work.variant->refusal_letter.text},
      {"rows", facts_of(asked)},
      {"letter", letter_text(decided.facts, registry_step_of(*decided.work.variant, decided.work.examination.typed))},
      {"address", address},
      {"bytes_url", address + "/bytes" + query},
      {"bytes_name", decided.letter.name},
      {"post_to", address + "/sign" + query + then},
      {"plugin_script_url", ""},
      {"csrf_token", context.csrf_token},
      {"error", refusal ? refusal->kind->title : ""},
      {"error_advice", refusal ? refusal->kind->advice : ""},
      {"detail", refusal ? refusal->detail : ""}};
  add_turn(view, rest);
  show_effect(view, asked, address);
  view.set("certificate_field",
           certificate_field(asked.certificates, asked.decided.terms.certificate, context.settings().zone));
  web::add_panel_error(view, context.request, refusal);
  page.main = html::render("src/accreditation/sign_decision/sign.html", view);
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200);
}

// A script that signs several letters (sign_together) is answered in its own way.
http::Response signed_by_script(web::ActionContext const& context, LetterTerms const& terms) {
  auto const id = context.request.id("case").value_or(0);
  auto const done =
      sign_decision(context.services(), context.actor, id, terms, web::signature_of(context.request), context.now);
  if (!done) return web::refused(context, done.error());
  http::Response response;
  response.status = 204;
  return response;
}

}  // namespace

http::Response show_sign_decision(web::PageContext const& context) {
  auto const found = asked(context, asked_certificate(context.request));
  return found ? sign_page(context, *found, nullptr) : not_signed(context, found.error());
}

http::Response download_letter_bytes(web::PageContext const& context) {
  auto const terms = letter_terms_of(context.request.query);
  if (!terms) return web::refused(context, refuse(refusals::letter_out_of_date));
  auto const decided = context.read([&](database::ReadTx& tx) -> Result<ToDecide> {
    auto const work = case_to_decide(tx, context.actor, context.request.id("case"));
    if (!work) return work.error();
    return decision_to_sign(tx, {context.settings(), context.files(), context.log_key()}, context.actor, *work, *terms,
                            context.now);
  });
  if (!decided) return web::refused(context, decided.error());
  auto response = http::bytes(decided->letter.bytes, decided->letter.media_type);
  response.download_as(decided->letter.name);
  return response;
}

// Where the letter is out of date or the signature is refused, the page comes back with the letter as it is now.
http::Response submit_sign_decision(web::ActionContext const& context) {
  auto const terms = letter_terms_of(context.request.query);
  if (terms && context.request.wants_json()) return signed_by_script(context, *terms);
  auto const found = asked(context, asked_certificate(context.request));
  if (!found) return not_signed(context, found.error());
  if (!terms) return web::refused(context, refuse(refusals::letter_out_of_date));
  auto const done = sign_decision(context.services(), context.actor, found->decided.work.held.id.value, *terms,
                                  web::signature_of(context.request), context.now);
  auto const rest = rest_of_turn(context.request);
  auto const list = "/accreditation/decisions?signed=" + std::to_string(found->decided.work.held.id.value);
  if (done) return http::see_other(rest.empty() ? list : turn_address(rest));
  auto const refusal = done.error();
  bool const same_page =
      refusal.kind == &refusals::decision_signature_refused || refusal.kind == &refusals::letter_out_of_date;
  if (!same_page) return not_signed(context, refusal);
  auto const now_it_is = asked(context, terms->certificate);
  return now_it_is ? sign_page(context, *now_it_is, &refusal) : not_signed(context, now_it_is.error());
}

}  // namespace obereg::accreditation
