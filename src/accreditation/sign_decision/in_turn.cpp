#include "accreditation/sign_decision/in_turn.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace obereg::accreditation {

namespace {

constexpr std::size_t most = 200;

}  // namespace

std::vector<std::int64_t> cases_in(std::vector<std::string> const& typed) {
  std::vector<std::int64_t> cases;
  for (auto const& text : typed) {
    std::int64_t id = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    bool const is_number = error == std::errc{} && end == text.data() + text.size() && id > 0;
    if (is_number && cases.size() < most && std::find(cases.begin(), cases.end(), id) == cases.end())
      cases.push_back(id);
  }
  return cases;
}

std::vector<std::int64_t> cases_of(http::Request const& request, std::string_view name) {
  std::vector<std::string> parts;
  std::string part;
  for (char const letter : request.query.get(name) + ",") {
    if (letter != ',') {
      part += letter;
      continue;
    }
    parts.push_back(std::move(part));
    part.clear();
  }
  return cases_in(parts);
}

std::string with_commas(std::vector<std::int64_t> const& cases) {
  return fmt::format("{}", fmt::join(cases, ","));
}

std::vector<std::int64_t> rest_of_turn(http::Request const& request) {
  return cases_of(request, "then");
}

std::string in_query(std::vector<std::int64_t> const& rest) {
  return rest.empty() ? "" : "then=" + with_commas(rest);
}

std::string turn_address(std::vector<std::int64_t> const& cases) {
  if (cases.empty()) return "/accreditation/decisions";
  auto const query = in_query({cases.begin() + 1, cases.end()});
  return "/accreditation/decisions/" + std::to_string(cases.front()) + "/sign" + (query.empty() ? "" : "?" + query);
}

}  // namespace obereg::accreditation
