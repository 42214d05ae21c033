// Administration of the trust list (ACC-06): accredited CAs, lists of revoked certificates, the official list (TSL).
#pragma once
#include "platform/jobs/jobs.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_authorities(web::PageContext const& context);        // GET /admin/authorities
http::Response show_add_authority(web::PageContext const& context);      // GET /admin/authorities/add
http::Response submit_add_authority(web::ActionContext const& context);  // POST /admin/authorities/add
http::Response show_authority(web::PageContext const& context);          // GET /admin/authorities/{authority}
http::Response download_authority(web::PageContext const& context);      // GET /admin/authorities/{authority}/file
http::Response submit_authority(web::ActionContext const& context);      // POST /admin/authorities/{authority}
http::Response submit_crl(web::ActionContext const& context);            // POST /admin/authorities/crl
http::Response submit_tsl(web::ActionContext const& context);            // POST /admin/authorities/tsl

// A list over this size is imported by a job, and the page shows the job.
inline constexpr std::uint64_t tsl_at_once = 1u << 20;
inline constexpr std::string_view tsl_job_kind = "access.import-tsl";
jobs::Handler tsl_job(files::Store const& files);

}  // namespace obereg::access
