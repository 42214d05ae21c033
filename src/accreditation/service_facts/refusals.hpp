// Every 'no' about what the ministry tells of itself, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::accreditation::refusals {

inline constexpr RefusalKind facts_changed_meanwhile{
    "accreditation.facts-changed-meanwhile", "Сведения изменили, пока вы их правили",
    "Ваш текст остался на странице и ещё не сохранён. Откройте эту страницу в другом окне, сравните, что изменилось, и "
    "сохраните ещё раз: тогда он заменит то, что есть."};

}  // namespace obereg::accreditation::refusals
