#include "accreditation/application/sections.hpp"

#include <algorithm>

namespace obereg::accreditation {

namespace {

struct Planned {
  std::string_view key, title;
  std::vector<std::string_view> inputs;
};

std::vector<Planned> const& plan() {
  static std::vector<Planned> const planned{
      {"applicant", "Заявитель", {"full_name", "place", "branches", "inn", "ogrn", "registry_number", "accredited_on"}},
      {"services", "Услуги и обучение", {"service_kinds", "training_kinds", "founding_documents"}},
      {"resources", "Помещения, справочная база, сайт", {"premises", "reference_base", "archive_rules", "site"}},
      {"specialists", "Специалисты", {"specialists"}},
      {"change", "Что изменить или исключить", {"change"}},
      {"removal", "Что устранено", {"removal"}},
      {"correction", "Что исправить", {"document", "correction"}},
      {"contacts", "Как с вами связаться", {"email", "phone", "delivery", "post_address"}},
      {"signatory", "Кто подписывает", {"signatory"}},
      {"power",
       "Представитель и доверенность",
       {"representative_name", "power_number", "power_date", "power_until", "power_giver"}}};
  return planned;
}

SectionField of_section(Planned const& planned, FormField const* field, std::vector<Input> const& inputs) {
  SectionField part{field, {}};
  for (auto const& input : inputs)
    if (std::find(planned.inputs.begin(), planned.inputs.end(), input.key) != planned.inputs.end())
      part.inputs.push_back(&input);
  return part;
}

}  // namespace

std::vector<FormSection> sections_of(Variant const& variant) {
  std::vector<FormSection> sections;
  for (auto const& planned : plan()) {
    FormSection section{planned.key, planned.title, {}};
    auto const add = [&](FormField const* field, std::vector<Input> const& inputs) {
      if (auto part = of_section(planned, field, inputs); !part.inputs.empty()) section.fields.push_back(part);
    };
    for (auto const& field : variant.form.fields) add(&field, field.inputs);
    add(nullptr, regulation().form_end);
    if (!section.fields.empty()) sections.push_back(std::move(section));
  }
  return sections;
}

bool is_asked(FormSection const& section, Variant const& variant, Answers const& answers) {
  auto const facts = facts_of(variant, answers);
  for (auto const& field : section.fields)
    for (auto const* input : field.inputs)
      if (holds(input->condition, facts) || !answers.value(input->key).empty() || !answers.rows(input->key).empty())
        return true;
  return false;
}

// Приложение № 2, конец каждой формы: «руководитель организации, индивидуальный предприниматель или уполномоченный
// представитель».
std::vector<Signatory> signatories_of(ApplicantKind kind) {
  if (kind == ApplicantKind::sole_trader)
    return {{"sole_trader", "Индивидуальный предприниматель"}, {"representative", "Представитель по доверенности"}};
  return {{"head", "Руководитель организации"}, {"representative", "Представитель по доверенности"}};
}

}  // namespace obereg::accreditation
