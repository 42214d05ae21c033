// The form of a variant in parts that are filled in one at a time. What each part asks for comes from the regulation.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "accreditation/application/answers.hpp"

namespace obereg::accreditation {

// A field of annex 2 with those of its inputs that the section asks for.
struct SectionField {
  FormField const* field = nullptr;  // null: of the form's end
  std::vector<Input const*> inputs;
};

struct FormSection {
  std::string_view key, title;  // "applicant", «Заявитель»
  std::vector<SectionField> fields;
};

// False for a section whose every input is for a case that is not this one, and in which nothing was answered: that of
// the power of attorney where the head signs.
bool is_asked(FormSection const& section, Variant const& variant, Answers const& answers);

// Documents are no section of the form: attach_documents/.
inline constexpr std::string_view documents_key = "documents";

// In the order in which they are filled in; an input stands in one of them.
std::vector<FormSection> sections_of(Variant const& variant);

// Of the choices that `kind` of a signatory has: value and words.
struct Signatory {
  std::string_view value, words;
};
std::vector<Signatory> signatories_of(ApplicantKind kind);

}  // namespace obereg::accreditation
