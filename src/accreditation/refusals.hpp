// Every 'no' of this module, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::accreditation::refusals {

// П. 2: «Заявителями на предоставление Услуги являются юридические лица и индивидуальные предприниматели, оказывающие
// услуги в области охраны труда».
inline constexpr RefusalKind applicant_not_eligible{
    "accreditation.applicant-not-eligible", "Подать заявление могут юридические лица и индивидуальные предприниматели",
    "Так говорит п. 2 регламента. Зарегистрируйтесь предпринимателем или подайте заявление от имени организации. Если "
    "вы "
    "представитель, отвечайте о том, кого представляете.",
    422};
inline constexpr RefusalKind answers_missing{"accreditation.answers-missing", "Вариант услуги ещё не определён",
                                             "Ответьте на оба вопроса: за чем вы обращаетесь и кто заявитель.", 422};
inline constexpr RefusalKind answer_unknown{"accreditation.answer-unknown", "Такого ответа нет",
                                            "Выберите один из ответов, которые стоят на странице.", 422};

}  // namespace obereg::accreditation::refusals
