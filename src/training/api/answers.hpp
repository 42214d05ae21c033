// What handlers of the interface for programs answer with, and how they read what they were asked: JSON, and
// application/problem+json (RFC 9457) where it can't be done.
#pragma once
#include <boost/json/value.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "platform/http/message.hpp"

namespace obereg::training::api {

http::Response json(boost::json::value const& body, int status = 200);
// 202: the work goes on after the answer; `where` is to be asked about it.
http::Response accepted(boost::json::value const& body, std::string where);

// A value that can't be what it should.
struct FieldError {
  std::string field;    // as the description names it
  std::string message;  // Russian
};
http::Response wrong_fields(std::vector<FieldError> const& errors);  // 422
http::Response unsupported_type(std::string_view expected);          // 415

boost::json::value moment(std::optional<Instant> const& value);  // "2026-11-22T08:05:00.000Z" or null
boost::json::value number(std::optional<std::int64_t> const& value);

// The strings and whole numbers of a JSON object sent; nothing where the body is something else.
std::optional<http::Fields> sent_fields(http::Request const& request);

// The parameters of an address, or of such an object. What is wrong, or not known, is collected, so that a typing error
// in a name does not quietly answer another question.
class Query {
 public:
  explicit Query(http::Fields const& fields) : fields_(fields) {}

  std::string text(std::string_view name);
  std::int64_t positive(std::string_view name, std::int64_t otherwise);
  std::string one_of(std::string_view name, std::vector<std::string_view> const& words);  // "" where absent
  void wrong(std::string_view name, std::string message) { errors_.push_back({std::string(name), std::move(message)}); }

  std::vector<FieldError> errors() const;

 private:
  http::Fields const& fields_;
  std::vector<std::string_view> known_;
  std::vector<FieldError> errors_;
};

}  // namespace obereg::training::api
