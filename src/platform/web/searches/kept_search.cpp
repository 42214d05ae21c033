#include "platform/web/searches/kept_search.hpp"

#include <boost/json.hpp>

#include "core/text.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/searches/queries.hpp"

namespace obereg::web {

namespace sql = obereg::sql::platform::web::searches;

namespace {

constexpr std::chrono::hours kept_for{24};
constexpr std::size_t longest_value = 1000, most_fields = 100;

std::string in_json(http::Fields const& typed) {
  boost::json::array fields;
  for (auto const& [name, value] : typed.list()) {
    if (name == "csrf" || value.empty() || value.size() > longest_value || !text::is_clean(value)) continue;
    if (fields.size() < most_fields) fields.push_back(boost::json::array{name, value});
  }
  return boost::json::serialize(fields);
}

http::Fields from_json(std::string const& kept) {
  http::Fields fields;
  auto const parsed = boost::json::parse(kept);
  for (auto const& field : parsed.as_array()) {
    auto const& pair = field.as_array();
    fields.add(std::string(pair.at(0).as_string()), std::string(pair.at(1).as_string()));
  }
  return fields;
}

}  // namespace

RefusalKind const search_forgotten{"web.search-forgotten", "Поиск устарел, повторите его",
                                   "Условия поиска хранятся сутки, и открыть их может только тот, кто искал.", 410};

std::string keep_search(database::Tx& tx, AccountId account, http::Fields const& typed, Instant now) {
  auto token = text::random_token();
  tx.exec(sql::forget_searches, {{"before", now - kept_for}});
  tx.exec_one(sql::keep_search, {{"token", database::Bytes{text::sha256(token)}},
                                 {"account", account},
                                 {"fields", in_json(typed)},
                                 {"now", now}});
  return token;
}

std::optional<http::Fields> kept_search(database::ReadTx& tx, AccountId account, std::string const& token,
                                        Instant now) {
  auto const kept =
      tx.find_one(sql::kept_search,
                  {{"token", database::Bytes{text::sha256(token)}}, {"account", account}, {"since", now - kept_for}},
                  [](database::Row const& row) { return row.string(0); });
  return kept ? std::optional(from_json(*kept)) : std::nullopt;
}

http::Response show_found(ActionContext const& context) {
  auto const token = context.write(
      [&](database::Tx& tx) { return keep_search(tx, context.actor.account, context.request.form, context.now); });
  auto address = context.request.path + "?";
  for (auto const& [name, value] : context.request.query.list())
    if (name != "search" && name != "before" && name != "after") address += name + "=" + in_query(value) + "&";
  return http::see_other(address + "search=" + in_query(token));
}

Result<http::Fields> sought(PageContext const& context) {
  auto const token = context.request.query.get("search");
  if (token.empty()) return http::Fields{};
  auto found =
      context.read([&](database::ReadTx& tx) { return kept_search(tx, context.actor.account, token, context.now); });
  if (!found) return refuse(search_forgotten);
  return std::move(*found);
}

}  // namespace obereg::web
