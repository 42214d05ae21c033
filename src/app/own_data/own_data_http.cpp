#include "app/own_data/own_data_http.hpp"

#include <boost/json.hpp>

#include "access/accounts/accounts.hpp"
#include "app/audit_log/vocabulary.hpp"
#include "app/own_data/own_data.hpp"
#include "app/own_data/own_views.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::app {

namespace {

namespace json = boost::json;

constexpr std::size_t shown_at_most = 100;

// Rows without what is empty in them: a card of a person has many fields that few have.
html::View row_view(DataPart const& part, std::vector<Cell> const& row) {
  std::vector<html::View> facts;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (!row[i].shown.empty()) facts.push_back({{"key", part.columns[i].title}, {"value", row[i].shown}});
  return {{"facts", facts}};
}

// «Сертификаты: 2», and «Учётная запись» where one row is all there ever is.
html::View part_view(DataPart const& part) {
  std::vector<html::View> rows;
  for (auto const& row : part.rows)
    if (rows.size() < shown_at_most) rows.push_back(row_view(part, row));
  bool const is_cut = part.rows.size() > rows.size();
  return {{"key", part.key},
          {"title", part.title},
          {"count", part.rows.size() > 1 ? html::number(static_cast<long long>(part.rows.size())) : ""},
          {"rows", rows},
          {"is_cut", is_cut}};
}

html::View look_view(OwnView const& view, web::PageContext const& context) {
  return {{"at", russian_moment(view.at, context.settings().zone)},
          {"who", view.who},
          {"organisation", view.organisation},
          {"what", action_in_words(view.action)},
          // Whoever reads of their own records may not be allowed to open the page that was looked at.
          {"subject", subject_in_words(view.subject, Actor{}).words},
          {"details", view.details},
          {"times", view.times > 1 ? html::counted(view.times, "раз", "раза", "раз") : ""}};
}

http::Response show_own_data(web::PageContext const& context) {
  auto const [parts, views] = context.read([&](database::ReadTx& tx) {
    return std::pair(own_data(tx, context.actor.account, context.settings().zone),
                     own_views(tx, context.actor.account));
  });
  std::vector<html::View> part_views, looks;
  std::string empty_parts;
  auto const own = context.read([&](database::ReadTx& tx) { return access::find_account(tx, context.actor.account); });
  // Letters to an address are shown to whoever has shown that it is theirs.
  bool const letters_wait = own && !own->email.empty() && !own->email_confirmed_at;
  for (auto const& part : parts)
    if (letters_wait && part.key == "letters")
      continue;
    else if (part.rows.empty())
      empty_parts += (empty_parts.empty() ? "«" : ", «") + std::string(part.title) + "»";
    else
      part_views.push_back(part_view(part));
  for (auto const& view : views)
    if (looks.size() < shown_at_most) looks.push_back(look_view(view, context));
  return web::show(context, "Мои данные", "src/app/own_data/own_data.html",
                   {{"parts", part_views},
                    {"empty_parts", empty_parts},
                    {"letters_wait", letters_wait},
                    {"looks", looks},
                    {"has_looks", !looks.empty()},
                    {"looks_are_cut", views.size() > looks.size()}});
}

json::array rows_of(DataPart const& part) {
  json::array rows;
  for (auto const& row : part.rows) {
    json::object fields;
    for (std::size_t i = 0; i < row.size(); ++i)
      fields[part.columns[i].key] = row[i].stored.empty() ? json::value(nullptr) : json::value(row[i].stored);
    rows.push_back(std::move(fields));
  }
  return rows;
}

http::Response download_own_data(web::PageContext const& context) {
  auto const [parts, views] = context.read([&](database::ReadTx& tx) {
    return std::pair(own_data(tx, context.actor.account, context.settings().zone),
                     own_views(tx, context.actor.account));
  });
  json::object all{{"made_at", iso_moment(context.now)}};
  for (auto const& part : parts) all[part.key] = rows_of(part);
  json::array looks;
  for (auto const& view : views)
    looks.push_back({{"at", iso_moment(view.at)},
                     {"who", view.who},
                     {"organisation", view.organisation},
                     {"action", view.action},
                     {"subject", view.subject},
                     {"details", view.details},
                     {"times_in_the_hour", view.times}});
  all["who_looked"] = std::move(looks);
  context.log_view("access.own-data-downloaded", "account:" + std::to_string(context.actor.account.value), "");
  auto response = http::bytes(json::serialize(all), "application/json");
  response.download_as("my-data.json");
  return response;
}

}  // namespace

web::Routes own_data_routes() {
  return {
      web::get("/account/data", web::anyone_signed_in, show_own_data),
      web::get("/account/data.json", web::anyone_signed_in, download_own_data),
  };
}

}  // namespace obereg::app
