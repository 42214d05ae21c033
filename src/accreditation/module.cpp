#include "accreditation/accreditation.hpp"
#include "accreditation/ask_authorities/ask_authorities.hpp"
#include "accreditation/ask_authorities/requests_http.hpp"
#include "accreditation/check_letter/check_letter_http.hpp"
#include "accreditation/choose_variant/choose_variant_http.hpp"
#include "accreditation/keep_registry/add_http.hpp"
#include "accreditation/keep_registry/decide_http.hpp"
#include "accreditation/log_decisions/log_decisions.hpp"
#include "accreditation/log_decisions/proof_http.hpp"
#include "accreditation/open_data/open_data_http.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "accreditation/repeat_letter/repeat_letter.hpp"
#include "accreditation/routes/application_routes.hpp"
#include "accreditation/routes/decision_routes.hpp"
#include "accreditation/routes/management_routes.hpp"
#include "accreditation/routes/supervision_routes.hpp"
#include "accreditation/routes/template_routes.hpp"
#include "accreditation/search_registry/card_http.hpp"
#include "accreditation/search_registry/search_http.hpp"
#include "accreditation/show_service/service_http.hpp"
#include "accreditation/tell_signatories/tell_signatories.hpp"
#include "casework/complaints/complaints.hpp"
#include "casework/recompute_deadlines.hpp"
#include "platform/pdf/pdf.hpp"

namespace obereg::accreditation {

namespace {

using web::everyone;
using web::get;
using web::post;

constexpr web::Permission keep{"accreditation.keep"};

web::Routes service_routes() {
  return {
      get("/accreditation", everyone, show_service),
      get("/accreditation/apply", everyone, show_apply),
      get("/accreditation/variants/{variant}", everyone, show_variant),
      web::get_and_write("/accreditation/letters/{code}", everyone, show_checked_letter),
  };
}

web::Routes registry_routes() {
  return {
      get("/accreditation/registry", everyone, show_accreditations),
      web::get_and_write("/accreditation/registry.csv", everyone, download_csv),
      web::get_and_write("/accreditation/registry.json", everyone, download_json),
      web::get_and_write("/accreditation/registry.xlsx", everyone, download_xlsx),
      get("/accreditation/registry/{number}", everyone, show_accreditation),
      get("/accreditation/registry/{number}/log/{version}", everyone, download_proof),
      get("/accreditation/keep", keep, show_accreditations),
      get("/accreditation/keep/add", keep, show_add_accreditation),
      post("/accreditation/keep/add", keep, submit_add_accreditation),
      get("/accreditation/keep/{number}/{step}", keep, show_decision),
      post("/accreditation/keep/{number}/{step}", keep, submit_decision),
  };
}

}  // namespace

web::Routes accreditation_routes() {
  regulation();  // a file that is wrong stops the start, not the first visitor
  auto routes = service_routes();
  for (auto const& part : {registry_routes(), application_routes(), template_routes(), decision_routes(), pdf_routes(),
                           supervision_routes(), request_routes(), management_routes()})
    routes.insert(routes.end(), part.begin(), part.end());
  return routes;
}

std::vector<web::Section> accreditation_sections() {
  return {{"Мои заявления", "/accreditation/applications", web::Permission{"accreditation.apply"}},
          {"Журнал заявлений", "/accreditation/office", web::Permission{"accreditation.office"}},
          {"Отправить почтой", "/accreditation/post", web::Permission{"accreditation.register"}},
          {"Мои дела", "/accreditation/queue", web::Permission{"accreditation.examine"}},
          {"Запросы в ведомства", "/accreditation/requests", asking},
          {"Решения на подпись", "/accreditation/decisions", web::Permission{"accreditation.decide"}},
          {"Нагрузка исполнителей", "/accreditation/load", keep},
          {"Показатели аккредитации", "/accreditation/figures", keep},
          {"Аккредитованные организации", "/accreditation/keep", keep},
          {"Жалобы", "/accreditation/supervision/complaints", web::Permission{"accreditation.supervise"}},
          {"Проверки", "/accreditation/supervision/inspections", web::Permission{"accreditation.supervise"}}};
}

std::vector<web::Section> administration_sections() {
  return {{"Шаблоны документов", "/admin/templates", web::Permission{"admin"}},
          {"Сведения об услуге", "/admin/service-facts", web::Permission{"admin"}}};
}

jobs::Handlers accreditation_jobs(web::Services const& services, casework::ExchangeSettings const& exchange) {
  jobs::Handlers handlers;
  handlers.emplace(casework::exchange_job,
                   casework::exchange_handler(exchange, exchanged_service(), services.settings.zone, services.clock));
  handlers.emplace(pdf::make_job, pdf::make_handler({services.settings.soffice, services.settings.data_folder + "/pdf"},
                                                    services.files));
  handlers.emplace(tell_signatories_job, [&services](jobs::Run& run) { tell_signatories_again(run, services); });
  handlers.emplace(log_decisions_job, [&services](jobs::Run& run) { log_decisions(run, services); });
  handlers.emplace(repeat_letter_job, [&services](jobs::Run& run) { repeat_letter(run, services); });
  return handlers;
}

void start_accreditation_jobs(web::Services const& services, casework::ExchangeSettings const& exchange, Instant now) {
  casework::schedule_exchange(services.database, exchange, now);
  ask_to_log_waiting(services.database, now);
}

calendar::OpenTerms open_cases(web::Services const& services) {
  return [&services](database::Database& database, calendar::Report const& report) {
    casework::recompute_deadlines(database, services.settings.zone, services.clock(), report);
    casework::recompute_complaints(database, services.settings.zone, report);
  };
}

}  // namespace obereg::accreditation
