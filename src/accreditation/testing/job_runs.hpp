// Jobs of this module that are due at a moment, for tests. Header only.
#pragma once
#include "accreditation/accreditation.hpp"
#include "platform/mail/mail.hpp"
#include "support/test_site.hpp"

namespace obereg::accreditation {

inline void run_jobs_at(support::TestSite& site, Instant moment) {
  support::site_time = moment;
  static casework::ExchangeSettings const off;
  auto handlers = accreditation_jobs(site.services, off);
  handlers.emplace(mail::job_kind, mail::mail_job([](mail::Message const&) {}, site.files));
  jobs::Runner runner(site.services.database, std::move(handlers), support::site_clock);
  while (runner.run_one()) {
  }
}

}  // namespace obereg::accreditation
