#include "app/demo/records.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "app/demo/cast.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::app {

namespace {

using training::TrainingRecord;

constexpr int group_size = 12;
constexpr int people = 34'000;  // fewer than there are different names below

// Women's take an «а».
constexpr std::string_view surnames[] = {"Берёзкин",  "Ельников",   "Ручьёв",   "Лугов",   "Полянкин",   "Тростников",
                                         "Осинцев",   "Ракитин",    "Лозовцев", "Опушкин", "Долинин",    "Холмцев",
                                         "Гранитов",  "Песчаников", "Кремнёв",  "Янтарёв", "Малахитов",  "Инеев",
                                         "Туманцев",  "Росинкин",   "Зарницын", "Капелев", "Листопадов", "Морозкин",
                                         "Метелицын", "Ливнев",     "Радугин",  "Закатов", "Рассветов",  "Ясенев"};
constexpr std::string_view men[] = {"Артём",  "Борис", "Вадим",  "Глеб",   "Денис",  "Егор",  "Захар", "Игнат",
                                    "Кирилл", "Лев",   "Максим", "Никита", "Платон", "Роман", "Савва", "Тимур",
                                    "Фёдор",  "Юрий",  "Ян",     "Матвей", "Степан", "Тихон", "Марк",  "Гордей"};
constexpr std::string_view women[] = {"Алёна",  "Вера",   "Галина", "Дарья", "Елена", "Жанна",  "Зоя",     "Инна",
                                      "Кира",   "Лидия",  "Майя",   "Нина",  "Ольга", "Полина", "Рита",    "Софья",
                                      "Таисия", "Ульяна", "Эмма",   "Юлия",  "Яна",   "Алиса",  "Варвара", "Злата"};
constexpr std::string_view fathers[] = {"Артёмов",  "Борисов", "Вадимов",  "Глебов", "Денисов",  "Егоров",
                                        "Захаров",  "Игнатов", "Кириллов", "Львов",  "Максимов", "Платонов",
                                        "Романов",  "Тимуров", "Фёдоров",  "Марков", "Степанов", "Тихонов",
                                        "Русланов", "Антонов", "Павлов",   "Петров", "Иванов",   "Семёнов"};
constexpr std::string_view positions[] = {
    "Слесарь-ремонтник",      "Электромонтёр",  "Сварщик",   "Водитель погрузчика",
    "Начальник участка",      "Мастер смены",   "Инженер",   "Кладовщик",
    "Оператор станков с ЧПУ", "Пекарь",         "Бухгалтер", "Уборщик помещений",
    "Специалист по кадрам",   "Машинист крана", "Монтажник", "Главный инженер"};
constexpr std::string_view trades[] = {"Монтаж", "Логистика", "Строй", "Энерго", "Пром", "Сервис", "Агро", "Тех",
                                       "Мебель", "Пласт",     "Хлеб",  "Лес",    "Вода", "Свет",   "Путь", "Связь"};

template <class List>
std::string pick(List const& list, int number) {
  return std::string(list[static_cast<std::size_t>(number) % std::size(list)]);
}

// Days that the checks of knowledge are spread over: the preset term and some weeks, so that of the trainings a few
// have ended and more will end soon.
int days_told(training::Programme const& programme) {
  return training::preset_validity_months(programme) == 12 ? 391 : 1'117;
}

void set_person(TrainingRecord& record, int person) {
  bool const woman = person % 2 == 1;
  int const rest = person / 2;
  int const surname = rest % int(std::size(surnames));
  int const first = rest / int(std::size(surnames));
  record.last_name = pick(surnames, surname) + (woman ? "а" : "");
  record.first_name = woman ? pick(women, first) : pick(men, first);
  record.middle_name = pick(fathers, first / 24) + (woman ? "на" : "ич");
  if (person % 10 != 9) record.snils = Snils::parse(demo_snils(1'000 + person));
}

void set_employer(TrainingRecord& record, int group) {
  constexpr int first_number = 1'000, count = 300;
  int const number = group % count;
  record.employer_name = fmt::format("ООО «{}-{}-Демо»", pick(trades, number), number + 1);
  record.employer_inn = *Inn::parse(demo_inn(first_number + number));
  for (auto const& organisation : demo_organisations())
    if (organisation.kind == access::OrganisationKind::employer && group % 97 == organisation.number % 10) {
      record.employer_name = organisation.name;
      record.employer_inn = *Inn::parse(demo_inn(organisation.number));
    }
}

}  // namespace

TrainingRecord DemoRecords::record(int number) const {
  int const group = number / group_size;
  auto const own_inn = *Inn::parse(provider.inn);
  TrainingRecord record{.registry_number = {},
                        .last_name = {},
                        .first_name = {},
                        .middle_name = {},
                        .snils = {},
                        .employer_name = provider.name,
                        .employer_inn = own_inn,
                        .position = pick(positions, number),
                        .provider_name = provider.name,
                        .provider_inn = own_inn,
                        .protocol_number = {},
                        .programme_id = 0,
                        .checked_on = today,
                        .outcome = number % 33 == 32 ? training::Outcome::failed : training::Outcome::passed,
                        .entered_on = {},
                        .knowledge_check = training::KnowledgeCheck::yes,
                        .outer_id = {},
                        .has_foreign_snils = false,
                        .foreign_snils = {},
                        .citizenship = {},
                        .organisation_unit_id = {}};
  set_person(record, number % people);
  if (!own_people) set_employer(record, group);
  auto const list = training::programmes();
  auto const& programme = list[static_cast<std::size_t>(group) % list.size()];
  record.programme_id = programme.id;
  record.checked_on = today.plus_days(-7 - group * 37 % days_told(programme));
  record.protocol_number =
      fmt::format("{}/{}-{}", group + 1, record.checked_on.year() % 100, provider.inn.substr(6, 3));
  if (reimported) {
    record.entered_on = record.checked_on.plus_days(3);
    record.registry_number = fmt::format("ОТ-{}-{:07}", provider.inn.substr(5), number + 1);
  }
  return record;
}

}  // namespace obereg::app
