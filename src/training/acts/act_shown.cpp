#include "training/acts/act_shown.hpp"

#include <boost/algorithm/string/erase.hpp>
#include <boost/json.hpp>

namespace obereg::training {

std::vector<html::View> signature_checks(Act const& act) {
  std::vector<html::View> checks;
  auto const evidence = boost::json::parse(act.evidence);
  for (auto const& check : evidence.at("checks").as_array()) {
    auto const& facts = check.as_object();
    auto const* detail = facts.if_contains("detail");
    checks.push_back({{"title", std::string_view(facts.at("title").as_string())},
                      {"detail", detail ? std::string_view(detail->as_string()) : std::string_view()},
                      {"is_warning", facts.at("outcome").as_string() == "warning"}});
  }
  return checks;
}

std::string document_mark(std::string const& document_hash) {
  return " (файл, SHA-256 " + document_hash + ")";
}

std::string shown_reason(std::string const& reason, std::string const& document_hash) {
  return document_hash.empty() ? reason : boost::erase_first_copy(reason, document_mark(document_hash));
}

}  // namespace obereg::training
