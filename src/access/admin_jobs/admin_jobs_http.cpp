#include "access/admin_jobs/admin_jobs_http.hpp"

#include "platform/audit/audit.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr int jobs_shown = 100;

struct StateTitle {
  std::string_view state, title, colour;
};
constexpr StateTitle states[] = {{"waiting", "ждёт", "grey"},
                                 {"running", "идёт", "blue"},
                                 {"done", "сделано", "green"},
                                 {"failed", "не вышло", "red"}};

html::View job_view(jobs::Job const& job, web::Settings const& settings) {
  html::View view{{"id", job.id.value},
                  {"kind", job.kind},
                  {"created_at", russian_moment(job.created_at, settings.zone)},
                  {"attempts", job.attempts},
                  {"progress", job.progress == "{}" ? std::string() : job.progress},
                  {"failure", job.failure},
                  {"may_retry", job.state == "failed"},
                  {"state", job.state},
                  {"colour", "grey"}};
  for (auto const& [state, title, colour] : states)
    if (state == job.state) view.set("state", title).set("colour", colour);
  return view;
}

}  // namespace

http::Response show_jobs(web::PageContext const& context) {
  auto const newest = context.read([](database::ReadTx& tx) { return jobs::newest(tx, jobs_shown); });
  std::vector<html::View> rows;
  for (auto const& job : newest) rows.push_back(job_view(job, context.settings()));
  return web::show(context, "Задания", "src/access/admin_jobs/jobs.html", {{"jobs", rows}});
}

http::Response submit_retry(web::ActionContext const& context) {
  auto const id = context.request.id("job");
  bool const known = id && context.write([&](database::Tx& tx) {
    auto const job = jobs::find(tx, JobId{*id});
    if (!job) return false;
    if (job->state != "failed") return true;  // a double click: it is on its way again
    jobs::retry_now(tx, job->id, context.now);
    audit::record(tx, context.actor, "access.job-retried", "job:" + std::to_string(*id), job->kind, context.now);
    return true;
  });
  if (!known) return web::refused(context, refuse(web::not_found));
  return http::see_other("/admin/jobs");
}

}  // namespace obereg::access
