#include "accreditation/replace_templates/uploaded_template.hpp"

#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

constexpr auto field_id = "template";
constexpr std::uint64_t most_bytes = 5u << 20;
constexpr std::size_t most_shown = 50, most_letters = 100;

// Names of a stranger's document may be long and many.
std::string shown(std::string const& name) {
  if (name.size() <= most_letters) return mark_of(name);
  auto cut = most_letters;
  while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0) == 0x80) --cut;
  return mark_of(name.substr(0, cut) + "…");
}

std::string shown(std::vector<std::string> const& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size() && i < most_shown; ++i) words += (i == 0 ? "" : ", ") + shown(names[i]);
  return names.size() > most_shown ? words + " и другие" : words;
}

void add_errors(std::vector<html::FieldError>& errors, docx::Check const& check) {
  if (!check.unknown.empty())
    errors.push_back(
        {field_id, "Неизвестные поля: " + shown(check.unknown) + ". Возьмите поля из списка на этой странице."});
  if (!check.missing.empty())
    errors.push_back(
        {field_id, "Нет обязательных полей: " + shown(check.missing) + ". Что это, сказано в списке полей."});
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
    add_errors(uploaded.errors, *check);
  return uploaded;
}

}  // namespace obereg::accreditation
