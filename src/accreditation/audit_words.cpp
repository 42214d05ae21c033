#include "accreditation/accreditation.hpp"

namespace obereg::accreditation {

audit::Vocabulary audit_vocabulary() {
  constexpr std::string_view group = "Реестр аккредитованных организаций";
  constexpr std::string_view applications = "Заявления об аккредитации";
  constexpr std::string_view supervision = "Жалобы и проверки";
  constexpr std::string_view service = "Страница услуги";
  constexpr std::string_view templates = "Шаблоны документов";
  return {
      {{"accreditation.recorded", "Организация внесена в реестр", group},
       {"accreditation.decided", "Решение внесено в запись реестра", group},
       {"accreditation.application-begun", "Начато заявление об аккредитации", applications},
       {"accreditation.application-discarded", "Черновик заявления об аккредитации удалён", applications},
       {"accreditation.application-filed", "Подано заявление об аккредитации", applications},
       {"accreditation.application-withdrawn", "Заявление об аккредитации отозвано", applications},
       {"accreditation.case-handed-over", "Дело об аккредитации передано исполнителю", applications},
       {"accreditation.substitute-named", "Назначено замещение исполнителя", applications},
       {"accreditation.substitute-ended", "Прекращено замещение исполнителя", applications},
       {"accreditation.mended-document-attached", "Приложен исправленный документ", applications},
       {"accreditation.mended-document-removed", "Исправленный документ убран из проекта", applications},
       {"accreditation.draft-sent", "Проект решения передан на подпись", applications},
       {"accreditation.draft-returned", "Проект решения возвращён исполнителю", applications},
       {"accreditation.case-decided", "Решение по заявлению об аккредитации подписано", applications},
       {"accreditation.service-rated", "Заявитель оценил услугу", applications},
       {"accreditation.signatories-told", "Подписантам напомнили о проектах решений", applications},
       {"accreditation.pdf-asked", "Запрошен PDF документа", applications},
       {"accreditation.letter-read", "Письмо прочитано в кабинете", applications},
       {"accreditation.letter-repeated", "Напомнили о непрочитанном письме", applications},
       {"accreditation.complaint-registered", "Зарегистрирована жалоба", supervision},
       {"accreditation.complaint-answered", "Дан ответ на жалобу", supervision},
       {"accreditation.complaint-viewed", "Жалоба прочитана", supervision},
       {"accreditation.inspection-added", "Добавлена проверка", supervision},
       {"accreditation.inspection-removed", "Проверка убрана из плана", supervision},
       {"accreditation.inspection-plan-approved", "Утверждён план проверок", supervision},
       {"accreditation.inspection-finished", "Записан итог проверки", supervision},
       {"accreditation.service-facts-changed", "Изменены сведения об услуге", service},
       {"accreditation.template-replaced", "Шаблон документа заменён", templates},
       {"accreditation.template-returned", "Возвращён встроенный шаблон документа", templates},
       {"accreditation.authorities-asked", "Сведения о специалистах запрошены у ведомств", applications},
       {"accreditation.authority-asked-again", "Запрос в ведомство отправлен заново", applications},
       {"accreditation.answer-received", "Пришёл ответ ведомства", applications},
       {"accreditation.paper-answer-entered", "Внесён ответ ведомства с бумаги", applications},
       {"accreditation.request-viewed", "Запрос в ведомство и ответы на него прочитаны", applications},
       {"accreditation.paper-entered", "Внесено заявление на бумаге", applications},
       {"accreditation.paper-typed", "Внесены сведения заявления с бумаги", applications},
       {"accreditation.letter-mailed", "Письмо отправлено почтой", applications},
       {"accreditation.letter-delivered", "Записано, что стало с письмом, отправленным почтой", applications},
       {"accreditation.journal-exported", "Журнал заявлений выгружен", applications},
       {"accreditation.case-viewed", "Дело об аккредитации прочитано", applications}},
      {{"accreditation-complaint", "Жалоба", "/accreditation/supervision/complaints/", "accreditation.supervise"},
       {"accreditation-inspection", "Проверка", "/accreditation/supervision/inspections/", "accreditation.supervise"},
       {"accreditation-substitute", "Замещение исполнителя", "", ""},
       {"document-template", "Шаблон документа", "/admin/templates/", "admin"},
       {"accreditation", "Запись реестра аккредитованных организаций", "/accreditation/registry/", "everyone"},
       {"accreditation-application", "Черновик заявления об аккредитации", "/accreditation/applications/",
        "accreditation.apply"},
       {"accreditation-case", "Дело об аккредитации", "/accreditation/office/", "accreditation.office"},
       {"accreditation-request", "Запрос в ведомство", "/accreditation/requests/", "accreditation.office"}}};
}

}  // namespace obereg::accreditation
