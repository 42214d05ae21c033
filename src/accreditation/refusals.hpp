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

inline constexpr RefusalKind application_not_found{"accreditation.application-not-found", "Такого заявления нет",
                                                   "Проверьте адрес или откройте «Мои заявления». Черновик мог быть "
                                                   "удалён.",
                                                   404};
inline constexpr RefusalKind application_filed{"accreditation.application-filed", "Заявление уже подано",
                                               "Изменить его нельзя. Откройте «Мои заявления»: там видно, что с ним "
                                               "происходит. Если в нём ошибка, отзовите его и подайте новое."};
inline constexpr RefusalKind section_saved_meanwhile{
    "accreditation.section-saved-meanwhile", "Пока вы заполняли, этот раздел сохранили в другом окне",
    "Поверх ничего не записано. Нажмите «Сохранить и продолжить»: страница покажет, что сохранено там, и оставит то, "
    "что ввели вы."};
inline constexpr RefusalKind unclean_text{"accreditation.unclean-text", "В тексте есть знаки, которых в нём не бывает",
                                          "Наберите это место заново: так оно не сохраняется.", 422};
inline constexpr RefusalKind table_full{"accreditation.table-full", "Строк стало больше, чем помещается",
                                        "Пока вы загружали файл, строки добавили в другом окне. Ничего не загружено. "
                                        "Откройте раздел и посмотрите, сколько строк ещё нужно."};
inline constexpr RefusalKind application_changed{
    "accreditation.application-changed", "Заявление изменили, пока вы его подписывали",
    "Ничего не подано. Откройте заявление, посмотрите, что изменилось, и подпишите заново."};
inline constexpr RefusalKind application_has_faults{
    "accreditation.application-has-faults", "В заявлении есть ошибки",
    "Ничего не подано. Откройте проверку заявления: каждая ошибка ведёт к своему полю.", 422};
inline constexpr RefusalKind signature_refused{"accreditation.signature-refused", "Подпись не принята",
                                               "Ничего не подано. Устраните причину и подпишите ещё раз.", 422};
inline constexpr RefusalKind case_not_found{"accreditation.case-not-found", "Такого дела нет",
                                            "Проверьте адрес или откройте список заявлений.", 404};
inline constexpr RefusalKind case_closed{"accreditation.case-closed", "Дело уже закрыто",
                                         "Отозвать можно только заявление, которое ещё рассматривают."};

inline constexpr RefusalKind paper_closed{"accreditation.paper-closed", "Дело уже закрыто",
                                          "Внести сведения и сканы можно, пока заявление рассматривают."};
inline constexpr RefusalKind paper_at_signatory{
    "accreditation.paper-at-signatory", "Проект решения уже на подписи",
    "Сведения заявления сейчас менять нельзя. Попросите подписанта вернуть проект исполнителю и внесите их тогда."};

inline constexpr RefusalKind template_changed{
    "accreditation.template-changed", "Шаблон уже заменили",
    "Ничего не изменено. Откройте шаблон заново: посмотрите, что теперь действует, и повторите, если нужно."};
inline constexpr RefusalKind request_not_found{"accreditation.request-not-found", "Такого запроса нет",
                                               "Проверьте адрес или откройте «Запросы в ведомства».", 404};
inline constexpr RefusalKind requests_not_provided{
    "accreditation.requests-not-provided", "По этому варианту сведения у других ведомств не запрашивают",
    "Так говорит регламент: запросы направляют по вариантам 1 и 2 (п. 60, 89)."};
inline constexpr RefusalKind requests_of_closed_case{
    "accreditation.requests-of-closed-case", "Дело закрыто",
    "Запросы направляют, пока заявление рассматривают. Новое заявление запросит сведения заново."};
inline constexpr RefusalKind nothing_to_ask{
    "accreditation.nothing-to-ask", "Новых запросов нет",
    "По каждому специалисту, о котором можно спросить, запросы уже есть. О ком спросить нельзя и почему, сказано в "
    "деле."};
inline constexpr RefusalKind request_closed{"accreditation.request-closed", "Запрос уже закрыт",
                                            "Ответ на него получен, или заявление отозвано. Откройте запрос заново: "
                                            "там видно, что с ним."};

inline constexpr RefusalKind too_many_downloads{
    "accreditation.too-many-downloads", "Слишком много скачиваний",
    "Из вашей сети реестр скачали много раз подряд. Подождите десять минут и повторите. Если нужны только изменения, "
    "добавьте к адресу ?since=2026-01-31.",
    429};
inline constexpr RefusalKind no_libreoffice{"accreditation.no-libreoffice", "PDF здесь не делают",
                                            "На сервере не установлен LibreOffice. Скачайте .docx."};
inline constexpr RefusalKind letter_unknown{"accreditation.letter-unknown", "Такого письма нет",
                                            "Проверьте адрес: он напечатан рядом с QR-кодом. Если адрес верный, "
                                            "министерство такого письма не выдавало.",
                                            404};
inline constexpr RefusalKind too_many_letter_checks{
    "accreditation.too-many-letter-checks", "Слишком много проверок",
    "С вашего адреса проверили много писем. Подождите десять минут и повторите.", 429};

}  // namespace obereg::accreditation::refusals
