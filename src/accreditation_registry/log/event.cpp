#include "accreditation_registry/log/event.hpp"

#include <boost/json.hpp>

namespace obereg::accreditation {

namespace {

template <class Kind>
boost::json::array names_of(std::vector<Kind> const& kinds) {
  boost::json::array names;
  for (auto const kind : kinds) names.emplace_back(to_text(kind));
  return names;
}

}  // namespace

std::string event_bytes(Accreditation const& record, Version const& version) {
  auto const& [step, decided_on, ground, letter_date, letter_number] = version.decision;
  auto const& particulars = version.particulars;
  boost::json::object const event{{"number", record.number},
                                  {"inn", record.inn},
                                  {"ogrn", record.ogrn},
                                  {"sole_trader", record.of_sole_trader},
                                  {"version", version.number},
                                  {"step", to_text(step)},
                                  {"decided_on", decided_on.iso()},
                                  {"ground", ground},
                                  {"letter_date", letter_date ? letter_date->iso() : std::string()},
                                  {"letter_number", letter_number},
                                  {"name", particulars.name},
                                  {"place", particulars.place},
                                  {"region", particulars.region},
                                  {"services", names_of(particulars.services)},
                                  {"trainings", names_of(particulars.trainings)},
                                  {"status", to_text(version.status)},
                                  {"recorded_at", iso_moment(version.recorded_at)}};
  return "obereg-accreditation-v1\n" + boost::json::serialize(event) + "\n";
}

ledger::Hash event_leaf(Accreditation const& record, Version const& version) {
  return ledger::leaf_hash(event_bytes(record, version));
}

}  // namespace obereg::accreditation
