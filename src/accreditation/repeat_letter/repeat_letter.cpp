#include "accreditation/repeat_letter/repeat_letter.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/regulation/names.hpp"
#include "accreditation/tell_applicant/tell_applicant.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace {

constexpr char const words[] = R"(Здравствуйте.

По заявлению об аккредитации № {incoming} есть письмо № {number} от {date}. Прошло три дня, а в кабинете его ещё никто не открыл.

Прочитать и скачать: {address}

Больше мы об этом письме не напомним.
)";

void note(database::Tx& tx, casework::Case const& held, casework::Letter const& letter, std::size_t count,
          Instant now) {
  Actor program;
  program.address = "job";
  auto const what = "Письмо № " + letter.number + " три дня не открывали в кабинете: " +
                    (count == 0 ? "напомнить некому, почты нет." : "о нём напомнили по почте.");
  casework::add_event(tx, held.id, {now, "letter-repeated", "Система", what});
  audit::record(tx, program, "accreditation.letter-repeated", "accreditation-case:" + std::to_string(held.id.value),
                "письмо № " + letter.number + ", писем по почте: " + std::to_string(count), now);
}

void repeat(database::Tx& tx, web::Settings const& settings, casework::LetterId id, Instant now) {
  auto const letter = casework::find_letter(tx, id);
  if (!letter || !casework::claim_repeat(tx, id, now)) return;
  auto const held = any_case(tx, letter->held.value).value();
  auto const recipients = notice_addresses(tx, held, held.filed_by);
  for (auto const& recipient : recipients)
    mail::send_later(tx, recipient, "Вас ждёт письмо № " + letter->number,
                     fmt::format(words, fmt::arg("incoming", held.incoming_number), fmt::arg("number", letter->number),
                                 fmt::arg("date", letter->dated_on.russian()),
                                 fmt::arg("address", settings.origin + case_address(held.id, Reader::applicant))),
                     now);
  note(tx, held, *letter, recipients.size(), now);
}

}  // namespace

bool is_read_in_cabinet(casework::Case const& held) {
  return held.channel == name_of(Channel::portal);
}

void send_to_cabinet(database::Tx& tx, casework::Case const& held, casework::NewLetter const& letter, Instant now) {
  auto const id = casework::add_letter(tx, letter, now);
  if (!is_read_in_cabinet(held)) return;
  jobs::enqueue(tx, repeat_letter_job, boost::json::serialize(boost::json::object{{"letter", id.value}}), now,
                now + unread_for);
}

void repeat_letter(jobs::Run& run, web::Services const& services) {
  auto const id = boost::json::parse(run.job.payload).at("letter").to_number<std::int64_t>();
  services.database.write([&](database::Tx& tx) { repeat(tx, services.settings, {id}, run.now()); });
}

}  // namespace obereg::accreditation
