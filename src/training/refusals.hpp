// Why the registry says no. Codes are stable; texts are for the person who asked.
#pragma once
#include "core/refusal.hpp"

namespace obereg::training::refusals {

inline constexpr RefusalKind set_not_found{
    "training.set-not-found", "Такого набора нет",
    "Возможно, он принадлежит другой организации. Проверьте номер в списке наборов.", 404};
inline constexpr RefusalKind record_not_found{"training.record-not-found", "Такой записи нет",
                                              "Проверьте номер. Возможно, запись принадлежит другой организации.", 404};
inline constexpr RefusalKind record_wrong{"training.record-wrong", "Запись не сохранена",
                                          "Исправьте ошибки и сохраните ещё раз.", 422};
inline constexpr RefusalKind import_not_found{"training.import-not-found", "Такой загрузки нет",
                                              "Возможно, она принадлежит другой организации.", 404};
inline constexpr RefusalKind file_known{
    "training.file-known", "Этот файл уже загружен",
    "Второй раз его записи не появятся: они уже в наборе. Если файл всё же нужно проверить заново, подтвердите это."};
inline constexpr RefusalKind file_refused{"training.file-refused", "Файл не принят",
                                          "Выберите другой файл и загрузите его снова.", 422};
inline constexpr RefusalKind import_not_choosable{
    "training.import-not-choosable", "С этой загрузкой так сделать нельзя",
    "Пока вы смотрели страницу, файл проверили заново или его записи ушли дальше. Откройте загрузку ещё раз."};
inline constexpr RefusalKind set_not_formed{
    "training.set-not-formed", "С этим набором так сделать уже нельзя",
    "Пока вы смотрели страницу, набор внесли, отозвали или отклонили. Откройте его заново."};
inline constexpr RefusalKind set_not_entered{"training.set-not-entered", "Набор ещё не внесён в реестр",
                                             "Квитанция, подпись и номера появятся, когда набор подпишут и внесут."};
inline constexpr RefusalKind nothing_chosen{"training.nothing-chosen", "Не выбрано ни одной записи",
                                            "Отметьте записи, которые войдут в набор, и повторите.", 422};
inline constexpr RefusalKind provider_blocked{
    "training.provider-blocked", "Организация не может вносить записи",
    "Министерство приостановило внесение записей этой организацией. Причина названа ниже."};
inline constexpr RefusalKind not_a_provider{
    "training.not-a-provider", "Организация не проводит обучение",
    "Вносить записи может учебный центр или работодатель, который обучает своих работников."};
inline constexpr RefusalKind signature_refused{"training.signature-refused", "Подпись не принята",
                                               "Ничего не изменилось. Устраните причину и подпишите ещё раз.", 422};
inline constexpr RefusalKind set_in_the_way{"training.set-in-the-way", "Такие записи внести нельзя",
                                            "Они уже стоят в реестре или повторяются в наборе. Ничего не изменилось."};
inline constexpr RefusalKind only_signers_sign{"training.only-signers-sign", "Подписывать набор может не каждый",
                                               "Подписывает и вносит наборы тот, у кого роль «Готовит и подписывает "
                                               "записи об обучении». Попросите его открыть этот "
                                               "набор; роль даёт администратор.",
                                               403};
inline constexpr RefusalKind record_waits{"training.record-waits", "Такая запись уже ждёт",
                                          "Второй раз её добавлять не нужно.", 422};
inline constexpr RefusalKind pending_changed{
    "training.pending-changed", "Запись изменили, пока форма была открыта",
    "Введённое здесь не сохранено. Посмотрите, что в записи теперь, и решите, чьи изменения верны."};
inline constexpr RefusalKind already_annulled{"training.already-annulled", "Запись уже аннулирована",
                                              "Аннулированную запись нельзя ни исправить, ни аннулировать снова."};
inline constexpr RefusalKind too_many_checks{
    "training.too-many-checks", "Слишком много проверок подряд",
    "С вашего адреса проверили много записей. Подождите десять минут и повторите.", 429};
inline constexpr RefusalKind number_tried_too_often{
    "training.number-tried-too-often", "Этот номер проверяли слишком часто",
    "Для него указали много неподходящих фамилий. Подождите десять минут и повторите.", 429};
inline constexpr RefusalKind record_changed{
    "training.record-changed", "Запись уже исправили",
    "Пока вы готовили документ, запись изменили. Откройте её заново и посмотрите, нужно ли что-то ещё."};
inline constexpr RefusalKind correction_repeats{
    "training.correction-repeats", "Такая запись уже есть в реестре",
    "После исправления две записи говорили бы об одном и том же: тот же человек, программа, дата и протокол."};
inline constexpr RefusalKind act_draft_not_found{
    "training.act-draft-not-found", "Такого документа нет",
    "Неподписанный документ хранится неделю. Откройте запись и подготовьте его заново.", 404};
inline constexpr RefusalKind provider_not_found{"training.provider-not-found", "Такой организации нет",
                                                "Выберите её в списке организаций, проводящих обучение.", 404};
inline constexpr RefusalKind provider_state_changed{
    "training.provider-state-changed", "Это уже сделано",
    "Пока вы смотрели страницу, организацию заблокировали или разблокировали. Откройте её заново."};
inline constexpr RefusalKind dispute_not_found{"training.dispute-not-found", "Такого спора нет",
                                               "Выберите его в списке споров о номерах.", 404};
inline constexpr RefusalKind dispute_decided{"training.dispute-decided", "Решение уже принято",
                                             "Второй раз решить нельзя. Откройте спор заново: решение названо там."};
inline constexpr RefusalKind search_forgotten{
    "training.search-forgotten", "Поиск устарел, повторите его",
    "Условия поиска хранятся сутки, и открыть их может только тот, кто искал. Откройте реестр и найдите записи снова.",
    410};
inline constexpr RefusalKind extract_not_found{"training.extract-not-found", "Выписки с таким кодом нет",
                                               "Проверьте код: 16 латинских букв и цифр, дефисы можно не вводить.",
                                               404};

}  // namespace obereg::training::refusals
