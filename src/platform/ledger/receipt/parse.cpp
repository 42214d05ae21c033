#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "core/text.hpp"
#include "platform/ledger/receipt/event_receipt.hpp"

namespace obereg::ledger {

namespace json = boost::json;

namespace {

constexpr std::string_view event_format = "obereg-event";

[[noreturn]] void wrong(std::string_view name) {
  throw ReceiptError(fmt::format("Поле «{}» отсутствует или записано не так, как описано в формате.", name));
}

json::value const& member(json::object const& object, std::string_view name) {
  auto const* value = object.if_contains(name);
  if (!value) wrong(name);
  return *value;
}

std::string text_at(json::object const& object, std::string_view name) {
  auto const* text = member(object, name).if_string();
  if (!text) wrong(name);
  return std::string(*text);
}

std::uint64_t number_at(json::object const& object, std::string_view name) {
  auto const& value = member(object, name);
  boost::system::error_code failed;
  auto const number = value.is_double() || !value.is_number() ? 0 : value.to_number<std::uint64_t>(failed);
  if (failed || value.is_double() || !value.is_number()) wrong(name);
  return number;
}

Hash hash_at(json::object const& object, std::string_view name) {
  auto const hash = hash_from_hex(text_at(object, name));
  if (!hash) wrong(name);
  return *hash;
}

json::object const& object_at(json::object const& object, std::string_view name) {
  auto const* inner = member(object, name).if_object();
  if (!inner) wrong(name);
  return *inner;
}

json::array const& array_at(json::object const& object, std::string_view name, std::size_t most) {
  auto const* array = member(object, name).if_array();
  if (!array || array->size() > most) wrong(name);
  return *array;
}

Proof proof_at(json::object const& object, std::string_view name) {
  Proof proof;
  for (auto const& item : array_at(object, name, longest_proof)) {
    auto const* text = item.if_string();
    auto const hash = text ? hash_from_hex(*text) : std::nullopt;
    if (!hash) wrong(name);
    proof.push_back(*hash);
  }
  return proof;
}

SignedHead head_at(json::object const& object, std::string_view name) {
  auto const head = head_from_json(member(object, name));
  if (!head) wrong(name);
  return *head;
}

std::string signature_at(json::object const& object, std::string_view name) {
  auto const digits = text_at(object, name);
  auto const bytes = text::from_hex(digits);
  if (bytes.size() != 64) wrong(name);
  return bytes;
}

Statement statement_of(json::object const& object) {
  auto const kind = event_kind(text_at(object, "kind"));
  if (!kind) wrong("kind");
  auto const entered = moment_of(text_at(object, "entered"));
  if (!entered) wrong("entered");
  auto const& provider = object_at(object, "provider");
  auto const& file = object_at(object, "file");
  auto const& signature = object_at(object, "signature");
  return {.act = text_at(object, "act"),
          .kind = *kind,
          .provider_name = text_at(provider, "name"),
          .provider_inn = text_at(provider, "inn"),
          .file_hash = hash_at(file, "sha256"),
          .file_size = number_at(file, "size"),
          .signature_hash = hash_at(signature, "sha256"),
          .signer = text_at(signature, "signer"),
          .thumbprint = text_at(signature, "thumbprint"),
          .verification = object_at(signature, "verification"),
          .entered = *entered,
          .records = number_at(object, "records")};
}

std::vector<ReceiptRecord> records_of(json::array const& array) {
  std::vector<ReceiptRecord> records;
  records.reserve(array.size());
  for (auto const& item : array) {
    auto const* object = item.if_object();
    if (!object) wrong("records");
    records.push_back({number_at(*object, "position"), text_at(*object, "number"), hash_at(*object, "leaf")});
    if (records.back().position == 0) wrong("position");
    if (!is_registry_number(records.back().number)) wrong("number");
  }
  return records;
}

json::value parsed(std::string_view text, std::string_view format) {
  if (text.size() > largest_receipt) throw ReceiptError("Файл слишком велик: больше 256 МБ.");
  json::parse_options options;
  options.max_depth = 32;
  boost::system::error_code failed;
  auto value = json::parse(json::string_view(text.data(), text.size()), failed, {}, options);
  if (failed || !value.is_object()) throw ReceiptError("Файл не читается как JSON: он повреждён или это другой файл.");
  auto const& object = value.as_object();
  if (text_at(object, "format") != format)
    throw ReceiptError(fmt::format("Это файл другого вида: нужен «{}».", format));
  if (number_at(object, "version") != 1)
    throw ReceiptError("Эта программа знает только версию 1 формата. Возьмите программу новее.");
  return value;
}

}  // namespace

Receipt parse_receipt(std::string_view text) {
  auto const value = parsed(text, "obereg-receipt");
  auto const& object = value.as_object();
  auto const& statement = object_at(object, "statement");
  return {.statement = statement_of(statement),
          .signed_statement = statement,
          .statement_signature = signature_at(object, "statement_signature"),
          .records = records_of(array_at(object, "records", most_records)),
          .first_leaf = number_at(object, "first_leaf"),
          .proof = proof_at(object, "proof"),
          .head = head_at(object, "head")};
}

bool is_event_receipt(std::string_view text) {
  try {
    parsed(text, event_format);
    return true;
  } catch (ReceiptError const&) {
    return false;
  }
}

EventReceipt parse_event_receipt(std::string_view text) {
  auto const value = parsed(text, event_format);
  auto const& object = value.as_object();
  return {text_at(object, "event"), number_at(object, "leaf"), proof_at(object, "proof"), head_at(object, "head")};
}

LaterHead parse_later_head(std::string_view text) {
  auto const value = parsed(text, "obereg-later-head");
  auto const& object = value.as_object();
  return {number_at(object, "earlier"), proof_at(object, "proof"), head_at(object, "head")};
}

}  // namespace obereg::ledger
