#include "accreditation/service_facts/service_facts.hpp"

#include <boost/json.hpp>
#include <regex>

#include "accreditation/service_facts/queries.hpp"
#include "accreditation/service_facts/refusals.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::service_facts;

namespace {

constexpr int longest_history = 100;

std::string to_json(ServiceFacts const& facts) {
  boost::json::object object;
  for (std::size_t at = 0; at < facts.size(); ++at) object[service_fact_kinds.at(at).key] = facts.at(at);
  return boost::json::serialize(object);
}

// A name that a later version of the program has dropped is not shown; one that it has added is not told yet.
ServiceFacts from_json(std::string_view text) {
  auto const object = boost::json::parse(text).as_object();
  ServiceFacts facts;
  for (std::size_t at = 0; at < facts.size(); ++at)
    if (auto const* const told = object.if_contains(service_fact_kinds.at(at).key))
      facts.at(at) = boost::json::value_to<std::string>(*told);
  return facts;
}

std::vector<ServiceFactsVersion> newest(database::ReadTx& tx, int size) {
  return tx.all(sql::versions, {{"size", size}}, [](database::Row const& row) {
    return ServiceFactsVersion{row.integer(0), from_json(row.text(1)), row.moment(2), row.string(3)};
  });
}

std::string changed_titles(ServiceFacts const& before, ServiceFacts const& after) {
  std::string titles;
  for (std::size_t at = 0; at < after.size(); ++at)
    if (before.at(at) != after.at(at))
      titles += (titles.empty() ? "" : "; ") + std::string(service_fact_kinds.at(at).title);
  return titles;
}

}  // namespace

std::optional<ServiceFactsVersion> service_facts(database::ReadTx& tx) {
  auto versions = newest(tx, 1);
  if (versions.empty()) return std::nullopt;
  return std::move(versions.front());
}

std::vector<ServiceFactsVersion> service_facts_versions(database::ReadTx& tx) {
  return newest(tx, longest_history);
}

Result<void> put_service_facts(database::Tx& tx, Actor const& actor, std::int64_t seen, ServiceFacts const& facts,
                               Instant now) {
  auto const holds = service_facts(tx);
  if (seen != (holds ? holds->version : 0)) return refuse(refusals::facts_changed_meanwhile);
  auto const titles = changed_titles(holds ? holds->facts : ServiceFacts{}, facts);
  if (titles.empty()) return {};
  if (tx.exec(sql::insert_version, {{"version", seen + 1},
                                    {"facts", to_json(facts)},
                                    {"now", now},
                                    {"by", actor.account},
                                    {"by_name", actor.name}}) == 0)
    return refuse(refusals::facts_changed_meanwhile);
  audit::record(tx, actor, "accreditation.service-facts-changed", "", titles, now);
  return {};
}

namespace {

// A fact on one line; "" where it is not told.
std::string fact_of(ServiceFacts const& facts, std::string_view key) {
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (service_fact_kinds.at(i).key == key) return std::regex_replace(facts.at(i), std::regex("\\s*\n\\s*"), ", ");
  return "";
}

std::string joined(std::initializer_list<std::pair<std::string_view, std::string>> parts) {
  std::string text;
  for (auto const& [label, words] : parts)
    if (!words.empty()) text += (text.empty() ? "" : "; ") + std::string(label) + words;
  return text;
}

}  // namespace

std::string reference_data(database::ReadTx& tx) {
  auto const told = service_facts(tx);
  if (!told) return "";
  auto const& facts = told->facts;
  return joined({{"", fact_of(facts, "address")},
                 {"тел. ", fact_of(facts, "phones")},
                 {"эл. почта ", fact_of(facts, "email")},
                 {"сайт ", fact_of(facts, "site")}});
}

std::string where_to_complain(database::ReadTx& tx) {
  auto const told = service_facts(tx);
  if (!told) return "";
  auto const& facts = told->facts;
  return joined({{"", fact_of(facts, "complaint_bodies")},
                 {"на бумаге: ", fact_of(facts, "address")},
                 {"сайт ", fact_of(facts, "site")}});
}

}  // namespace obereg::accreditation
