// Every 'no' of this module, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::access::refusals {

// Sign-in.
inline constexpr RefusalKind challenge_unknown{
    "access.challenge-unknown", "Такого задания на вход мы не выдавали",
    "Обновите страницу входа: появится новое задание. Подпишите его и отправьте подпись.", 422};
inline constexpr RefusalKind challenge_expired{
    "access.challenge-expired", "Задание на вход устарело",
    "Оно действует 10 минут. Обновите страницу входа и подпишите новое задание.", 422};
inline constexpr RefusalKind challenge_used{
    "access.challenge-used", "По этому заданию уже входили",
    "Каждое задание подписывают один раз. Обновите страницу входа и подпишите новое задание.", 422};
inline constexpr RefusalKind challenge_of_another_site{
    "access.challenge-of-another-site", "Задание на вход выдано для другого адреса сайта",
    "Проверьте адрес в строке браузера, обновите страницу входа и подпишите новое задание.", 422};
inline constexpr RefusalKind signature_missing{"access.signature-missing", "Подписи нет",
                                               "Выберите файл подписи (.sig) или подпишите в браузере.", 422};
inline constexpr RefusalKind certificate_unknown{
    "access.certificate-unknown", "Сертификат не привязан ни к одной учётной записи",
    "Подпись верна, но мы не знаем, чей это кабинет. Перешлите файл сертификата (.cer) администратору системы и "
    "попросите привязать его к вашей учётной записи.",
    403};
inline constexpr RefusalKind certificate_removed{
    "access.certificate-removed", "Сертификат отвязан от учётной записи",
    "Войдите другим своим сертификатом или попросите администратора системы привязать этот снова.", 403};
inline constexpr RefusalKind account_blocked{"access.account-blocked", "Учётная запись заблокирована",
                                             "Снять блокировку может администратор системы.", 403};
inline constexpr RefusalKind no_cabinets{"access.no-cabinets", "У учётной записи нет ни одного кабинета",
                                         "Попросите администратора системы дать вам роль в вашей организации.", 403};

inline constexpr RefusalKind key_without_scopes{"access.key-without-scopes", "У ключа нет ни одного права",
                                                "Отметьте хотя бы одно действие, которое программе можно.", 422};

// Administration.
inline constexpr RefusalKind certificate_taken{
    "access.certificate-taken", "Этот сертификат уже привязан к учётной записи",
    "Один сертификат принадлежит одному человеку. Найдите его учётную запись в списке.", 422};
inline constexpr RefusalKind organisation_unknown{"access.organisation-unknown", "Организации с таким ИНН нет",
                                                  "Проверьте ИНН или сначала добавьте организацию.", 422};
inline constexpr RefusalKind inn_taken{"access.inn-taken", "Организация с таким ИНН уже есть",
                                       "Найдите её в списке организаций.", 422};
inline constexpr RefusalKind authority_known{"access.authority-known",
                                             "Этот сертификат удостоверяющего центра уже в списке",
                                             "Найдите его в списке: там можно изменить срок аккредитации.", 422};
inline constexpr RefusalKind cabinet_does_not_fit{
    "access.cabinet-does-not-fit", "Такая роль не подходит этой организации",
    "Готовить и подписывать записи могут люди организаций, которые обучают; роль министерства дают только в "
    "министерстве.",
    422};
inline constexpr RefusalKind last_administrator{
    "access.last-administrator", "Это последний администратор",
    "Сначала дайте роль администратора другому человеку: иначе войти в управление будет некому.", 409};

}  // namespace obereg::access::refusals
