#include "accreditation/keep_registry/keep_form.hpp"

#include <algorithm>
#include <charconv>

#include "accreditation_registry/model/regions.hpp"
#include "core/requisites.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_line = 500, longest_ground = 1000;
constexpr std::int64_t largest_number = 999'999'999;

void check_text(KeepForm& form, char const* id, std::string const& value, std::size_t most, char const* if_empty) {
  if (value.empty() && *if_empty)
    form.errors.push_back({id, if_empty});
  else if (!text::is_clean(value))
    form.errors.push_back({id, "Здесь есть знаки, которых не бывает в тексте. Наберите заново."});
  else if (text::length(value) > most)
    form.errors.push_back({id, "Не длиннее " + std::to_string(most) + " знаков."});
}

std::int64_t typed_number(KeepForm& form) {
  if (form.number.empty()) return 0;
  std::int64_t number = 0;
  auto const* const end = form.number.data() + form.number.size();
  auto const [rest, error] = std::from_chars(form.number.data(), end, number);
  if (error == std::errc{} && rest == end && number >= 1 && number <= largest_number) return number;
  form.errors.push_back({"number", "Номер состоит из цифр, не больше девяти."});
  return 0;
}

std::optional<LocalDate> typed_date(KeepForm& form, char const* id, std::string const& typed, LocalDate today) {
  auto day = LocalDate::parse_russian(typed);
  if (!day) day = LocalDate::parse_iso(typed);
  if (!day)
    form.errors.push_back({id, "Укажите день как 31.01.2026."});
  else if (*day > today)
    form.errors.push_back({id, "Этот день ещё не наступил."});
  else if (day->year() < 2000)
    form.errors.push_back({id, "Проверьте год: такой аккредитации тогда не было."});
  return day;
}

template <class Value>
std::vector<Value> values_of(std::vector<std::string> const& texts, std::optional<Value> (*read)(std::string_view)) {
  std::vector<Value> values;
  for (auto const& text : texts)
    if (auto const value = read(text); value && std::find(values.begin(), values.end(), *value) == values.end())
      values.push_back(*value);
  return values;
}

template <class Values>
std::vector<html::Choice> choices(Values const& values) {
  std::vector<html::Choice> made;
  for (auto const value : values) made.push_back({std::string(to_text(value)), std::string(title_of(value))});
  return made;
}

html::View field(KeepForm const& form, char const* id, char const* label, char const* hint, std::string const& value) {
  return html::field_view(id, label, hint, value, html::error_of(form.errors, id));
}

}  // namespace

KeepForm keep_form_of(http::Fields const& fields) {
  auto const line = [&](char const* name) { return text::tidy_spaces(fields.get(name)); };
  return {fields.get("holder"),
          line("number"),
          line("inn"),
          line("ogrn"),
          line("name"),
          line("place"),
          line("region"),
          fields.every("services"),
          fields.every("trainings"),
          line("decided_on"),
          line("ground"),
          line("letter_date"),
          line("letter_number"),
          {}};
}

KeepForm keep_form_of(Accreditation const& record) {
  auto const& last = record.versions.back().particulars;
  KeepForm form;
  form.name = last.name;
  form.place = last.place;
  form.region = last.region;
  for (auto const service : last.services) form.services.emplace_back(to_text(service));
  for (auto const kind : last.trainings) form.trainings.emplace_back(to_text(kind));
  return form;
}

Identity checked_identity(KeepForm& form) {
  Identity identity;
  identity.number = typed_number(form);
  identity.of_sole_trader = form.holder == "sole-trader";
  if (form.holder != "sole-trader" && form.holder != "legal-entity")
    form.errors.push_back({"holder", "Выберите, кто аккредитован."});
  auto const inn = Inn::parse(form.inn);
  auto const ogrn = Ogrn::parse(form.ogrn);
  bool const trader = identity.of_sole_trader;
  if (!inn || inn->of_person() != trader)
    form.errors.push_back({"inn", trader ? "ИНН предпринимателя состоит из 12 цифр; проверьте, нет ли опечатки."
                                         : "ИНН организации состоит из 10 цифр; проверьте, нет ли опечатки."});
  if (!ogrn || (ogrn->digits().size() == 15) != trader)
    form.errors.push_back({"ogrn", trader ? "ОГРНИП состоит из 15 цифр; проверьте, нет ли опечатки."
                                          : "ОГРН состоит из 13 цифр; проверьте, нет ли опечатки."});
  identity.inn = inn ? inn->digits() : "";
  identity.ogrn = ogrn ? ogrn->digits() : "";
  return identity;
}

Particulars checked_particulars(KeepForm& form) {
  check_text(form, "name", form.name, longest_line, "Напишите название, как в учредительных документах.");
  check_text(form, "place", form.place, longest_line, "Напишите адрес.");
  if (region_title(form.region).empty()) form.errors.push_back({"region", "Выберите регион."});
  Particulars particulars{form.name, form.place, form.region, values_of(form.services, &service_kind_of),
                          values_of(form.trainings, &training_kind_of)};
  auto const& services = particulars.services;
  bool const trains = std::find(services.begin(), services.end(), ServiceKind::training) != services.end();
  if (services.empty()) form.errors.push_back({"services", "Отметьте хотя бы один вид услуги."});
  // П. 9.1.1 д: kinds of training are held of those who are accredited to train.
  if (trains && particulars.trainings.empty()) form.errors.push_back({"trainings", "Отметьте, чему вправе обучать."});
  if (!trains && !particulars.trainings.empty())
    form.errors.push_back({"trainings", "Виды обучения отмечают, только когда отмечена услуга «Обучение…»."});
  return particulars;
}

Decision checked_decision(KeepForm& form, Step step, LocalDate today) {
  Decision decision;
  decision.step = step;
  if (auto const day = typed_date(form, "decided_on", form.decided_on, today)) decision.decided_on = *day;
  check_text(form, "ground", form.ground, longest_ground,
             "Назовите основание: приказ или письмо, день и номер, и почему.");
  decision.ground = form.ground;
  if (!form.letter_date.empty()) decision.letter_date = typed_date(form, "letter_date", form.letter_date, today);
  check_text(form, "letter_number", form.letter_number, 100, "");
  decision.letter_number = form.letter_number;
  return decision;
}

void add_identity_fields(html::View& view, KeepForm const& form) {
  view.set("holder_field",
           html::choice_view("holder", "Кто аккредитован", "",
                             {{"legal-entity", "Организация"}, {"sole-trader", "Индивидуальный предприниматель"}},
                             form.holder, html::error_of(form.errors, "holder")));
  view.set("identity_fields",
           std::vector<html::View>{
               field(form, "number", "Номер записи в реестре",
                     "Если запись переносят из прежнего реестра. Пусто — номер будет следующий", form.number),
               field(form, "inn", "ИНН", "", form.inn), field(form, "ogrn", "ОГРН или ОГРНИП", "", form.ogrn)});
}

void add_particulars_fields(html::View& view, KeepForm const& form) {
  std::vector<html::Choice> regions{{"", "Выберите"}};
  for (auto const& region : all_regions()) regions.push_back({std::string(region.code), std::string(region.title)});
  view.set("particulars_fields",
           std::vector<html::View>{field(form, "name", "Полное название или фамилия, имя, отчество", "", form.name),
                                   field(form, "place", "Место нахождения или место жительства", "", form.place)});
  view.set("region_field",
           html::choice_view("region", "Регион", "", regions, form.region, html::error_of(form.errors, "region")));
  view.set("services_field", html::checkboxes_view("services", "Виды услуг", "", choices(all_service_kinds),
                                                   form.services, html::error_of(form.errors, "services")));
  view.set("trainings_field", html::checkboxes_view("trainings", "Виды обучения", "Для тех, кто аккредитован обучать",
                                                    choices(all_training_kinds), form.trainings,
                                                    html::error_of(form.errors, "trainings")));
}

void add_decision_fields(html::View& view, KeepForm const& form) {
  view.set("decided_on_field", field(form, "decided_on", "День решения", "", form.decided_on));
  view.set("ground_field", field(form, "ground", "Основание",
                                 "Например: приказ от 12.01.2026 № 15, нарушены требования пункта 7", form.ground));
  view.set("letter_date_field", field(form, "letter_date", "День письма", "Можно не заполнять", form.letter_date));
  view.set("letter_number_field",
           field(form, "letter_number", "Номер письма", "Можно не заполнять", form.letter_number));
}

}  // namespace obereg::accreditation
