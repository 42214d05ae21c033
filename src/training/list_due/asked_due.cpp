#include "training/list_due/asked_due.hpp"

#include "platform/web/pages.hpp"

namespace obereg::training {

std::optional<AskedDue> asked_due(database::ReadTx& tx, web::PageContext const& context) {
  AskedDue asked{
      context.request.query.get("search"), context.request.query.get("term"), {}, {}, scope_of(tx, context.actor)};
  if (!asked.token.empty()) {
    auto typed = find_search(tx, context.actor.account, asked.token, context.now);
    if (!typed) return std::nullopt;
    asked.typed = std::move(*typed);
  }
  if (!asked.term.empty()) {
    asked.typed["term"] = asked.term;
    asked.typed.erase("from");
    asked.typed.erase("to");
  }
  asked.checked = check_due(asked.typed, context.today());
  return asked;
}

std::string due_address(std::string const& path, AskedDue const& asked, std::int64_t after) {
  std::string query;
  auto const add = [&](std::string_view name, std::string const& value) {
    if (!value.empty()) query += (query.empty() ? "?" : "&") + std::string(name) + "=" + web::in_query(value);
  };
  add("search", asked.token);
  add("term", asked.term);
  if (after > 0) add("after", std::to_string(after));
  return path + query;
}

}  // namespace obereg::training
