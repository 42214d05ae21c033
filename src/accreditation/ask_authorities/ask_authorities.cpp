#include "accreditation/ask_authorities/ask_authorities.hpp"

#include "accreditation/application/formats.hpp"
#include "accreditation/interagency/compare.hpp"
#include "accreditation/refusals.hpp"
#include "core/requisites.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/calendar/due/hours.hpp"
#include "platform/html/format.hpp"

namespace obereg::accreditation {

namespace {

std::string cell(TableRow const& row, std::string_view column) {
  auto const found = row.find(column);
  return found == row.end() ? std::string() : text::tidy_spaces(found->second);
}

AskedAbout about_of(std::string const& kind, TableRow const& row) {
  AskedAbout about{kind, {cell(row, "last_name"), cell(row, "first_name"), cell(row, "middle_name"), "", {}}, {}};
  if (kind == employment_kind) {
    auto const snils = Snils::parse(cell(row, "snils"));
    about.person.snils = snils ? snils->digits() : std::string();
    about.person.birth_date = date_of(cell(row, "birth_date"));
  } else {
    for (auto const column : {"education_document", "further_education_document"})
      if (auto document = cell(row, column); !document.empty()) about.documents.push_back(std::move(document));
  }
  return about;
}

std::string hindrance_of(AskedAbout const& about) {
  if (about.kind != employment_kind)
    return about.documents.empty() ? "в заявлении нет реквизитов документа об образовании" : "";
  if (about.person.snils.empty()) return "в заявлении нет СНИЛС";
  return about.person.birth_date ? "" : "в заявлении нет даты рождения";
}

Deadline const& term_of(Variant const& variant, std::string_view key) {
  return *variant.deadline(key);
}

}  // namespace

std::vector<Askable> askables_of(Variant const& variant, Answers const& answers) {
  std::vector<Askable> questions;
  int number = 0;
  for (auto const& row : answers.rows("specialists")) {
    ++number;
    for (auto const& request : variant.interagency) {
      Askable question{&request, "specialist-" + std::to_string(number), "", about_of(request.key, row), ""};
      question.subject_name = question.about.person.full_name();
      question.hindrance = hindrance_of(question.about);
      questions.push_back(std::move(question));
    }
  }
  return questions;
}

// П. 60–61: «Основанием для направления межведомственного запроса является заявление (запрос) о предоставлении Услуги.
// Межведомственный запрос направляется в течение 6 часов».
Result<int> ask_authorities(database::Tx& tx, Actor const& actor, casework::Case const& held, Answers const& answers,
                            std::chrono::minutes zone, Instant now) {
  auto const& variant = *regulation().variant(held.variant);
  if (variant.interagency.empty()) return refuse(refusals::requests_not_provided);
  if (held.state != casework::CaseState::open) return refuse(refusals::requests_of_closed_case);
  auto const hours = term_of(variant, "interagency_request").term;
  int made = 0;
  for (auto const& question : askables_of(variant, answers)) {
    if (!question.hindrance.empty()) continue;
    auto const message_id = new_message_id();
    casework::NewRequest const wanted{
        held.id,
        question.request->key,
        question.request->provider,
        question.subject,
        question.subject_name,
        calendar::due_in_hours(held.registered_at, hours),
        calendar::explained_in_hours(held.registered_at, hours, "регистрации заявления", zone),
        message_id,
        request_xml(question.about, message_id)};
    if (casework::add_request(tx, wanted, actor.account, now)) ++made;
  }
  if (made == 0) return refuse(refusals::nothing_to_ask);
  auto const words = html::counted(made, "запрос", "запроса", "запросов");
  casework::tell_asked(tx, held.id, actor.name, "Сведения о специалистах запрошены у других ведомств: " + words + ".",
                       now);
  audit::record(tx, actor, "accreditation.authorities-asked", "accreditation-case:" + std::to_string(held.id.value),
                "входящий номер " + held.incoming_number + ", " + words, now);
  casework::exchange_now(tx, now);
  return made;
}

Result<bool> ask_again(database::Tx& tx, Actor const& actor, casework::Request const& request, Instant now) {
  auto const about = read_request(casework::content_of(tx, request.message_id));
  auto const message_id = new_message_id();
  if (!casework::send_again(tx, request.id, message_id, request_xml(about, message_id), actor.account, now))
    return refuse(refusals::request_closed);
  audit::record(tx, actor, "accreditation.authority-asked-again",
                "accreditation-request:" + std::to_string(request.id.value),
                "входящий номер " + request.incoming_number + ", сообщение " + message_id, now);
  casework::exchange_now(tx, now);
  return true;
}

casework::ExchangedService exchanged_service() {
  return {judge_answer, [](database::Tx& tx, casework::Recorded const& what, Instant now) {
            if (!what.request) return;  // what fits no request is a row that nobody can change, and no case is touched
            Actor exchange;
            exchange.name = "Обмен с ведомствами";
            exchange.address = "job";
            audit::record(tx, exchange, "accreditation.answer-received",
                          "accreditation-request:" + std::to_string(what.request->value),
                          std::string(title_of(what.outcome)), now);
          }};
}

}  // namespace obereg::accreditation
