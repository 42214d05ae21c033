// A signed act in the words of pages.
#pragma once
#include <string>
#include <vector>

#include "platform/html/render.hpp"
#include "training/acts/act.hpp"

namespace obereg::training {

// The checks of the signature as they were told when it was made (signatures::evidence_json): title, detail,
// is_warning.
std::vector<html::View> signature_checks(Act const& act);

// What stands in a signed reason after a decision's number and date, so that the officer signs the document too.
std::string document_mark(std::string const& document_hash);
// The reason without it: who reads the page has the document itself beside it.
std::string shown_reason(std::string const& reason, std::string const& document_hash);

}  // namespace obereg::training
