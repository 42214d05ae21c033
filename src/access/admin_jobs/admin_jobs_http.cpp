#include "access/admin_jobs/admin_jobs_http.hpp"

#include <boost/json.hpp>

#include "platform/audit/audit.hpp"
#include "platform/html/format.hpp"
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

// Further kinds are shown by their names.
struct KindTitle {
  std::string_view kind, title;
};
constexpr KindTitle kinds[] = {{"training.import-file", "Проверка файла"},
                               {"training.enter-set", "Внесение набора"},
                               {"training.keep-receipt", "Квитанция о документе"},
                               {"access.import-tsl", "Загрузка перечня центров"},
                               {"mail.send", "Отправка письма"}};

std::string_view title_of(std::string_view kind) {
  for (auto const& each : kinds)
    if (each.kind == kind) return each.title;
  return kind;
}

struct NumberTitle {
  std::string_view name, title;
};
constexpr NumberTitle numbers[] = {
    {"read", "прочитано строк"}, {"checked", "проверено"}, {"wrong", "с ошибками"},
    {"stored", "сохранено"},     {"done", "сделано"},      {"of", "всего"},
    {"added", "внесено"},        {"changed", "изменено"},  {"unchanged", "без изменений"}};

// The numbers that a job reports about itself, '{"read":1200,"wrong":3}', in words.
std::string progress_in_words(std::string const& progress) {
  boost::system::error_code ignored;
  auto const parsed = boost::json::parse(progress, ignored);
  if (!parsed.is_object()) return "";
  std::string words;
  for (auto const& [name, title] : numbers) {
    auto const* number = parsed.as_object().if_contains(name);
    if (!number || !number->is_number() || number->to_number<std::int64_t>() == 0) continue;
    words += (words.empty() ? "" : ", ") + std::string(title) + ": " + html::number(number->to_number<std::int64_t>());
  }
  return words;
}

html::View job_view(jobs::Job const& job, web::Settings const& settings) {
  html::View view{{"id", job.id.value},
                  {"kind", title_of(job.kind)},
                  {"created_at", russian_moment(job.created_at, settings.zone)},
                  {"attempts", job.attempts},
                  {"progress", progress_in_words(job.progress)},
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
  return web::show(context, "Задания", "src/access/admin_jobs/jobs.html",
                   {{"jobs", rows}, {"has_rows", !rows.empty()}});
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
