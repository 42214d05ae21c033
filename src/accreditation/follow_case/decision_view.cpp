#include "accreditation/follow_case/decision_view.hpp"

#include "access/accounts/names.hpp"
#include "accreditation/application/shown_application.hpp"
#include "accreditation/examination/findings.hpp"
#include "accreditation/examination/mended_document.hpp"
#include "accreditation/read_letter/read_letter.hpp"
#include "accreditation/regulation/shown.hpp"
#include "accreditation/repeat_letter/repeat_letter.hpp"

namespace obereg::accreditation {

namespace {

std::string document_href(std::string const& address, std::int64_t document) {
  return address + "/documents/" + std::to_string(document);
}

// For who sends letters and not for who gets them.
std::vector<html::View> reading_rows(WholeCase const& whole, Reader reader, std::int64_t document,
                                     std::chrono::minutes zone) {
  std::vector<html::View> rows;
  if (reader == Reader::applicant || !is_read_in_cabinet(whole.held)) return rows;
  for (auto const& letter : whole.letters)
    if (letter.document == document) rows.push_back(summary_row("Письмо заявителем", reading_words(letter, zone)));
  return rows;
}

// The applicant and the registry office have pages for it.
bool has_pdf(Reader reader) {
  return reader == Reader::applicant || reader == Reader::office;
}

std::vector<html::View> rows_of(Variant const& variant, CaseDecision const& decision) {
  bool const corrects = variant.purpose == Purpose::correction;
  auto const& letter = decision.is_granted ? variant.letter : variant.refusal_letter;
  return {summary_row(corrects && decision.is_granted ? "Исправлено" : "День решения", decision.decided_on.russian()),
          summary_row("Письмо", letter.text + ", № " + decision.letter_number + " от " + decision.decided_on.russian()),
          summary_row("Кто подписал", access::holder_name(decision.signer))};
}

// Where the letter goes by post besides: "Отправлено 12.03.2026, № 80…; вручено 16.03.2026".
void add_mailings(std::vector<html::View>& rows, WholeCase const& whole) {
  for (auto const& mailing : whole.mailings) {
    auto words = mailing.sent_on ? "отправлено " + mailing.sent_on->russian() + ", № " + mailing.tracking_number
                                 : std::string("ещё не отправлено");
    if (mailing.state == casework::MailingState::delivered) words += "; вручено " + mailing.ended_on->russian();
    if (mailing.state == casework::MailingState::returned)
      words += "; вернулось " + mailing.ended_on->russian() + (mailing.note.empty() ? "" : ": " + mailing.note);
    rows.push_back(summary_row("Заказным письмом", words));
  }
}

// "" where nothing goes by post, and for who does not send it.
std::string mailing_href(WholeCase const& whole, Reader reader) {
  if (reader != Reader::office || whole.mailings.empty()) return "";
  return "/accreditation/post/" + std::to_string(whole.mailings.back().id.value);
}

// "" of a decision that mends nothing.
std::string mended_href(WholeCase const& whole, std::string const& address) {
  for (auto const& document : whole.documents)
    if (document.item == mended_item) return document_href(address, document.id);
  return "";
}

std::vector<html::View> ground_views(Variant const& variant, CaseDecision const& decision) {
  std::vector<html::View> views;
  if (decision.is_granted) return views;
  for (auto const& ground : grounds_of(variant, decision.typed))
    views.push_back({{"text", ground.text}, {"clause", ground.clause}, {"reason", ground.reason}});
  return views;
}

std::vector<html::View> complaints_of(WholeCase const& whole) {
  auto view = shown(regulation().complaints);
  view.set("where", whole.complain_to);
  return {view};
}

}  // namespace

std::vector<html::View> decision_views(WholeCase const& whole, Reader reader, std::string const& address,
                                       std::chrono::minutes zone) {
  if (!whole.decision) return {};
  auto const& decision = *whole.decision;
  auto const& variant = *regulation().variant(whole.held.variant);
  auto rows = rows_of(variant, decision);
  for (auto& row : reading_rows(whole, reader, decision.letter, zone)) rows.push_back(std::move(row));
  add_mailings(rows, whole);
  bool const refused_to_applicant = !decision.is_granted && reader == Reader::applicant;
  html::View view{
      {"heading", decision.is_granted ? "Услуга оказана" : "В услуге отказано"},
      {"result", decision.is_granted ? "Результат: " + variant.result + "." : ""},
      {"rows", std::move(rows)},
      {"has_grounds", !decision.is_granted},
      {"grounds", ground_views(variant, decision)},
      {"letter_page_href", reader == Reader::applicant ? address + "/letter" : std::string()},
      {"letter_text", reader == Reader::applicant ? std::string() : decision.letter_text},
      {"letter_href", document_href(address, decision.letter)},
      {"has_pdf", has_pdf(reader)},
      {"signature_href", document_href(address, decision.signature)},
      {"card_href", decision.registry_number ? "/accreditation/registry/" + std::to_string(*decision.registry_number)
                                             : std::string()},
      {"may_apply_again", refused_to_applicant}};
  view.set("mailing_href", mailing_href(whole, reader)).set("mended_href", mended_href(whole, address));
  view.set("complaints", refused_to_applicant ? complaints_of(whole) : std::vector<html::View>{});
  return {view};
}

std::vector<html::View> withdrawal_views(WholeCase const& whole, Reader reader, std::string const& address,
                                         std::chrono::minutes zone) {
  for (auto const& letter : whole.letters) {
    if (letter.kind != "withdrawal") continue;
    std::vector<html::View> rows{summary_row("Письмо", "№ " + letter.number + " от " + letter.dated_on.russian())};
    for (auto& row : reading_rows(whole, reader, letter.document, zone)) rows.push_back(std::move(row));
    add_mailings(rows, whole);
    return {{{"rows", std::move(rows)},
             {"letter_page_href", reader == Reader::applicant ? address + "/letter" : std::string()},
             {"letter_text", reader == Reader::applicant ? std::string() : letter.text},
             {"letter_href", document_href(address, letter.document)},
             {"mailing_href", mailing_href(whole, reader)},
             {"has_pdf", has_pdf(reader)}}};
  }
  return {};
}

}  // namespace obereg::accreditation
