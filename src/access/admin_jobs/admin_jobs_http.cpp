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

// What a job is called, and what it says of its progress, in the administrator's words. A name that is not here is
// shown as it is.
struct Wording {
  std::string_view name, words;
};
constexpr Wording kinds[] = {{"training.import-file", "Проверка файла"},
                             {"training.enter-set", "Внесение набора"},
                             {"training.keep-receipt", "Квитанция"},
                             {"training.remind-due", "Напоминания о сроках"},
                             {"access.prepare-trust-change", "Разница списка доверия"},
                             {"access.fetch-crls", "Сбор списков отзыва"},
                             {"access.fetch-crl", "Список отзыва"},
                             {"mail.send", "Отправка письма"},
                             {"audit.verify", "Проверка журнала действий"},
                             {"calendar.recompute", "Пересчёт сроков"},
                             {"access.end-failed-sessions", "Сеансы по негодным сертификатам"},
                             {"access.tell-opened", "Письма о том, что вход открыт"},
                             {"access.warn-ending", "Предупреждения о сертификатах"},
                             {"accreditation.log-decisions", "Решения об аккредитации в журнал"},
                             {"accreditation.repeat-letter", "Повтор непрочитанного письма"},
                             {"accreditation.tell-signatories", "Напоминания подписантам"},
                             {"casework.exchange", "Обмен с ведомствами"},
                             {"pdf.make", "Изготовление PDF"}};
constexpr Wording figures[] = {{"read", "прочитано"},
                               {"checked", "проверено"},
                               {"wrong", "с ошибками"},
                               {"stored", "сохранено"},
                               {"done", "сделано"},
                               {"of", "всего"},
                               {"cas", "центров"},
                               {"added", "внесено"},
                               {"changed", "изменено"},
                               {"unchanged", "без изменений"},
                               {"certificates", "сертификатов"},
                               {"organisations", "организаций"},
                               {"reminded", "напомнено"},
                               {"warned", "предупреждено"},
                               {"ended", "закрыто сертификатов с сеансами"},
                               {"addresses", "адресов"}};

template <std::size_t size>
std::string worded(Wording const (&list)[size], std::string_view name) {
  for (auto const& [known, words] : list)
    if (known == name) return std::string(words);
  return std::string(name);
}

// The numbers of {"read": 120, "wrong": 3}: "прочитано: 120, с ошибками: 3".
std::string progress_words(std::string const& progress) {
  boost::system::error_code not_json;
  auto const value = boost::json::parse(progress, not_json);
  std::string words;
  if (not_json || !value.is_object()) return words;
  for (auto const& [name, figure] : value.as_object())
    if (figure.is_number())
      words +=
          (words.empty() ? "" : ", ") + worded(figures, name) + ": " + html::number(figure.to_number<std::int64_t>());
  return words;
}

html::View job_view(jobs::Job const& job, web::Settings const& settings) {
  html::View view{{"id", job.id.value},
                  {"kind", worded(kinds, job.kind)},
                  {"created_at", russian_moment(job.created_at, settings.zone)},
                  {"attempts", job.attempts},
                  {"progress", progress_words(job.progress)},
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
