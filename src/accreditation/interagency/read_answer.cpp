// Answers as they come: anything that is not by the schema is told by the element's name.
#include "accreditation/interagency/messages.hpp"
#include "casework/xml/element.hpp"
#include "core/requisites.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

using casework::xml::Element;

constexpr std::size_t longest_line = 1000;

// Reads children of one element; remembers the first that is wrong.
class Reading {
 public:
  Reading(Element const& element, std::string& fault) : element_(element), fault_(fault) {}

  std::string line(std::string_view name, bool required) {
    auto const value = element_.text_of(name);
    if (required && value.empty()) blame(name, "нет или пуст");
    if (text::length(value) > longest_line) blame(name, "длиннее 1000 знаков");
    return value;
  }
  std::optional<LocalDate> date(std::string_view name, bool required) {
    auto const value = line(name, required);
    auto const day = LocalDate::parse_iso(value);
    if (!value.empty() && !day) blame(name, "не дата вида 2026-02-25");
    return day;
  }
  std::string snils() {
    auto const value = line("Snils", true);
    auto const parsed = Snils::parse(value);
    if (!value.empty() && !parsed) blame("Snils", "не СНИЛС");
    return parsed ? parsed->digits() : value;
  }

 private:
  void blame(std::string_view name, std::string_view what) {
    if (fault_.empty())
      fault_ = "Ответ не по схеме: " + element_.name + "/" + std::string(name) + " — " + std::string(what) + ".";
  }

  Element const& element_;
  std::string& fault_;
};

AskedPerson read_person(std::string_view kind, Element const& element, std::string& fault) {
  Reading reading(element, fault);
  AskedPerson person{reading.line("LastName", true), reading.line("FirstName", true), reading.line("MiddleName", false),
                     "", std::nullopt};
  if (kind != employment_kind) return person;
  person.snils = reading.snils();
  person.birth_date = reading.date("BirthDate", true);
  return person;
}

EmploymentEvent read_event(Element const& element, std::string& fault) {
  Reading reading(element, fault);
  EmploymentEvent event;
  event.employer = reading.line("Employer", true);
  event.employer_number = reading.line("EmployerNumber", false);
  event.date = reading.date("Date", true).value_or(LocalDate());
  event.kind = reading.line("Kind", true);
  event.job = reading.line("Job", false);
  event.unit = reading.line("Unit", false);
  event.function_code = reading.line("FunctionCode", false);
  event.dismissal_reason = reading.line("DismissalReason", false);
  event.document_name = reading.line("DocumentName", false);
  event.document_date = reading.date("DocumentDate", false);
  event.document_number = reading.line("DocumentNumber", false);
  return event;
}

EducationDocument read_document(Element const& element, std::string& fault) {
  Reading reading(element, fault);
  EducationDocument document;
  document.name = reading.line("Name", true);
  document.series = reading.line("Series", false);
  document.number = reading.line("Number", true);
  document.issued_on = reading.date("IssuedOn", false);
  document.issued_by = reading.line("IssuedBy", false);
  return document;
}

ReadAnswer unreadable(std::string fault) {
  return {std::nullopt, "", std::move(fault)};
}

std::string error_words(Element const& root) {
  auto const words = text::tidy_spaces(root.attribute("code") + " " + root.text);
  return words.empty() ? "Ведомство ответило ошибкой и не назвало причину." : words;
}

ReadAnswer read_root(std::string_view kind, Element const& root) {
  AuthorityAnswer answer;
  std::string fault;
  for (auto const& each : root.children) {
    if (each.name == "Person")
      answer.person = read_person(kind, each, fault);
    else if (each.name == "Event" && kind == employment_kind)
      answer.events.push_back(read_event(each, fault));
    else if (each.name == "Document" && kind == education_kind)
      answer.documents.push_back(read_document(each, fault));
    else if (each.name == "AsOnPaper")
      answer.as_on_paper = each.text;
    else
      return unreadable("Ответ не по схеме: элемента " + each.name + " в нём быть не должно.");
  }
  if (!root.child("Person")) return unreadable("Ответ не по схеме: не сказано, о ком он (нет элемента Person).");
  if (!fault.empty()) return unreadable(std::move(fault));
  return {std::move(answer), "", ""};
}

}  // namespace

ReadAnswer read_answer(std::string_view kind, std::string const& in_reply_to, std::string_view xml) {
  auto const parsed = casework::xml::parse(xml);
  if (!parsed.root) return unreadable("Это не правильный XML: " + parsed.fault + ".");
  auto const& root = *parsed.root;
  if (root.space != "urn:obereg:interagency:" + std::string(kind) + ":1")
    return unreadable("Ответ другого вида: корневой элемент " + root.name + " не из той схемы.");
  if (root.attribute("inReplyTo") != in_reply_to)
    return unreadable("В ответе назван другой запрос: " + root.attribute("inReplyTo") + ".");
  if (root.name == "RequestError") return {std::nullopt, error_words(root), ""};
  if (root.name != (kind == employment_kind ? "EmploymentAnswer" : "EducationAnswer"))
    return unreadable("Ответ другого вида: корневой элемент называется " + root.name + ".");
  return read_root(kind, root);
}

ReadAnswer read_taken_answer(std::string_view kind, std::string_view xml) {
  auto const parsed = casework::xml::parse(xml);
  return parsed.root ? read_root(kind, *parsed.root) : unreadable(parsed.fault);
}

}  // namespace obereg::accreditation
