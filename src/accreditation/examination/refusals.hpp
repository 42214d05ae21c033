// Every 'no' on the way from the journal to the decision, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::accreditation::refusals {

inline constexpr RefusalKind mailing_not_found{"accreditation.mailing-not-found", "Такого письма нет",
                                               "Проверьте адрес или откройте «Отправить почтой».", 404};
inline constexpr RefusalKind mailing_changed{
    "accreditation.mailing-changed", "С этим письмом уже что-то сделали",
    "Ничего не записано. Откройте письмо заново: видно, отправлено ли оно и что с ним."};

inline constexpr RefusalKind case_ended{"accreditation.case-ended", "Дело уже закрыто",
                                        "Решение принято или заявление отозвано. Ничего не изменено."};
inline constexpr RefusalKind officer_unknown{"accreditation.officer-unknown", "Такого исполнителя нет",
                                             "Выберите исполнителя из списка: дела рассматривают сотрудники "
                                             "министерства, у которых есть это право.",
                                             422};
inline constexpr RefusalKind handed_meanwhile{"accreditation.handed-meanwhile", "Дело уже передали другому исполнителю",
                                              "Ничего не изменено. Откройте дело ещё раз: там видно, у кого оно."};
inline constexpr RefusalKind only_head_reassigns{
    "accreditation.only-head-reassigns", "Дело уже у исполнителя",
    "Передать его другому может тот, кто ведёт реестр аккредитованных организаций.", 403};
// Not of the regulation: who belongs to the applicant does not decide on it.
inline constexpr RefusalKind own_organisation{"accreditation.own-organisation", "Это дело своей организации",
                                              "Сотрудник заявителя не рассматривает его заявление и не подписывает "
                                              "решение по нему. Передайте дело другому исполнителю."};
inline constexpr RefusalKind case_not_in_work{"accreditation.case-not-in-work", "Дело не у вас",
                                              "С ним работает только его исполнитель. Откройте «Мои дела»: там те, что "
                                              "переданы вам."};
inline constexpr RefusalKind draft_not_ready{"accreditation.draft-not-ready", "Проект решения не готов",
                                             "Ничего не отправлено. Исправьте то, что названо, и отправьте ещё раз.",
                                             422};
inline constexpr RefusalKind draft_sent{"accreditation.draft-sent", "Проект уже на подписи",
                                        "Изменить его можно, когда подписант его вернёт."};
inline constexpr RefusalKind changed_elsewhere{"accreditation.examination-changed", "Дело изменили в другой вкладке",
                                               "Ничего не сохранено, набранное вами осталось на странице."};
inline constexpr RefusalKind nothing_to_sign{"accreditation.nothing-to-sign", "Подписывать нечего",
                                             "Проект решения ещё не отправлен на подпись или уже возвращён. Откройте "
                                             "«Решения на подпись»."};
inline constexpr RefusalKind already_decided{"accreditation.already-decided", "Решение уже подписано",
                                             "Второй раз его не подписывают. Ничего не изменено."};
inline constexpr RefusalKind own_draft{"accreditation.own-draft", "Решение подготовили вы сами",
                                       "Подписывает не тот, кто готовил: в письме стоят и подпись, и отметка об "
                                       "исполнителе. Попросите другого подписанта."};
inline constexpr RefusalKind letter_out_of_date{"accreditation.letter-out-of-date", "Письмо устарело",
                                                "Ничего не подписано. Обновите страницу, посмотрите письмо и подпишите "
                                                "ещё раз."};
inline constexpr RefusalKind decision_signature_refused{
    "accreditation.decision-signature-refused", "Подпись не принята",
    "Решение не принято. Устраните причину и подпишите ещё раз.", 422};
inline constexpr RefusalKind no_certificate{
    "accreditation.no-certificate", "Подписать нечем",
    "Привяжите действующий сертификат на странице «Мои сертификаты» и вернитесь.", 422};
inline constexpr RefusalKind not_refused{
    "accreditation.not-refused", "По этому делу не было отказа",
    "Новое заявление с теми же данными подают после отказа. Другое заявление можно "
    "начать на странице «Мои заявления»."};

}  // namespace obereg::accreditation::refusals
