// What handlers answer with.
#pragma once
#include <string>
#include <string_view>

#include "platform/html/page.hpp"
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::web {

// The page inside its layout: the header, sections and form token are those of the one who asks.
http::Response show(PageContext const& context, html::Page page, int status = 200);

// The usual page: this template filled from the view, which is given `csrf_token` too.
http::Response show(PageContext const& context, std::string title, std::string_view template_path, html::View view,
                    int status = 200);

// A rule forbids: a page, or application/problem+json for programs (RFC 7807).
http::Response refused(PageContext const& context, Refusal const& refusal);

// The same for what is not a rule: 403, 404, 405, 413 …
http::Response failed(PageContext const& context, int status, std::string_view title, std::string_view advice);

http::Response problem(int status, std::string_view code, std::string_view title, std::string_view detail);

// A value as it stands in the query of an address: percent-encoded, slashes kept.
std::string in_query(std::string_view value);

// The page of this site from which the request came, as path and query; "" where it came from elsewhere or does not
// say.
std::string local_referer(http::Request const& request);

extern RefusalKind const not_found;  // also for what belongs to somebody else, so that ids can't be probed

}  // namespace obereg::web
