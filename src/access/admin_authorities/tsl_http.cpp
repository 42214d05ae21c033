// Importing the official list: a small file at once, a large one by a job that any process may run.
#include <boost/json.hpp>
#include <fstream>

#include "access/admin_authorities/admin_authorities_http.hpp"
#include "access/trust_list/import_tsl.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

std::string payload_of(std::string const& hash, Actor const& actor) {
  return boost::json::serialize(boost::json::object{{"file", hash},
                                                    {"account", actor.account.value},
                                                    {"organisation", actor.organisation.value},
                                                    {"actor", actor.name},
                                                    {"address", actor.address}});
}

Actor actor_of(boost::json::object const& payload) {
  Actor actor;
  actor.account = {payload.at("account").to_number<std::int64_t>()};
  actor.organisation = {payload.at("organisation").to_number<std::int64_t>()};
  actor.name = payload.at("actor").as_string();
  actor.address = payload.at("address").as_string();
  return actor;
}

http::Response summary_page(web::PageContext const& context, TslImport const& summary) {
  std::vector<html::View> faults;
  for (auto const& fault : summary.faults) faults.push_back({{"line", fault.line}, {"text", fault.text}});
  auto const number = [](std::size_t count) { return html::number(static_cast<long long>(count)); };
  return web::show(context, "Перечень загружен", "src/access/admin_authorities/tsl.html",
                   {{"cas", number(summary.cas)},
                    {"certificates", number(summary.certificates)},
                    {"added", number(summary.added)},
                    {"changed", number(summary.changed)},
                    {"unchanged", number(summary.unchanged)},
                    {"faults", faults}});
}

}  // namespace

http::Response submit_tsl(web::ActionContext const& context) {
  auto const* upload = context.request.file("tsl");
  if (!upload || upload->size == 0)
    return web::failed(context, 422, "Файл не выбран", "Вернитесь и выберите файл перечня (XML).");
  if (upload->size > tsl_at_once) {
    auto const stored = context.files().put_file(*upload->path);
    context.write([&](database::Tx& tx) {
      jobs::enqueue(tx, tsl_job_kind, payload_of(stored.hash, context.actor), context.now);
    });
    return http::see_other("/admin/jobs");
  }
  std::ifstream file(*upload->path, std::ios::binary);
  auto const summary = import_tsl(context.services().database, context.actor, file, context.now);
  if (!summary) return web::refused(context, summary.error());
  return summary_page(context, *summary);
}

jobs::Handler tsl_job(files::Store const& files) {
  return [&files](jobs::Run& run) {
    auto const payload = boost::json::parse(run.job.payload).as_object();
    std::ifstream file(files.path(std::string(payload.at("file").as_string())), std::ios::binary);
    if (!file) throw std::runtime_error("the uploaded list is gone");
    auto const summary = import_tsl(run.database(), actor_of(payload), file, run.now());
    // The file stays wrong however often it is read: the job is done, and says so.
    run.report(summary ? to_json(*summary)
                       : boost::json::serialize(boost::json::object{
                             {"refused", std::string(summary.error().kind->title) + ". " + summary.error().detail}}));
  };
}

}  // namespace obereg::access
