// The part of a form of the registry office by which scans are sent.
#pragma once
#include <string_view>
#include <vector>

#include "accreditation/keep_scans/kept_scans.hpp"
#include "platform/html/form.hpp"
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// Where files are chosen; `more` is said after what they may be.
html::View scans_field(std::string_view label, std::string_view more, std::vector<html::FieldError> const& errors);
// One field with those that are kept, ticked, or none where nothing is.
std::vector<html::View> kept_scans_views(std::vector<KeptScan> const& kept);

void check_scans(http::Request const& request, std::vector<html::FieldError>& errors);
html::FieldError too_many_files();

// What was sent with the form and what is kept of it and still ticked, together; kept now, whatever else is wrong with
// the form. Files with which something is wrong are not among them: the form says what.
std::vector<casework::CaseDocument> all_scans(web::ActionContext const& context, std::string const& form_key);

}  // namespace obereg::accreditation
