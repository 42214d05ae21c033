#pragma once
#include "core/refusal.hpp"

namespace obereg::access::refusals {

// Detail: what they state.
inline constexpr RefusalKind certificate_states_another_name{
    "access.certificate-states-another-name", "В сертификатах этого человека написано другое",
    "Проверьте, нет ли ошибки. Если имя сменилось, сохраните его: это будет записано в журнал действий.", 409};
inline constexpr RefusalKind own_email_by_code{
    "access.own-email-by-code", "Свой адрес почты так не меняют",
    "Откройте «Моя учётная запись», «Почта и телефон»: новый адрес подтверждают кодом из письма.", 409};

}  // namespace obereg::access::refusals
