// The page on which a correction or an annulment is signed. A provider's stands under /training/acts, the ministry's
// under /ministry/acts. Of the act once it is signed: act_page.
#pragma once
#include <string>
#include <vector>

#include "platform/html/render.hpp"
#include "platform/web/route.hpp"
#include "training/sign_act/act_draft.hpp"

namespace obereg::training {

std::string address_of(ActDraft const& draft);
// Lines for components/summary_list.html: the reason and what the record says.
std::vector<html::View> facts_of_act(ActDraft const& draft);
// A value of a signed file as people write it: dates stand there as in databases.
std::string shown_value(std::string_view column, std::string const& value);

http::Response show_unsigned_act(web::PageContext const& context, ActDraft const& draft);
http::Response submit_act(web::ActionContext const& context);  // POST …/acts/{draft}

}  // namespace obereg::training
