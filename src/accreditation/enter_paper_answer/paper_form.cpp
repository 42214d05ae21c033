#include "accreditation/enter_paper_answer/paper_form.hpp"

#include "accreditation/application/formats.hpp"
#include "core/requisites.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_line = 500, longest_facts = 4000;

struct Field {
  std::string id, label, hint;
  std::string const* value;
  bool is_required = false;
  bool is_date = false;
};

std::string document_id(std::size_t index, std::string_view part) {
  return "document_" + std::to_string(index) + "_" + std::string(part);
}

std::vector<Field> fields_of(PaperForm const& form) {
  std::vector<Field> fields{{"letter_number", "Номер письма", "", &form.letter_number, true},
                            {"letter_date", "Дата письма", "Например, 31.01.2026", &form.letter_date, true, true},
                            {"last_name", "Фамилия", "Как в ответе, а не как в заявлении", &form.last_name, true},
                            {"first_name", "Имя", "", &form.first_name, true},
                            {"middle_name", "Отчество", "Если есть в ответе", &form.middle_name}};
  if (form.kind == employment_kind) {
    fields.push_back({"snils", "СНИЛС", "", &form.snils, true});
    fields.push_back({"birth_date", "Дата рождения", "", &form.birth_date, true, true});
    return fields;
  }
  for (std::size_t i = 0; i < form.documents.size(); ++i) {
    auto const& document = form.documents[i];
    auto const which = i == 0 ? std::string() : " (второй документ)";
    fields.push_back({document_id(i, "name"), "Документ об образовании" + which,
                      i == 0 ? "Как назван в ответе. Если сведений нет, оставьте пустым" : "Если он есть в ответе",
                      &document.name});
    fields.push_back({document_id(i, "series"), "Серия" + which, "", &document.series});
    fields.push_back({document_id(i, "number"), "Номер" + which, "", &document.number});
    fields.push_back({document_id(i, "issued_on"), "Дата выдачи" + which, "", &document.issued_on, false, true});
    fields.push_back({document_id(i, "issued_by"), "Кем выдан" + which, "", &document.issued_by});
  }
  return fields;
}

std::string wrong_with(Field const& field, LocalDate today) {
  auto const& value = *field.value;
  if (value.empty()) return field.is_required ? "«" + field.label + "»: заполните это поле." : "";
  if (!text::is_clean(value)) return "Здесь есть знаки, которых не бывает в тексте. Наберите заново.";
  if (text::length(value) > longest_line) return "Не длиннее " + std::to_string(longest_line) + " знаков.";
  if (!field.is_date) return "";
  auto const day = date_of(value);
  if (!day) return "«" + field.label + "»: укажите день как 31.01.2026.";
  return *day > today ? "«" + field.label + "»: этот день ещё не наступил." : "";
}

void check(PaperForm& form, LocalDate today) {
  for (auto const& field : fields_of(form))
    if (auto wrong = wrong_with(field, today); !wrong.empty()) form.errors.push_back({field.id, std::move(wrong)});
  if (form.kind == employment_kind && !form.snils.empty() && !Snils::parse(form.snils))
    form.errors.push_back({"snils", "Такого СНИЛС не бывает: проверьте 11 цифр."});
  for (std::size_t i = 0; i < form.documents.size(); ++i) {
    auto const& document = form.documents[i];
    if (document.is_empty()) continue;
    if (document.name.empty())
      form.errors.push_back({document_id(i, "name"), "Назовите документ: диплом, удостоверение."});
    if (document.number.empty()) form.errors.push_back({document_id(i, "number"), "Укажите номер документа."});
  }
  if (!text::is_clean(form.facts))
    form.errors.push_back({"facts", "Здесь есть знаки, которых не бывает в тексте. Наберите заново."});
  else if (text::length(form.facts) > longest_facts)
    form.errors.push_back({"facts", "Не длиннее " + std::to_string(longest_facts) + " знаков."});
}

}  // namespace

bool PaperForm::Document::is_empty() const {
  return name.empty() && series.empty() && number.empty() && issued_on.empty() && issued_by.empty();
}

PaperForm paper_form_of(std::string const& kind, http::Fields const& fields) {
  auto const line = [&](std::string const& name) { return text::tidy_spaces(fields.get(name)); };
  PaperForm form;
  form.kind = kind;
  form.letter_number = line("letter_number");
  form.letter_date = line("letter_date");
  form.last_name = line("last_name");
  form.first_name = line("first_name");
  form.middle_name = line("middle_name");
  form.snils = line("snils");
  form.birth_date = line("birth_date");
  form.facts = fields.get("facts");
  for (std::size_t i = 0; i < form.documents.size(); ++i)
    form.documents[i] = {line(document_id(i, "name")), line(document_id(i, "series")), line(document_id(i, "number")),
                         line(document_id(i, "issued_on")), line(document_id(i, "issued_by"))};
  return form;
}

std::optional<AuthorityAnswer> typed_answer(PaperForm& form, LocalDate today) {
  check(form, today);
  if (!form.errors.empty()) return std::nullopt;
  AuthorityAnswer answer;
  answer.person = {form.last_name, form.first_name, form.middle_name, "", std::nullopt};
  if (form.kind == employment_kind) {
    answer.person.snils = Snils::parse(form.snils)->digits();
    answer.person.birth_date = date_of(form.birth_date);
  }
  for (auto const& document : form.documents)
    if (!document.is_empty())
      answer.documents.push_back(
          {document.name, document.series, document.number, document.issued_by, date_of(document.issued_on)});
  answer.as_on_paper = form.facts;
  return answer;
}

std::vector<html::View> field_views(PaperForm const& form) {
  std::vector<html::View> views;
  for (auto const& field : fields_of(form))
    views.push_back(
        html::field_view(field.id, field.label, field.hint, *field.value, html::error_of(form.errors, field.id)));
  return views;
}

}  // namespace obereg::accreditation
