#include "access/fetch_crls/crls_http.hpp"

#include <map>
#include <set>

#include "access/fetch_crls/crl_sources.hpp"
#include "access/fetch_crls/fetch_crls.hpp"
#include "access/refusals.hpp"
#include "access/trust_list/trust_list.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

// «3 часа назад»: of a list's age.
std::string ago(Instant then, Instant now) {
  auto const minutes = std::max<long long>(std::chrono::duration_cast<std::chrono::minutes>(now - then).count(), 0);
  if (minutes < 60) return html::counted(minutes, "минуту", "минуты", "минут") + " назад";
  if (minutes < 60 * 48) return html::counted(minutes / 60, "час", "часа", "часов") + " назад";
  return html::counted(minutes / (60 * 24), "день", "дня", "дней") + " назад";
}

html::View source_view(CrlSource const& source, web::Settings const& settings) {
  auto const at = [&](std::optional<Instant> moment) {
    return moment ? russian_moment(*moment, settings.zone) : std::string("ещё не было");
  };
  return {{"address", source.address},
          {"attempted_at", at(source.attempted_at)},
          {"failure", source.failure},
          {"is_got", source.failure.empty() && source.succeeded_at}};
}

// Of a CA's several keys each has its list; the oldest one's state is what counts.
html::View list_view(std::vector<StoredCrl> const& lists, web::Settings const& settings, Instant now) {
  if (lists.empty()) return {{"list", "списка нет"}, {"state", "нет"}, {"colour", "yellow"}};
  auto const& list = lists.front();
  bool const old = !list.next_update || *list.next_update < now;
  auto const next = list.next_update ? russian_moment(*list.next_update, settings.zone) : std::string("не указано");
  return {{"list", "от " + russian_moment(list.this_update, settings.zone) + " (" + ago(list.this_update, now) +
                       "), следующий " + next},
          {"state", old ? "устарел" : "свежий"},
          {"colour", old ? "yellow" : "green"}};
}

}  // namespace

std::vector<html::View> crl_views(database::ReadTx& tx, web::Settings const& settings, Instant now) {
  std::map<std::string, std::string> names;
  for (auto const& authority : authorities(tx)) names.emplace(authority.subject, authority.name);
  std::map<std::string, std::vector<StoredCrl>> lists;
  for (auto const& list : newest_crls(tx)) lists[list.issuer].push_back(list);
  std::map<std::string, std::vector<html::View>> sources;
  std::set<std::string> issuers;
  for (auto const& [issuer, stored] : lists) issuers.insert(issuer);
  for (auto const& source : crl_sources(tx)) {
    if (source.is_used) issuers.insert(source.issuer);
    sources[source.issuer].push_back(source_view(source, settings));
  }
  std::vector<html::View> views;
  for (auto const& issuer : issuers) {
    auto view = list_view(lists[issuer], settings, now);
    auto const name = names.find(issuer);
    views.push_back(view.set("name", name == names.end() ? issuer : name->second).set("sources", sources[issuer]));
  }
  return views;
}

std::string unused_words(database::ReadTx& tx) {
  long long count = 0;
  for (auto const& source : crl_sources(tx)) count += !source.is_used;
  if (count == 0) return {};
  return "Ещё " + html::counted(count, "адрес", "адреса", "адресов") +
         " у центров, сертификатами которых здесь никто не пользуется: их списки получаем раз в сутки.";
}

http::Response submit_fetch_crls(web::ActionContext const& context) {
  if (!context.settings().fetches_crls) return web::refused(context, refuse(refusals::crl_fetching_off));
  context.write([&](database::Tx& tx) {
    fetch_crls_now(tx, context.now);
    audit::record(tx, context.actor, "access.crl-fetch-asked", "trust-list", "", context.now);
  });
  return http::see_other("/admin/jobs");
}

}  // namespace obereg::access
