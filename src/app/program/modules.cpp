#include "app/program/modules.hpp"

#include "access/access.hpp"
#include "accreditation/accreditation.hpp"
#include "app/audit_log/audit_http.hpp"
#include "app/own_data/own_data_http.hpp"
#include "app/pages/pages.hpp"
#include "app/verify_audit/verify_audit.hpp"
#include "app/verify_audit/verify_audit_http.hpp"
#include "training/training.hpp"

namespace obereg::app {

namespace {

template <class List>
void append(List& list, List more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

mail::Transport mail_transport(Config const& config) {
  if (config.smtp_url.empty()) return mail::folder(config.data + "/mail", config.mail_from);
  return mail::smtp({.url = config.smtp_url,
                     .user = config.smtp_user,
                     .password = config.smtp_password,
                     .from = config.mail_from,
                     .require_tls = config.smtp_require_tls});
}

}  // namespace

access::CrlSettings crl_settings(Config const& config) {
  access::CrlSettings settings;
  settings.fetch = config.crl_fetch;
  settings.interval = config.crl_interval;
  if (config.crl_refuse_when_old) settings.when_old = signatures::MissingCrl::refuse;
  settings.allow_private_addresses = config.crl_private_addresses;
  return settings;
}

web::Routes all_routes() {
  web::Routes routes = page_routes();
  append(routes, audit_routes());
  append(routes, verify_audit_routes());
  append(routes, own_data_routes());
  append(routes, access::access_routes());
  append(routes, training::training_routes());
  append(routes, accreditation::accreditation_routes());
  return routes;
}

std::vector<web::Section> all_sections() {
  std::vector<web::Section> sections;
  auto const add = [&](std::string const& group, std::vector<web::Section> added) {
    for (auto& section : added) section.group = group;
    append(sections, std::move(added));
  };
  add("Обучение по охране труда", training::training_sections());
  add("Аккредитация", accreditation::accreditation_sections());
  add("Люди и настройки", access::access_sections());
  add("Люди и настройки", accreditation::administration_sections());
  add("Люди и настройки", {{"Журнал действий", "/admin/audit", web::Permission{"admin"}}});
  return sections;
}

jobs::Handlers all_jobs(Config const& config, web::Services const& services) {
  auto jobs = training::training_jobs(services);
  jobs.merge(access::access_jobs(services.files, mail_transport(config), crl_settings(config)));
  jobs.merge(access::daily_access_jobs(services));
  jobs.merge(accreditation::accreditation_jobs(services, config.exchange));
  jobs.emplace(verify_audit_job_kind, verify_audit);
  // Whoever has terms that are open adds them to this list.
  jobs.emplace(calendar::recompute_job_kind,
               calendar::recompute_job({access::open_requests(services), accreditation::open_cases(services)}));
  return jobs;
}

void start_daily_jobs(Config const& config, web::Services const& services, Instant now) {
  access::schedule_crl_fetching(services.database, crl_settings(config), now);
  training::start_training_jobs(services, now);
  access::start_access_jobs(services, now);
  accreditation::start_accreditation_jobs(services, config.exchange, now);
}

}  // namespace obereg::app
