#include "accreditation/interagency/messages.hpp"

#include <stdexcept>

#include "casework/xml/element.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

using casework::xml::Element;

std::string space_of(std::string_view kind) {
  return "urn:obereg:interagency:" + std::string(kind) + ":1";
}
// "EmploymentRequest"
std::string root_of(std::string_view kind, std::string_view what) {
  return (kind == employment_kind ? "Employment" : "Education") + std::string(what);
}

void add_if(Element& to, std::string name, std::string const& value) {
  if (!value.empty()) to.add(std::move(name), value);
}
void add_if(Element& to, std::string name, std::optional<LocalDate> const& day) {
  if (day) to.add(std::move(name), day->iso());
}

Element person_element(std::string const& space, AskedPerson const& person) {
  Element element{space, "Person"};
  element.add("LastName", person.last_name);
  element.add("FirstName", person.first_name);
  add_if(element, "MiddleName", person.middle_name);
  add_if(element, "Snils", person.snils);
  add_if(element, "BirthDate", person.birth_date);
  return element;
}

AskedPerson person_in(Element const& element) {
  return {element.text_of("LastName"), element.text_of("FirstName"), element.text_of("MiddleName"),
          element.text_of("Snils"), LocalDate::parse_iso(element.text_of("BirthDate"))};
}

Element event_element(std::string const& space, EmploymentEvent const& event) {
  Element element{space, "Event"};
  element.add("Employer", event.employer);
  add_if(element, "EmployerNumber", event.employer_number);
  element.add("Date", event.date.iso());
  element.add("Kind", event.kind);
  add_if(element, "Job", event.job);
  add_if(element, "Unit", event.unit);
  add_if(element, "FunctionCode", event.function_code);
  add_if(element, "DismissalReason", event.dismissal_reason);
  add_if(element, "DocumentName", event.document_name);
  add_if(element, "DocumentDate", event.document_date);
  add_if(element, "DocumentNumber", event.document_number);
  return element;
}

Element document_element(std::string const& space, EducationDocument const& document) {
  Element element{space, "Document"};
  element.add("Name", document.name);
  add_if(element, "Series", document.series);
  element.add("Number", document.number);
  add_if(element, "IssuedOn", document.issued_on);
  add_if(element, "IssuedBy", document.issued_by);
  return element;
}

}  // namespace

std::string AskedPerson::full_name() const {
  return text::tidy_spaces(last_name + " " + first_name + " " + middle_name);
}

// RFC 9562, 5.4.
std::string new_message_id() {
  auto bytes = text::random_bytes(16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
  auto uuid = text::hex(bytes);
  for (auto const at : {8u, 13u, 18u, 23u}) uuid.insert(at, "-");
  return uuid;
}

std::string request_xml(AskedAbout const& about, std::string const& message_id) {
  auto const space = space_of(about.kind);
  Element root{space, root_of(about.kind, "Request"), {{"id", message_id}}};
  root.children.push_back(person_element(space, about.person));
  for (auto const& document : about.documents) root.add("DeclaredDocument", document);
  return casework::xml::to_xml(root);
}

AskedAbout read_request(std::string const& xml) {
  auto const parsed = casework::xml::parse(xml);
  auto const* const person = parsed.root ? parsed.root->child("Person") : nullptr;
  if (!person) throw std::logic_error("a stored request is not ours: " + parsed.fault);
  AskedAbout about;
  about.kind = parsed.root->name == root_of(employment_kind, "Request") ? employment_kind : education_kind;
  about.person = person_in(*person);
  for (auto const& each : parsed.root->children)
    if (each.name == "DeclaredDocument") about.documents.push_back(each.text);
  return about;
}

std::string answer_xml(std::string_view kind, std::string const& in_reply_to, AuthorityAnswer const& answer) {
  auto const space = space_of(kind);
  Element root{space, root_of(kind, "Answer"), {{"inReplyTo", in_reply_to}}};
  root.children.push_back(person_element(space, answer.person));
  for (auto const& event : answer.events) root.children.push_back(event_element(space, event));
  for (auto const& document : answer.documents) root.children.push_back(document_element(space, document));
  add_if(root, "AsOnPaper", answer.as_on_paper);
  return casework::xml::to_xml(root);
}

}  // namespace obereg::accreditation
