// The documents that are made from templates, and what a template of each may and must name (ACR-11, PLT-03).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/docx/docx.hpp"

namespace obereg::accreditation {

struct TemplateField {
  std::string_view name, meaning;  // «letter_number», Russian; a field of a list is «grounds.reason»
};

struct TemplateKind {
  std::string_view key, title;   // «accreditation_refusal»; Russian
  std::string_view sheet, text;  // assets that the built-in template is put together from; no text: the sheet alone
  std::vector<TemplateField> fields;
  docx::Names required;

  docx::Names allowed() const;
};

inline constexpr std::string_view registration_letter = "accreditation_registration",
                                  change_letter = "accreditation_change", exclusion_letter = "accreditation_exclusion",
                                  resumption_letter = "accreditation_resumption",
                                  refusal_letter = "accreditation_refusal",
                                  correction_letter = "accreditation_correction",
                                  withdrawal_letter = "accreditation_withdrawal",
                                  application_form = "accreditation_application",
                                  journal_form = "accreditation_journal";

std::vector<TemplateKind> const& template_kinds();
TemplateKind const* find_template_kind(std::string_view key);  // null where there is none

// Packed from its readable parts; the same in every run.
std::string built_in_template(TemplateKind const& kind);

// Of a synthetic organisation: what the administrator sees a template filled with.
docx::Fields sample_fields(TemplateKind const& kind);

}  // namespace obereg::accreditation
