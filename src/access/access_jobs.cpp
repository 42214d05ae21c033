#include "access/access.hpp"
#include "access/change_trust/prepare_change.hpp"
#include "access/end_failed_sessions/end_failed_sessions.hpp"
#include "access/fetch_crls/fetch_crls.hpp"
#include "access/requests/recompute_due.hpp"
#include "access/tell_opened/tell_opened.hpp"
#include "access/warn_ending/warn_ending.hpp"

namespace obereg::access {

jobs::Handlers access_jobs(files::Store const& files, mail::Transport transport, CrlSettings const& crls) {
  return {{std::string(prepare_change_job_kind), prepare_change_job(files, crls.when_old)},
          {std::string(fetch_crls_job_kind), fetch_crls_job(crls)},
          {std::string(fetch_crl_job_kind), fetch_crl_job(crls)},
          {std::string(mail::job_kind), mail::mail_job(std::move(transport), files)}};
}

jobs::Handlers daily_access_jobs(web::Services const& services) {
  return {{std::string(warn_job), [&services](jobs::Run& run) { warn_all(run, services); }},
          {std::string(end_failed_sessions_job), [&services](jobs::Run& run) { end_failed_sessions(run, services); }},
          {std::string(tell_opened_job), [&services](jobs::Run& run) { tell_all_opened(run, services); }}};
}

calendar::OpenTerms open_requests(web::Services const& services) {
  return [&services](database::Database& database, calendar::Report const& report) {
    recompute_due(database, services.settings.zone, services.clock(), report);
  };
}

void start_access_jobs(web::Services const& services, Instant now) {
  schedule_warnings(services.database, services.settings, now);
  schedule_telling_opened(services.database, services.settings, now);
  schedule_ending_failed_sessions(services.database, now);
}

}  // namespace obereg::access
