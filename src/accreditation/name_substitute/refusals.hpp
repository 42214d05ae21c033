// Every 'no' about substitutes, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::accreditation::refusals {

inline constexpr RefusalKind substitute_named{
    "accreditation.substitute-named", "На эти дни замещение уже назначено",
    "Ничего не записано. Прекратите прежнее замещение или выберите другие дни."};
inline constexpr RefusalKind substitute_absent{
    "accreditation.substitute-absent", "Заместитель сам отсутствует в эти дни",
    "Ничего не записано. Выберите другого: дела того, кого замещают, по цепочке не передаются."};
inline constexpr RefusalKind substitute_not_found{"accreditation.substitute-not-found", "Такого замещения нет",
                                                  "Откройте список замещений: оно могло уже кончиться.", 404};

}  // namespace obereg::accreditation::refusals
