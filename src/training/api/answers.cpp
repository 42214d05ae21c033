#include "training/api/answers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "core/text.hpp"
#include "platform/web/pages.hpp"

namespace obereg::training::api {

http::Response json(boost::json::value const& body, int status) {
  auto response = http::bytes(boost::json::serialize(body), "application/json");
  response.status = status;
  return response;
}

http::Response accepted(boost::json::value const& body, std::string where) {
  return json(body, 202).with("Location", std::move(where));
}

http::Response wrong_fields(std::vector<FieldError> const& errors) {
  boost::json::array list;
  for (auto const& error : errors) list.push_back({{"field", error.field}, {"message", error.message}});
  auto response = json({{"type", "urn:obereg:problem:wrong-fields"},
                        {"title", "Запрос заполнен с ошибками"},
                        {"status", 422},
                        {"detail", "Что исправить, сказано о каждом поле отдельно."},
                        {"errors", list}},
                       422);
  response.content_type = "application/problem+json";
  return response;
}

http::Response unsupported_type(std::string_view expected) {
  return web::problem(415, "unsupported-media-type", "Такие данные здесь не принимаются",
                      fmt::format("Назовите вид данных в заголовке Content-Type: {}.", expected));
}

boost::json::value moment(std::optional<Instant> const& value) {
  return value ? boost::json::value(iso_moment(*value)) : boost::json::value(nullptr);
}

boost::json::value number(std::optional<std::int64_t> const& value) {
  return value ? boost::json::value(*value) : boost::json::value(nullptr);
}

std::optional<http::Fields> sent_fields(http::Request const& request) {
  boost::system::error_code error;
  auto const body = boost::json::parse(request.body, error);
  if (error || !body.is_object()) return std::nullopt;
  http::Fields fields;
  for (auto const& [name, value] : body.as_object()) {
    if (!value.is_string() && !value.is_int64()) return std::nullopt;
    auto text = value.is_string() ? std::string(value.as_string()) : std::to_string(value.as_int64());
    if (!text::is_clean(text)) return std::nullopt;
    fields.add(std::string(name), std::move(text));
  }
  return fields;
}

std::string Query::text(std::string_view name) {
  known_.push_back(name);
  return fields_.get(name);
}

std::int64_t Query::positive(std::string_view name, std::int64_t otherwise) {
  auto const typed = text(name);
  if (typed.empty()) return otherwise;
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  if (error == std::errc{} && end == typed.data() + typed.size() && value > 0) return value;
  wrong(name, "Здесь нужно целое положительное число.");
  return otherwise;
}

std::string Query::one_of(std::string_view name, std::vector<std::string_view> const& words) {
  auto const typed = text(name);
  if (!typed.empty() && std::find(words.begin(), words.end(), typed) == words.end())
    wrong(name, fmt::format("Здесь может быть только: {}.", fmt::join(words, ", ")));
  return typed;
}

std::vector<FieldError> Query::errors() const {
  auto errors = errors_;
  for (auto const& [name, value] : fields_.list())
    if (std::find(known_.begin(), known_.end(), name) == known_.end())
      errors.push_back({name, fmt::format("Такого параметра нет. Есть: {}.", fmt::join(known_, ", "))});
  return errors;
}

}  // namespace obereg::training::api
