#include "accreditation/complaint/complaint_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/complaint/complaint.hpp"
#include "core/requisites.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_line = 500;

std::string wrong_line(std::string const& typed, std::string_view what_to_write) {
  if (typed.empty()) return std::string(what_to_write);
  if (!text::is_clean(typed)) return "Здесь есть знаки, которых не бывает в тексте. Наберите заново.";
  return text::length(typed) > longest_line ? fmt::format("Не длиннее {} знаков.", longest_line) : "";
}

// What can't be shown again is left out of the form.
std::string showable(std::string const& typed) {
  return text::is_clean(typed) ? typed : std::string();
}

void add(std::vector<html::FieldError>& errors, std::string const& field, std::string const& wrong) {
  if (!wrong.empty()) errors.push_back({field, wrong});
}

bool is_known(std::span<ComplaintSubject const> subjects, std::string const& key) {
  return std::any_of(subjects.begin(), subjects.end(), [&](auto const& subject) { return subject.key == key; });
}

void check_paper(ComplaintForm& form) {
  add(form.errors, "complainant", wrong_line(form.complainant, "Напишите, кто жалуется."));
  if (!form.inn.empty() && !Inn::parse(form.inn))
    form.errors.push_back({"inn", "В ИНН ошибка: сверьте цифры. Если ИНН не указан, оставьте поле пустым."});
  add(form.errors, "contact", wrong_line(form.contact, "Напишите, куда отправить ответ."));
  if (form.channel != "in-person" && form.channel != "post")
    form.errors.push_back({"channel", "Выберите, как пришла жалоба."});
  form.complainant = showable(form.complainant);
  form.inn = showable(form.inn);
  form.contact = showable(form.contact);
}

}  // namespace

std::string wrong_text(std::string const& typed, std::size_t longest, std::string_view what_to_write) {
  if (text::tidy_spaces(typed).empty()) return std::string(what_to_write);
  if (!text::is_clean(typed)) return "В тексте есть знаки, которых в нём не бывает. Наберите заново.";
  auto const length = text::length(typed);
  return length > longest ? fmt::format("Здесь {} знаков, а можно не больше {}.", length, longest) : "";
}

void check_files(std::vector<http::UploadedFile> const& files, std::vector<html::FieldError>& errors) {
  if (files.size() > most_complaint_files)
    errors.push_back({"files", fmt::format("Можно приложить не больше {} файлов.", most_complaint_files)});
  for (auto const& file : files) add(errors, "files", wrong_with(file));
}

ComplaintForm read_complaint_form(http::Request const& request, bool on_paper) {
  ComplaintForm form;
  form.on_paper = on_paper;
  form.subject = request.form.get("subject");
  form.text = request.form.get("text");
  form.about = showable(text::tidy_spaces(request.form.get("about")));
  if (!is_known(complaint_subjects(), form.subject)) form.errors.push_back({"subject", "Выберите, на что жалоба."});
  add(form.errors, "text", wrong_text(form.text, longest_complaint, "Напишите, что случилось и чего вы хотите."));
  form.text = showable(form.text);
  if (on_paper) {
    form.complainant = text::tidy_spaces(request.form.get("complainant"));
    form.inn = text::tidy_spaces(request.form.get("inn"));
    form.contact = text::tidy_spaces(request.form.get("contact"));
    form.channel = request.form.get("channel");
    check_paper(form);
  }
  check_files(sent_files(request), form.errors);
  return form;
}

html::View complaint_form_view(ComplaintForm const& form, std::vector<casework::Case> const& cases) {
  auto const error = [&](std::string_view field) { return html::error_of(form.errors, field); };
  std::vector<html::Choice> subjects, about{{"", "Не о заявлении"}};
  for (auto const& subject : complaint_subjects())
    subjects.push_back({std::string(subject.key), std::string(subject.title)});
  for (auto const& held : cases)
    about.push_back({std::to_string(held.id.value), "№ " + held.incoming_number + ", " + held.applicant});
  auto view = html::error_summary(form.errors);
  view.set("on_paper", form.on_paper).set("has_cases", !cases.empty());
  view.set("about_field",
           html::choice_view("about", "О каком заявлении жалоба", "", about, form.about, error("about")));
  view.set("number_field", html::field_view("about", "Входящий номер заявления", "Если жалоба о заявлении: АК-15/2026",
                                            form.about, error("about")));
  view.set("subject_field",
           html::choice_view("subject", "На что жалоба", "", subjects, form.subject, error("subject")));
  auto text = html::field_view("text", form.on_paper ? "Текст жалобы" : "Что случилось и чего вы хотите",
                               form.on_paper ? "Можно коротко, если приложен скан" : "Назовите даты и документы",
                               form.text, error("text"));
  view.set("text_field", std::move(text.set("rows", 10)));
  auto files = html::field_view("files", "Файлы", "PDF, PNG, JPEG или TIFF, до 10 файлов. Можно не прикладывать", "",
                                error("files"));
  view.set("files_field", std::move(files.set("accept", ".pdf,.png,.jpg,.jpeg,.tif,.tiff").set("is_multiple", true)));
  if (!form.on_paper) return view;
  view.set("complainant_field", html::field_view("complainant", "Кто жалуется", "Организация или человек, как в жалобе",
                                                 form.complainant, error("complainant")));
  view.set("inn_field", html::field_view("inn", "ИНН", "Если указан", form.inn, error("inn")));
  view.set("contact_field", html::field_view("contact", "Куда отправить ответ", "Почтовый адрес или электронная почта",
                                             form.contact, error("contact")));
  view.set("channel_field", html::choice_view("channel", "Как пришла жалоба", "",
                                              {{"in-person", "Принесли в министерство"}, {"post", "По почте"}},
                                              form.channel, error("channel")));
  return view;
}

}  // namespace obereg::accreditation
