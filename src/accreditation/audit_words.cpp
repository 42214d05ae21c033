#include "accreditation/accreditation.hpp"

namespace obereg::accreditation {

audit::Vocabulary audit_vocabulary() {
  constexpr std::string_view group = "Реестр аккредитованных организаций";
  constexpr std::string_view applications = "Заявления об аккредитации";
  return {{{"accreditation.recorded", "Организация внесена в реестр", group},
           {"accreditation.decided", "Решение внесено в запись реестра", group},
           {"accreditation.application-begun", "Начато заявление об аккредитации", applications},
           {"accreditation.application-discarded", "Черновик заявления об аккредитации удалён", applications},
           {"accreditation.application-filed", "Подано заявление об аккредитации", applications},
           {"accreditation.application-withdrawn", "Заявление об аккредитации отозвано", applications},
           {"accreditation.authorities-asked", "Сведения о специалистах запрошены у ведомств", applications},
           {"accreditation.authority-asked-again", "Запрос в ведомство отправлен заново", applications},
           {"accreditation.answer-received", "Пришёл ответ ведомства", applications},
           {"accreditation.paper-answer-entered", "Внесён ответ ведомства с бумаги", applications},
           {"accreditation.request-viewed", "Запрос в ведомство и ответы на него прочитаны", applications},
           {"accreditation.case-viewed", "Дело об аккредитации прочитано", applications}},
          {{"accreditation", "Запись реестра аккредитованных организаций", "/accreditation/registry/", "everyone"},
           {"accreditation-application", "Черновик заявления об аккредитации", "/accreditation/applications/",
            "accreditation.apply"},
           {"accreditation-case", "Дело об аккредитации", "/accreditation/office/", "accreditation.office"},
           {"accreditation-request", "Запрос в ведомство", "/accreditation/requests/", "accreditation.office"}}};
}

}  // namespace obereg::accreditation
