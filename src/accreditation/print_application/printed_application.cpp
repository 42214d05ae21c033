#include "accreditation/print_application/printed_application.hpp"

#include <algorithm>

#include "accreditation/application/shown_application.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/print_application/signature_words.hpp"
#include "casework/store.hpp"

namespace obereg::accreditation {

namespace {

// «2. ИНН» is not said twice where the field asks for nothing else.
std::string label_below(std::string const& title, std::string const& label) {
  return title.ends_with(label) ? std::string() : label;
}

// A row of a table is one line of the document: "Фамилия: Ёлкина" and what else it says, each below the other.
docx::Texts line_of_row(ShownPart const& part) {
  std::string said;
  for (auto const& line : part.lines)
    if (!line.value.empty()) said += (said.empty() ? "" : "\n") + line.label + ": " + line.value;
  return {{"title", part.title}, {"label", ""}, {"value", said}};
}

std::vector<docx::Texts> lines_of(Variant const& variant, Answers const& answers) {
  std::vector<docx::Texts> lines;
  for (auto const& part : shown_application(variant, answers)) {
    if (part.is_row) {
      lines.push_back(line_of_row(part));
      continue;
    }
    bool is_first = true;
    for (auto const& line : part.lines) {
      lines.push_back({{"title", is_first ? part.title : std::string()},
                       {"label", is_first ? label_below(part.title, line.label) : line.label},
                       {"value", line.value}});
      is_first = false;
    }
  }
  return lines;
}

std::vector<docx::Texts> attachments_of(Variant const& variant, std::vector<AttachedFile> const& files) {
  std::vector<docx::Texts> attachments;
  for (auto const& file : files)
    attachments.push_back({{"title", document_title(variant, file.document)}, {"file_name", file.name}});
  return attachments;
}

std::string mark_of_signature(PrintedApplication const& printed, std::chrono::minutes zone) {
  if (printed.filed && printed.filed->channel != name_of(Channel::portal))
    return "Подано на бумаге, получено " + LocalDate::at(printed.filed->received_at, zone).russian() +
           ". Подпись и печать стоят на самом заявлении.";
  if (!printed.filed) return "Не подано. Подпись ____________________   Дата ____________";
  return "Подписано усиленной квалифицированной электронной подписью и подано " +
         russian_moment(printed.filed->received_at, zone) + ".";
}

}  // namespace

Result<PrintedApplication> own_printed(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  auto const found = own_application(tx, actor, id);
  if (!found) return found.error();
  PrintedApplication printed{*found, files_of(tx, found->id), {}, signature_words(tx, *found)};
  if (found->filed_as) printed.filed = casework::find_case(tx, service_name, *found->filed_as);
  return printed;
}

Result<PrintedApplication> filed_printed(database::ReadTx& tx, std::optional<std::int64_t> case_id) {
  auto const held = any_case(tx, case_id);
  if (!held) return held.error();
  auto const application = application_of(tx, held->id).value();
  return PrintedApplication{application, files_of(tx, application.id), *held, signature_words(tx, application)};
}

docx::Fields application_fields(PrintedApplication const& printed, std::string const& authority,
                                std::chrono::minutes zone) {
  auto const& application = printed.application;
  auto const& variant = *regulation().variant(application.variant);
  auto const& filed = printed.filed;
  docx::Fields fields;
  fields.values = {{"authority", authority},
                   {"title", variant.form.title},
                   {"variant", std::to_string(variant.number)},
                   {"regulation", regulation().service.act},
                   {"state", filed ? "Подано" : "Проект, не подано"},
                   {"incoming_number", filed ? filed->incoming_number : ""},
                   {"incoming_date", filed ? LocalDate::at(filed->registered_at, zone).russian() : ""},
                   {"organisation", filed ? filed->applicant : application.answers.value("full_name")},
                   {"attachments_title", printed.files.empty() ? "" : "Приложения"},
                   {"signatory", printed.signed_by},
                   {"signature_mark", mark_of_signature(printed, zone)}};
  fields.rows = {{"lines", lines_of(variant, application.answers)},
                 {"attachments", attachments_of(variant, printed.files)}};
  return fields;
}

std::string number_of(PrintedApplication const& printed) {
  return printed.filed ? printed.filed->incoming_number : "черновик " + std::to_string(printed.application.id.value);
}

std::string file_name_of(PrintedApplication const& printed) {
  auto name = "Заявление " + number_of(printed);
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

Result<MadeDocument> application_document(database::ReadTx& tx, files::Store const& files,
                                          web::Settings const& settings, PrintedApplication const& printed) {
  return make_document(tx, files, application_form, application_fields(printed, settings.authority, settings.zone));
}

}  // namespace obereg::accreditation
