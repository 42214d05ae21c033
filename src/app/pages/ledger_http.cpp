#include "app/pages/ledger_http.hpp"

#include <boost/json.hpp>
#include <charconv>
#include <optional>

#include "platform/ledger/receipt/receipt.hpp"
#include "platform/ledger_store/ledger_store.hpp"
#include "platform/web/pages.hpp"

namespace obereg::app {

namespace {

http::Response json_answer(std::string text) {
  return http::bytes(std::move(text), "application/json").with("Cache-Control", "no-store");
}

std::optional<std::uint64_t> size_of(std::string const& text) {
  std::uint64_t size = 0;
  auto const* const end = text.data() + text.size();
  auto const [read, error] = std::from_chars(text.data(), end, size);
  if (error != std::errc{} || read != end) return std::nullopt;
  return size;
}

}  // namespace

http::Response show_head(web::PageContext const& context) {
  auto const head = context.read([](database::ReadTx& tx) { return ledger::latest_head(tx); });
  if (!head)
    return web::problem(404, "ledger.empty", "Журнал пуст", "Вершина появится с первым внесённым набором записей.");
  return json_answer(boost::json::serialize(ledger::to_json(*head)) + "\n");
}

// Heads were signed at the ends of acts only: a proof leads to one of those sizes, the newest where none is named.
http::Response show_consistency(web::PageContext const& context) {
  auto const from = size_of(context.request.query.get("from"));
  auto const given_to = context.request.query.get("to");
  return context.read([&](database::ReadTx& tx) {
    auto const to = given_to.empty() ? std::nullopt : size_of(given_to);
    auto const head = to ? ledger::head_of_size(tx, *to) : given_to.empty() ? ledger::latest_head(tx) : std::nullopt;
    if (!from || !head || *from > head->head.size)
      return web::problem(422, "ledger.no-such-size", "Такого размера у журнала не было",
                          "from — размер из квитанции, to — размер одной из подписанных вершин, не меньше from.");
    auto proof = ledger::consistency_proof(ledger::stored_nodes(tx), *from, head->head.size);
    return json_answer(ledger::write_later_head({*from, std::move(proof), *head}));
  });
}

http::Response download_log_key(web::PageContext const& context) {
  return http::bytes(context.log_key().public_key().pem(), "application/x-pem-file").download_as("log-key.pub.pem");
}

}  // namespace obereg::app
