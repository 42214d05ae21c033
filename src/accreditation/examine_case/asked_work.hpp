// What the officer's pages share: the case that is asked for, and what was typed but not saved.
#pragma once
#include "accreditation/examine_case/examine.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// Of the actor, and open.
Result<CaseInWork> asked_work(web::PageContext const& context);

std::int64_t seen_version(http::Request const& request);  // of the form; 0 where it says none

std::string queue_address(casework::CaseId id, std::string_view page);  // "/accreditation/queue/4/draft"

// What another tab saved meanwhile is told, and the form keeps what was typed: sent again, it is saved over that.
std::vector<html::FieldError> told_of_other_tab();
// Control characters and broken UTF-8 are not kept.
std::vector<html::FieldError> unclean();

}  // namespace obereg::accreditation
