#include "accreditation/document_templates/kinds.hpp"

#include <algorithm>

namespace obereg::accreditation {

namespace {

// П. 9.1.2: «письмо (уведомление) Министерства … со следующими реквизитами: Государственным гербом Российской
// Федерации, наименованием федерального органа исполнительной власти, … справочными данными о Министерстве, датой
// документа и регистрационным номером документа, … ссылкой на регистрационный номер и датой поступившего документа
// заявителя (при наличии), адресатом, подписью должностного лица …, отметкой об исполнителе». The mark of the
// electronic signature: ГОСТ Р 7.0.97-2016, 5.23.
std::vector<TemplateField> const letter_fields{
    {"authority", "Наименование органа"},
    {"authority_details", "Справочные данные органа: адрес, телефон, почта, сайт"},
    {"letter_number", "Регистрационный номер письма"},
    {"letter_date", "Дата письма"},
    {"incoming_number", "Номер заявления"},
    {"incoming_date", "Дата заявления"},
    {"addressee", "Адресат: кому и адрес, по строкам"},
    {"signatory_position", "Должность подписавшего"},
    {"signatory_name", "Имя подписавшего"},
    {"executor_name", "Исполнитель"},
    {"executor_phone", "Телефон исполнителя"},
    {"certificate_owner", "Владелец сертификата подписи"},
    {"certificate_serial", "Номер сертификата подписи"},
    {"certificate_from", "С какого дня действует сертификат"},
    {"certificate_until", "По какой день действует сертификат"},
    {"check_address", "Адрес страницы, на которой проверяют письмо; из него делают и QR-код"},
    {"organisation", "Наименование организации или предпринимателя"},
    {"inn", "ИНН"},
    {"ogrn_title", "Слово «ОГРН» или «ОГРНИП», если номер известен"},
    {"ogrn", "Сам ОГРН или ОГРНИП"},
    {"registry_number", "Номер в реестре аккредитованных организаций"},
    {"decision_date", "Дата решения"},
    {"services", "Виды услуг"},
    {"trainings", "Виды обучения"},
    {"changes", "Что изменено, исключено или исправлено"},
    {"mended_document", "Исправленный документ: имя файла и его SHA-256"},
    {"complaint", "Как и до какого дня жаловаться"},
    {"grounds.ground", "Основание отказа; строка таблицы повторяется для каждого"},
    {"grounds.clause", "Пункт регламента"},
    {"grounds.reason", "В чём причина"},
};

docx::Names letter_requires(std::initializer_list<std::string_view> further) {
  docx::Names names{"authority",          "authority_details", "letter_number",     "letter_date",
                    "incoming_number",    "incoming_date",     "addressee",         "signatory_name",
                    "signatory_position", "executor_name",     "certificate_owner", "certificate_serial",
                    "certificate_from",   "certificate_until", "check_address"};
  for (auto const name : further) names.emplace(name);
  return names;
}

TemplateKind letter(std::string_view key, std::string_view title, std::string_view text,
                    std::initializer_list<std::string_view> required) {
  return {key, title, "templates/letter/document.xml", text, letter_fields, letter_requires(required)};
}

// Nobody signs it: it tells what the applicant has done.
TemplateKind withdrawal() {
  auto fields = letter_fields;
  fields.push_back({"inn_note", "ИНН в скобках после наименования, если он известен"});
  fields.push_back({"reason", "Причина отзыва, как её назвал заявитель"});
  fields.push_back({"withdrawn_on", "День, в который заявитель отозвал заявление; на бумаге: пришло его письмо"});
  fields.push_back({"withdrawal_letter", "Когда получено письмо об отзыве и кто его подписал, если оно на бумаге"});
  return {withdrawal_letter,
          "Уведомление о прекращении рассмотрения заявления",
          "templates/letter/document.xml",
          "templates/letters/accreditation_withdrawal.xml",
          std::move(fields),
          {"authority", "letter_number", "letter_date", "incoming_number", "incoming_date", "addressee", "organisation",
           "reason", "check_address"}};
}

TemplateKind application() {
  return {application_form,
          "Заявление о предоставлении услуги",
          "templates/application/document.xml",
          "",
          {{"authority", "Кому: наименование органа"},
           {"title", "Название заявления"},
           {"variant", "Номер варианта услуги"},
           {"regulation", "Каким приказом утверждён регламент"},
           {"state", "«Проект» или «Подано»"},
           {"incoming_number", "Номер поданного заявления"},
           {"incoming_date", "День подачи"},
           {"organisation", "Наименование организации или предпринимателя"},
           {"lines.title", "Поле заявления; строка таблицы повторяется для каждого ответа"},
           {"lines.label", "О чём спрошено внутри поля"},
           {"lines.value", "Ответ"},
           {"attachments_title", "Слова «Приложения», когда они есть"},
           {"attachments.title", "Документ по перечню; строка повторяется для каждого файла"},
           {"attachments.file_name", "Имя файла"},
           {"signatory", "Кто подписал электронной подписью"},
           {"signature_mark", "Отметка: чем и когда подписано, или место для подписи"}},
          {"title", "variant", "lines.label", "lines.value", "attachments.title", "signature_mark"}};
}

TemplateKind journal() {
  return {journal_form,
          "Журнал заявлений",
          "templates/journal/document.xml",
          "",
          {{"authority", "Наименование органа"},
           {"filtered_by", "По чему отобраны заявления"},
           {"count", "Сколько заявлений"},
           {"made_at", "Когда составлен журнал"},
           {"remark", "Пометка, что показаны не все"},
           {"cases.number", "Входящий номер; строка таблицы повторяется для каждого заявления"},
           {"cases.registered", "День регистрации"},
           {"cases.channel", "Как подано"},
           {"cases.applicant", "Заявитель"},
           {"cases.inn", "ИНН заявителя"},
           {"cases.variant", "Вариант услуги: номер и название"},
           {"cases.state", "Состояние и этап"},
           {"cases.letter", "Номер письма с решением"},
           {"cases.officer", "Исполнитель"},
           {"cases.due", "По какой день срок услуги"}},
          {"count", "cases.number", "cases.registered", "cases.applicant", "cases.state"}};
}

}  // namespace

docx::Names TemplateKind::allowed() const {
  docx::Names names;
  for (auto const& field : fields) names.emplace(field.name);
  return names;
}

std::vector<TemplateKind> const& template_kinds() {
  static std::vector<TemplateKind> const kinds{
      letter(registration_letter, "Письмо о регистрации в реестре", "templates/letters/accreditation_registration.xml",
             {"organisation", "registry_number", "decision_date"}),
      letter(change_letter, "Письмо об изменении сведений", "templates/letters/accreditation_change.xml",
             {"organisation", "registry_number", "changes"}),
      letter(exclusion_letter, "Письмо об исключении сведений", "templates/letters/accreditation_exclusion.xml",
             {"organisation", "registry_number", "changes"}),
      letter(resumption_letter, "Письмо о возобновлении аккредитации", "templates/letters/accreditation_resumption.xml",
             {"organisation", "registry_number", "decision_date"}),
      letter(refusal_letter, "Письмо об отказе в предоставлении услуги", "templates/letters/accreditation_refusal.xml",
             {"organisation", "grounds.ground", "grounds.clause", "grounds.reason", "complaint"}),
      letter(correction_letter, "Сопроводительное письмо об исправлении",
             "templates/letters/accreditation_correction.xml", {"organisation", "changes", "mended_document"}),
      withdrawal(),
      application(),
      journal(),
  };
  return kinds;
}

TemplateKind const* find_template_kind(std::string_view key) {
  auto const& kinds = template_kinds();
  auto const found =
      std::find_if(kinds.begin(), kinds.end(), [&](TemplateKind const& kind) { return kind.key == key; });
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace obereg::accreditation
