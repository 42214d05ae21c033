#include "accreditation/replace_templates/uploaded_template.hpp"

#include <algorithm>

#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

constexpr auto field_id = "template";
constexpr std::uint64_t most_bytes = 5u << 20;
constexpr std::size_t most_shown = 50, most_letters = 100;

std::string meaning_of(TemplateKind const& kind, std::string_view name) {
  for (auto const& field : kind.fields)
    if (field.name == name) return std::string(field.meaning);
  return {};
}

// Names of a stranger's document may be long and many.
std::string shown(std::string const& name) {
  if (name.size() <= most_letters) return mark_of(name);
  auto cut = most_letters;
  while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0) == 0x80) --cut;
  return mark_of(name.substr(0, cut) + "…");
}

void add_errors(std::vector<html::FieldError>& errors, TemplateKind const& kind, docx::Check const& check) {
  for (auto const& name : check.unknown)
    if (errors.size() < most_shown)
      errors.push_back({field_id, "Неизвестное поле " + shown(name) + ". Возьмите поле из списка на этой странице."});
  for (auto const& name : check.missing)
    errors.push_back({field_id, "Нет обязательного поля " + mark_of(name) + ": " + meaning_of(kind, name) + "."});
}

}  // namespace

std::string mark_of(std::string_view name) {
  return "{{" + std::string(name) + "}}";
}

UploadedTemplate uploaded_template(http::Request const& request, TemplateKind const& kind) {
  UploadedTemplate uploaded;
  auto const* const file = request.file(field_id);
  if (file == nullptr || file->name.empty()) {
    uploaded.errors.push_back({field_id, "Выберите файл шаблона .docx"});
    return uploaded;
  }
  uploaded.name = file->name;
  if (file->size > most_bytes) {
    uploaded.errors.push_back({field_id, "Шаблон больше 5 МБ. Уменьшите рисунки и загрузите его снова."});
    return uploaded;
  }
  uploaded.bytes = file->bytes();
  auto const check = docx::check_template(uploaded.bytes, kind.allowed(), kind.required);
  if (!check)
    uploaded.errors.push_back({field_id, web::in_words(check.error())});
  else
    add_errors(uploaded.errors, kind, *check);
  return uploaded;
}

}  // namespace obereg::accreditation
