// Every 'no' of the registry of accredited organisations, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::accreditation::refusals {

inline constexpr RefusalKind step_impossible{
    "accreditation.step-impossible", "Такое решение не может следовать за последним",
    "Приостановить можно действующую аккредитацию, возобновить приостановленную, прекратить ту и другую. После "
    "прекращения нужна новая регистрация.",
    409};
inline constexpr RefusalKind decision_in_future{"accreditation.decision-in-future", "Дата решения ещё не наступила",
                                                "Внесите решение в день, когда оно принято, или позже.", 422};
inline constexpr RefusalKind decision_too_early{"accreditation.decision-too-early", "Решение раньше предыдущего",
                                                "Решения вносят по порядку. Проверьте дату.", 422};
inline constexpr RefusalKind already_accredited{
    "accreditation.already-accredited", "Эта организация уже в реестре",
    "У неё есть запись, которая не прекращена. Измените её или сначала прекратите.", 409};
inline constexpr RefusalKind number_taken{"accreditation.number-taken", "Номер записи уже занят",
                                          "Проверьте номер: в реестре каждый встречается один раз.", 409};
inline constexpr RefusalKind changed_meanwhile{
    "accreditation.changed-meanwhile", "Запись изменили, пока страница была открыта",
    "Ничего не внесено. Посмотрите, что изменилось, и повторите, если решение всё ещё нужно.", 409};
inline constexpr RefusalKind not_in_registry{"accreditation.not-in-registry", "Такой записи в реестре нет",
                                             "Проверьте номер или найдите организацию по названию или ИНН.", 404};

}  // namespace obereg::accreditation::refusals
