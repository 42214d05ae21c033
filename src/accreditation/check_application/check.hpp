// «Проверить»: the format and logic check of an application (форматно-логический контроль, п. 54).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "accreditation/application/answers.hpp"
#include "accreditation/named_letters/named_letters.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "accreditation_registry/model/accreditation.hpp"
#include "core/time.hpp"

namespace obereg::accreditation {

// What the program knows besides the application.
struct KnownFacts {
  LocalDate today;
  std::string organisation_inn;             // of the cabinet in which it is filled in
  std::optional<Accreditation> record;      // of the registry, the last one of the ИНН
  std::vector<std::string> open_cases;      // incoming numbers of the organisation's applications still considered
  std::vector<NamedLetter> letters = {};    // of the ministry that the application names
  std::vector<std::string> documents = {};  // names of those to which a file is attached
};

struct Fault {
  std::string section;    // of application/sections.hpp, or documents_key
  std::string id;         // of the field; "" for none
  std::string text;       // Russian: what is wrong and what to do
  bool hinders = true;    // it can't be signed; else it can, and the text says what may come of it
  bool is_empty = false;  // nothing was answered there
};

// П. 54: «При получении заявления (запроса) в электронной форме в автоматическом режиме осуществляется
// форматно-логический контроль заявления (запроса)». What the form demands and how it is written hinders signing.
// П. 57: «Заявителю не может быть отказано в приеме заявления (запроса)»: so what lacks among the documents, or does
// not fit the registry, is said with what comes of it, and hinders nothing.
std::vector<Fault> check_application(Variant const& variant, Answers const& answers, KnownFacts const& known);

// The part of it that looks at the form alone: what it demands and is empty, what is written wrong.
std::vector<Fault> check_format(Variant const& variant, Answers const& answers, LocalDate today);

bool hinders(std::vector<Fault> const& faults);

// "specialists-0-last_name": where a fault of a table's cell leads.
std::string cell_id(std::string_view table, std::size_t row, std::string_view column);

}  // namespace obereg::accreditation
