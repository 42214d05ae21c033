// Terms and kinds of the regulation in Russian words for pages.
#pragma once
#include <string>
#include <string_view>

#include "accreditation/regulation/regulation.hpp"

namespace obereg::accreditation {

std::string_view words_of(ApplicantKind kind);  // "юридическое лицо"
std::string_view words_of(Channel channel);     // "заказным письмом"
std::string_view words_of(Holder holder);       // "общий отдел"

// As a line or a sentence begins: "Заказным письмом".
std::string with_capital(std::string_view words);

// "25 рабочих дней со дня регистрации заявления", "6 часов с регистрации заявления", "в день решения".
std::string words_of(Deadline const& deadline);

}  // namespace obereg::accreditation
