// The form of an annulment by the ministry's decision, with the decision's document.
#pragma once
#include <string>

#include "platform/web/route.hpp"

namespace obereg::training {

inline constexpr std::uint64_t largest_document = 20u << 20;  // bytes

std::string decision_address(std::string const& number);  // "/ministry/records/…/annul"

http::Response show_annul_by_decision(web::PageContext const& context);      // GET  /ministry/records/{number}/annul
http::Response submit_annul_by_decision(web::ActionContext const& context);  // POST /ministry/records/{number}/annul

}  // namespace obereg::training
