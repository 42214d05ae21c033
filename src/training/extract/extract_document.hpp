// An extract as a .docx, from templates/extract.docx and templates/extract_list.docx.
#pragma once
#include <string>

#include "platform/web/settings.hpp"
#include "training/extract/extract.hpp"
#include "training/registry/standing_view.hpp"

namespace obereg::training {

std::string check_address(web::Settings const& settings, std::string const& code);  // where the QR leads
std::vector<CardLine> extract_lines(StandingRecord const& record);                  // of an extract of one record
std::string extract_docx(Extract const& extract, std::string const& organisation_name, web::Settings const& settings,
                         LocalDate today);

}  // namespace obereg::training
