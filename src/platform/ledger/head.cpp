#include "platform/ledger/head.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/algorithm/hex.hpp>
#include <boost/json/object.hpp>
#include <charconv>

namespace obereg::ledger {

namespace json = boost::json;

std::optional<Instant> moment_of(std::string_view text) {
  if (text.size() != 24) return std::nullopt;
  std::array<int, 7> parts{};
  std::array<std::pair<int, int>, 7> const places{{{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}, {20, 3}}};
  for (std::size_t part = 0; part < parts.size(); ++part) {
    auto const* begin = text.data() + places[part].first;
    auto const* end = begin + places[part].second;
    if (auto const read = std::from_chars(begin, end, parts[part]); read.ec != std::errc{} || read.ptr != end)
      return std::nullopt;
  }
  auto const [year, month, day, hour, minute, second, milli] = parts;
  std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  Instant const moment = std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
                         std::chrono::seconds{second} + std::chrono::milliseconds{milli};
  if (iso_moment(moment) != text) return std::nullopt;  // separators, 24:00, signs
  return moment;
}

std::string head_bytes(TreeHead const& head) {
  return fmt::format("obereg-head-v1\nkey {}\nsize {}\nroot {}\nmoment {}\n", to_hex(head.key_id), head.size,
                     to_hex(head.root), iso_moment(head.moment));
}

SignedHead sign_head(std::uint64_t size, Hash const& root, Instant moment, LogKey const& key) {
  TreeHead const head{size, root, moment, key.public_key().id()};
  return {head, key.sign(head_bytes(head))};
}

bool verify_head(SignedHead const& head, PublicKey const& key) {
  return head.head.key_id == key.id() && key.verify(head_bytes(head.head), head.signature);
}

json::object to_json(SignedHead const& head) {
  return {{"key", to_hex(head.head.key_id)},
          {"size", head.head.size},
          {"root", to_hex(head.head.root)},
          {"moment", iso_moment(head.head.moment)},
          {"signature", boost::algorithm::hex_lower(head.signature)}};
}

namespace {

std::optional<std::string_view> text_at(json::object const& object, std::string_view name) {
  auto const* value = object.if_contains(name);
  auto const* text = value ? value->if_string() : nullptr;
  if (!text) return std::nullopt;
  return std::string_view(*text);
}

}  // namespace

std::optional<SignedHead> head_from_json(json::value const& value) {
  auto const* object = value.if_object();
  if (!object) return std::nullopt;
  auto const key = hash_from_hex(text_at(*object, "key").value_or(""));
  auto const root = hash_from_hex(text_at(*object, "root").value_or(""));
  auto const moment = moment_of(text_at(*object, "moment").value_or(""));
  auto const signature = text_at(*object, "signature").value_or("");
  auto const* size = object->if_contains("size");
  if (!key || !root || !moment || !size || !size->is_number()) return std::nullopt;
  boost::system::error_code wrong;
  auto const leaves = size->to_number<std::uint64_t>(wrong);
  if (wrong || size->is_double()) return std::nullopt;
  if (signature.size() != 128 || signature.find_first_not_of("0123456789abcdef") != std::string_view::npos)
    return std::nullopt;
  return SignedHead{{leaves, *root, *moment, *key}, boost::algorithm::unhex(std::string(signature))};
}

}  // namespace obereg::ledger
