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
// In words for whoever was invited.
inline constexpr RefusalKind address_has_password{"access.address-has-password",
                                                  "С этой почтой по паролю уже входит другая учётная запись",
                                                  "Если она ваша, войдите с ней: забытый пароль меняют по ссылке на "
                                                  "странице входа. Если нет, попросите того, кто вас "
                                                  "пригласил, указать другой адрес.",
                                                  409};

}  // namespace obereg::access::refusals
