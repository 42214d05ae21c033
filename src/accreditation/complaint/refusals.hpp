// Every 'no' about complaints and inspections, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::accreditation::refusals {

inline constexpr RefusalKind complaint_not_found{"accreditation.complaint-not-found", "Такой жалобы нет",
                                                 "Проверьте адрес или откройте список жалоб.", 404};
inline constexpr RefusalKind complaint_answered{"accreditation.complaint-answered", "На жалобу уже ответили",
                                                "Второй ответ не дают. Ничего не изменено, набранное вами осталось на "
                                                "странице."};
inline constexpr RefusalKind complaint_about_oneself{
    "accreditation.complaint-about-oneself", "Жалоба на дело, которым занимались вы",
    "Отвечает на неё тот, кто это дело не рассматривал и решение по нему не подписывал. Передайте жалобу коллеге.",
    403};

inline constexpr RefusalKind inspection_not_found{"accreditation.inspection-not-found", "Такой проверки нет",
                                                  "Проверьте адрес или откройте список проверок.", 404};
inline constexpr RefusalKind plan_approved{"accreditation.plan-approved", "План проверок на этот год уже утверждён",
                                           "Менять его нельзя (п. 245). Ничего не изменено. По жалобе можно назначить "
                                           "внеплановую проверку."};
inline constexpr RefusalKind plan_empty{"accreditation.plan-empty", "В плане нет ни одной проверки",
                                        "Сначала добавьте проверки, потом утверждайте план."};
inline constexpr RefusalKind plan_not_approved{"accreditation.plan-not-approved", "План ещё не утверждён",
                                               "Плановые проверки проводят по утверждённому плану (п. 245). Утвердите "
                                               "план и запишите итог ещё раз."};
inline constexpr RefusalKind inspection_finished{"accreditation.inspection-finished", "Итог проверки уже записан",
                                                 "Второй раз его не записывают. Ничего не изменено."};

}  // namespace obereg::accreditation::refusals
