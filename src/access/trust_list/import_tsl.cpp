#include "access/trust_list/import_tsl.hpp"

#include <boost/json.hpp>

#include "access/trust_list/trust_list.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

namespace {

struct ListedCertificate {
  std::string name;
  signatures::Certificate certificate;
  Accreditation accreditation;
};

// The list states one period for a certificate; none means that its CA never was accredited while it held.
std::optional<ListedCertificate> listed(signatures::TslCa const& ca, signatures::TslCertificate& entry, Instant now) {
  auto const periods = signatures::periods_of(ca, entry.certificate, now);
  if (periods.empty() || !entry.certificate.is_ca) return std::nullopt;
  auto const& period = periods.back();
  return ListedCertificate{ca.name, std::move(entry.certificate), {false, period.from, period.to, period.why_ended}};
}

void take_over(database::Tx& tx, ListedCertificate const& listed, TslImport& summary, Instant now) {
  auto const known = find_authority(tx, listed.certificate.sha256);
  auto const& wanted = listed.accreditation;
  if (!known) {
    insert_authority(tx, listed.name, listed.certificate, wanted, "tsl", now);
    ++summary.added;
    return;
  }
  // The day of ending that the file does not say is the day of its first import, not of each later one.
  bool const still_ended = known->accredited_to && wanted.to && *known->accredited_to <= *wanted.to;
  bool const same = known->accredited_from == wanted.from && known->why_ended == wanted.why_ended &&
                    (known->accredited_to == wanted.to || still_ended);
  if (same) {
    ++summary.unchanged;
  } else {
    update_accreditation(tx, known->id, wanted);
    ++summary.changed;
  }
}

std::string in_words(TslImport const& summary) {
  return "Внесено " + std::to_string(summary.added) + ", изменено " + std::to_string(summary.changed) +
         ", без изменений " + std::to_string(summary.unchanged) + ", не прочитано " +
         std::to_string(summary.faults.size());
}

}  // namespace

Result<TslImport> import_tsl(database::Database& database, Actor const& actor, std::istream& file, Instant now) {
  TslImport read;
  std::vector<ListedCertificate> certificates;
  auto const parsed = signatures::read_tsl(file, [&](signatures::TslCa&& ca) {
    for (auto& entry : ca.certificates) {
      ++read.certificates;
      if (auto one = listed(ca, entry, now)) certificates.push_back(std::move(*one));
    }
  });
  if (!parsed) return parsed.error();
  read.cas = parsed->cas;
  read.faults = parsed->faults;
  return database.write([&](database::Tx& tx) {
    auto summary = read;
    for (auto const& one : certificates) take_over(tx, one, summary, now);
    if (summary.added + summary.changed > 0) count_change(tx);
    audit::record(tx, actor, "access.tsl-imported", "trust-list", in_words(summary), now);
    return summary;
  });
}

std::string to_json(TslImport const& summary) {
  boost::json::array faults;
  for (auto const& fault : summary.faults) faults.push_back({{"line", fault.line}, {"text", fault.text}});
  return boost::json::serialize(boost::json::object{{"cas", summary.cas},
                                                    {"certificates", summary.certificates},
                                                    {"added", summary.added},
                                                    {"changed", summary.changed},
                                                    {"unchanged", summary.unchanged},
                                                    {"faults", faults}});
}

TslImport tsl_import_of(std::string const& json) {
  auto const object = boost::json::parse(json).as_object();
  auto const number = [&](char const* name) { return object.at(name).to_number<std::size_t>(); };
  TslImport summary{number("cas"), number("certificates"), number("added"), number("changed"), number("unchanged"), {}};
  for (auto const& fault : object.at("faults").as_array())
    summary.faults.push_back({fault.at("line").to_number<std::size_t>(), std::string(fault.at("text").as_string())});
  return summary;
}

}  // namespace obereg::access
