// The result of the service leaves when its letter is signed (п. 9.5, 69, 70; ACR-08, ACR-11).
#pragma once
#include <string>

#include "accreditation/examination/examination.hpp"
#include "accreditation/examination/in_work.hpp"
#include "platform/web/settings.hpp"

namespace obereg::accreditation {

struct Delivery {
  bool in_cabinet = false, by_post = false, by_email = false;
};
// П. 9.5: «Результаты Услуги могут быть получены посредством … Единого портала …, заказным письмом с уведомлением о
// вручении, а также по адресу электронной почты заявителя». On paper the letter goes by post unless e-mail was chosen.
Delivery delivery_of(Answers const& answers, bool on_paper, bool has_cabinet);

Delivery delivery_of(CaseInWork const& work);
// "появится в кабинете заявителя и встанет в список «Отправить почтой»"
std::string words_of(Delivery const& delivery);

// Where a letter by post goes: to the address that was asked for, else to the applicant's place; "" where neither is
// known.
std::string post_address_of(Answers const& answers);

// By post: the letter waits to be sent, and its clock begins. By e-mail: its text goes to the address of the
// application. Answers how, for the timeline: ", отправлено в кабинет, почтой отправить до конца дня 13.03.2026".
std::string send_result(database::Tx& tx, web::Settings const& settings, CaseInWork const& work,
                        CaseDecision const& decision, Instant now);

}  // namespace obereg::accreditation
