#include <fmt/format.h>

#include "accreditation/enter_application/intake_form.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/keep_scans/scans_form.hpp"

namespace obereg::accreditation {

namespace {

// A part of the form of annex 2, for fill_application/fields.html.
std::vector<html::View> part(IntakeForm const& form, std::vector<std::string_view> const& inputs) {
  auto const section = intake_section(*form.variant, inputs);
  return {{{"fields", section_fields(section, form.answers, form.variant->applicant, form.errors, false)}}};
}

html::View ticked(std::string_view id, std::string_view label, char const* words, bool is_ticked) {
  return html::checkboxes_view(id, label, "", {{"yes", words}}, {is_ticked ? "yes" : ""}, "");
}

void show_arrival(html::View& view, IntakeForm const& form) {
  auto const error = [&](std::string_view field) { return html::error_of(form.errors, field); };
  std::vector<html::Choice> ways;
  for (auto const way : all_paper_ways) ways.push_back({std::string(to_text(way)), std::string(title_of(way))});
  view.set("way_field", html::choice_view("way", "Как пришло", "", ways, form.way, error("way")));
  view.set("received_field",
           html::field_view("received_on", "Когда получено", "Пришло к исполнителю — день, в который он его взял",
                            form.received_on, error("received_on")));
  view.set("arrived_field",
           html::field_view("arrived_on", "Когда исполнитель передал в общий отдел",
                            "Только для заявления, которое взял исполнитель: не позже следующего рабочего дня (п. 50)",
                            form.arrived_on, error("arrived_on")));
  view.set("tracking_field", html::field_view("tracking_number", "Номер заказного письма",
                                              "14 цифр под штрихкодом. Письмо пришло простым — оставьте пустым",
                                              form.tracking_number, error("tracking_number")));
}

void show_documents(html::View& view, IntakeForm const& form) {
  std::vector<html::Choice> documents;
  for (auto const& document : may_come(*form.variant)) documents.push_back({document.key, document.title});
  view.set("handed_field", html::checkboxes_view("handed_in", "Какие документы пришли с заявлением",
                                                 "Чего нет, не отмечайте: заявление всё равно примут (п. 57)",
                                                 documents, form.handed_in, ""));
  view.set("files_field", scans_field("Сканы", "Можно добавить и потом", form.errors));
  view.set("note_field", html::field_view("note", "Что ещё заметили", "Например: ИНН не указан, лист 3 порван",
                                          form.note, html::error_of(form.errors, "note")));
}

// Asked once: other open applications of the same applicant; empty where there are none.
std::vector<html::View> open_views(IntakeForm const& form) {
  if (form.open.empty()) return {};
  std::vector<html::View> list;
  for (auto const& each : form.open)
    list.push_back({{"href", case_address(each.id, Reader::office)},
                    {"number", each.incoming_number},
                    {"variant_title", regulation().variant(each.variant)->title},
                    {"day", LocalDate::at(each.registered_at).russian()}});
  return {{{"list", std::move(list)},
           {"field", html::checkboxes_view("another", "Второе заявление", "",
                                           {{"yes", "Это ещё одно заявление, зарегистрировать"}}, {""},
                                           html::error_of(form.errors, "another"))}}};
}

}  // namespace

html::View intake_view(IntakeForm const& form, std::vector<KeptScan> const& kept) {
  auto const& variant = *form.variant;
  auto view = html::error_summary(form.errors);
  view.set("intake_key", form.intake_key).set("variant", variant.number);
  view.set("variant_words", fmt::format("Вариант {}. {}", variant.number, variant.title));
  show_arrival(view, form);
  view.set("applicant", part(form, applicant_inputs()));
  view.set("answer", part(form, answer_inputs()));
  view.set("submitter", part(form, submitter_inputs()));
  view.set("signed_field", ticked("signed_by_hand", "Подпись", "Есть собственноручная подпись", form.signed_by_hand));
  view.set("sealed_field", ticked("sealed", "Печать", "Есть печать", form.sealed));
  show_documents(view, form);
  view.set("kept", kept_scans_views(kept)).set("open", open_views(form));
  return view;
}

}  // namespace obereg::accreditation
