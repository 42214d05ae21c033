// A template that the administrator sends, judged before anything is done with it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "accreditation/document_templates/templates.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

struct UploadedTemplate {
  std::string bytes, name;
  std::vector<html::FieldError> errors;  // of the form's field «template»: every unknown and every missing field
};

UploadedTemplate uploaded_template(http::Request const& request, TemplateKind const& kind);

// A mark as it stands in a document: "{{letter_number}}".
std::string mark_of(std::string_view name);

}  // namespace obereg::accreditation
