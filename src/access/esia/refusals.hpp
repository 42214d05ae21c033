// Every 'no' of signing in through ЕСИА («Госуслуги»), in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::access::refusals {

inline constexpr RefusalKind esia_state_unknown{
    "access.esia-state-unknown", "Вход через Госуслуги начат не здесь",
    "Мы не посылали вас на Госуслуги с этим запросом. Вернитесь на страницу входа и начните снова.", 422};
inline constexpr RefusalKind esia_other_browser{
    "access.esia-other-browser", "Вход начат в другом браузере",
    "Закончить вход можно только в том браузере, где он начат, и с разрешёнными файлами cookie. Начните снова здесь.",
    422};
inline constexpr RefusalKind esia_state_used{
    "access.esia-state-used", "Этот вход уже завершён",
    "По одному переходу с Госуслуг входят один раз. Если вы не вошли, начните снова.", 422};
inline constexpr RefusalKind esia_state_old{"access.esia-state-old", "Вход занял больше 10 минут",
                                            "Ответ Госуслуг пришёл слишком поздно. Начните вход снова.", 422};
inline constexpr RefusalKind esia_too_often{"access.esia-too-often", "Слишком много попыток входа через Госуслуги",
                                            "Подождите десять минут и повторите или войдите по сертификату.", 429};
inline constexpr RefusalKind esia_cancelled{
    "access.esia-cancelled", "Вы не разрешили Госуслугам передать данные",
    "Без имени и СНИЛС мы не узнаем вас. Начните вход снова и разрешите передачу или войдите по сертификату.", 422};
inline constexpr RefusalKind esia_unconfirmed{
    "access.esia-unconfirmed", "Учётная запись Госуслуг не подтверждена",
    "Войти можно только с подтверждённой. Подтвердите её на Госуслугах: через банк, в центре обслуживания или "
    "электронной подписью, и войдите снова.",
    403};
inline constexpr RefusalKind esia_code_old{"access.esia-code-old", "Госуслуги не приняли код входа",
                                           "Он действует недолго и один раз. Начните вход снова.", 422};
inline constexpr RefusalKind esia_no_permission{
    "access.esia-no-permission", "Госуслуги не передали ваши данные",
    "Проверьте на Госуслугах, что вход подтверждён кодом и доступ для этого сайта не запрещён, и начните вход снова.",
    422};
inline constexpr RefusalKind esia_unavailable{
    "access.esia-unavailable", "Госуслуги сейчас не отвечают",
    "Это сбой не у вас. Повторите через несколько минут или войдите по сертификату.", 503};
inline constexpr RefusalKind esia_misconfigured{
    "access.esia-misconfigured", "Вход через Госуслуги настроен неверно",
    "Исправить это может администратор системы: сообщите ему код ошибки. Пока войдите по сертификату.", 503};
inline constexpr RefusalKind esia_answer_wrong{
    "access.esia-answer-wrong", "Ответ Госуслуг не прошёл проверку",
    "Мы не можем убедиться, что он от Госуслуг и о вас. Начните вход снова; если повторится, сообщите администратору "
    "системы.",
    422};
inline constexpr RefusalKind esia_other_error{
    "access.esia-other-error", "Госуслуги отказали во входе",
    "Начните вход снова. Если повторится, сообщите администратору системы код ошибки и войдите по сертификату.", 422};
inline constexpr RefusalKind esia_no_account{
    "access.esia-no-account", "Учётная запись не найдена",
    "Госуслуги узнали вас, но ни одной учётной записи с сертификатом, где указан ваш СНИЛС, здесь нет. Подайте заявку "
    "на создание пользователя или войдите иначе и свяжите записи на странице «Моя учётная запись».",
    403};
inline constexpr RefusalKind esia_other_names{
    "access.esia-other-names", "Имя на Госуслугах и в учётной записи разное",
    "СНИЛС совпал, а фамилия, имя или отчество нет. Если вы их сменили, получите сертификат с новым именем и подайте "
    "заявку с ним.",
    403};
inline constexpr RefusalKind esia_several_accounts{
    "access.esia-several-accounts", "С вашим СНИЛС несколько учётных записей",
    "Мы не знаем, в какую войти. Войдите по сертификату и свяжите нужную с Госуслугами на странице «Моя учётная "
    "запись».",
    409};
inline constexpr RefusalKind esia_linked_otherwise{
    "access.esia-linked-otherwise", "Учётная запись связана с другой записью Госуслуг",
    "Войдите по сертификату, отключите прежнюю связь на странице «Моя учётная запись» и свяжите снова.", 409};
inline constexpr RefusalKind esia_switched_off{
    "access.esia-switched-off", "Вход через Госуслуги для этой учётной записи отключён",
    "Его отключил владелец или администратор. Войдите по сертификату и включите снова на странице «Моя учётная "
    "запись».",
    403};
inline constexpr RefusalKind esia_of_another{
    "access.esia-of-another", "Эта запись Госуслуг не ваша или связана с другой учётной записью",
    "Связать можно только свою: имя и СНИЛС должны совпасть, и каждая запись Госуслуг связана с одной учётной записью.",
    409};
inline constexpr RefusalKind esia_signed_out{"access.esia-signed-out", "За это время вы вышли из учётной записи",
                                             "Войдите и свяжите её с Госуслугами снова.", 409};
inline constexpr RefusalKind esia_administrator{
    "access.esia-administrator", "Администраторы и те, кто рассматривает заявки, через Госуслуги не входят",
    "Такие кабинеты открывает только то, что система проверяет сама: войдите по сертификату или по паролю с кодом.",
    403};

}  // namespace obereg::access::refusals
