#pragma once
#include "core/refusal.hpp"

namespace obereg::access::refusals {

inline constexpr RefusalKind first_password_by_letter{
    "access.first-password-by-letter", "Первый пароль задают по ссылке из письма",
    "Нажмите «Прислать ссылку»: письмо придёт на подтверждённый адрес вашей учётной записи.", 409};
inline constexpr RefusalKind password_is_set{"access.password-is-set", "Пароль уже задан",
                                             "Смените его на странице «Вход по паролю»: там спросят нынешний. Если он "
                                             "забыт, выйдите и задайте новый по ссылке со страницы входа.",
                                             409};

}  // namespace obereg::access::refusals
