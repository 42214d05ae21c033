#include "training/reference_page/column_guide.hpp"

#include <array>

#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace {

constexpr std::array<ColumnGuide, column_count> guide{{
    {Column::registry_number, "Номер записи в реестре",
     "Номер, который запись получила при первом внесении (в нём есть цифры), или «Новый». Номер, который уже стоит в "
     "реестре, не принимается.",
     "Новый"},
    {Column::entered_on, "Когда запись внесли в реестр",
     "Если номер «Новый», оставьте пустым. У записи с прежним номером можно указать прежнюю дату.", "01.03.2026"},
    {Column::last_name, "Фамилия работника", "Как в документе, не длиннее 100 знаков.", "Тестов"},
    {Column::first_name, "Имя работника", "Как в документе, не длиннее 100 знаков.", "Пётр"},
    {Column::middle_name, "Отчество работника", "Как в документе. Если отчества нет, оставьте пустым.", "Петрович"},
    {Column::snils, "СНИЛС работника",
     "11 цифр, с разделителями или без; контрольные цифры проверяются. Можно не указывать.", "112-233-445 95"},
    {Column::employer_name, "Где работает обученный", "Как в документах работодателя, не длиннее 500 знаков.",
     "ООО «Пример»"},
    {Column::employer_inn, "ИНН работодателя", "10 или 12 цифр; контрольные цифры проверяются.", "7707083893"},
    {Column::position, "Должность или профессия", "Не длиннее 500 знаков.", "Слесарь"},
    {Column::provider_name, "Кто обучал",
     "В точности как записана ваша организация: с теми же кавычками, тире и буквами.",
     "АНО ДПО «Учебный центр Образец»"},
    {Column::provider_inn, "ИНН того, кто обучал", "ИНН вашей организации.", "7710474375"},
    {Column::protocol_number, "Номер протокола проверки знаний", "Не длиннее 100 знаков.", "12/26-ОТ"},
    {Column::programme, "Программа обучения", "Название из перечня программ; в шаблоне он на листе «Программы».",
     "Оказание первой помощи пострадавшим"},
    {Column::checked_on, "Когда проверили знания", "Дата, которая уже наступила: 25.02.2026 или ячейка с датой.",
     "25.02.2026"},
    {Column::outcome, "Результат проверки знаний", "«Успешно» или «Неуспешно».", "Успешно"},
    {Column::knowledge_check, "Проверка знания требований охраны труда",
     "«Да», «Нет» или пусто. Если номер «Новый», нужно «Да». При первом импорте столбца может не быть, но если он "
     "есть, в "
     "нём нужно «Да».",
     "Да", "«Да». Столбец можно убрать, но если он есть, в нём нужно «Да»."},
    {Column::annulled, "Аннулирована ли запись", "Оставьте пустым: аннулированные записи не вносят.", ""},
    {Column::annulled_on, "Когда аннулирована", "Оставьте пустым.", ""},
}};

}  // namespace

namespace {

std::vector<std::string> programme_titles() {
  std::vector<std::string> titles;
  for (auto const& programme : programmes()) titles.emplace_back(programme.title);
  return titles;
}

}  // namespace

std::span<ColumnGuide const> column_guide() {
  return guide;
}

std::vector<std::string> choices_of(Column column, ImportKind kind) {
  switch (column) {
    case Column::outcome:
      return {"Успешно", "Неуспешно"};
    case Column::knowledge_check:
      return kind == ImportKind::reimport ? std::vector<std::string>{"Да", "Нет"} : std::vector<std::string>{"Да"};
    case Column::programme:
      return programme_titles();
    default:
      return {};
  }
}

}  // namespace obereg::training
