// An application in words: what its pages show and what is signed.
#pragma once
#include <string>
#include <vector>

#include "accreditation/application/answers.hpp"
#include "platform/html/render.hpp"

namespace obereg::accreditation {

struct ShownLine {
  std::string label, value;
};
// A field of the form, or a row of one of its tables.
struct ShownPart {
  std::string title;
  std::vector<ShownLine> lines;
  bool is_row = false;
};

std::vector<ShownPart> shown_application(Variant const& variant, Answers const& answers);

// For application/application.html: [{title, rows}] with rows of components/summary_list.html.
std::vector<html::View> application_views(Variant const& variant, Answers const& answers);

// A row of components/summary_list.html.
html::View summary_row(std::string_view key, std::string_view value);

}  // namespace obereg::accreditation
