#include "access/change_trust/difference.hpp"

namespace obereg::access {

namespace {

using signatures::TslStatus;
using signatures::WhyEnded;

bool is_over(TslStatus status) {
  return status == TslStatus::ended || status == TslStatus::annulled;
}

// The list states one period for a certificate; none means that its CA never was accredited while it held. One that is
// stored as accredited all the same must not stay so.
std::optional<Accreditation> wanted(KnownAuthority const* known, signatures::TslCa const& ca,
                                    signatures::TslCertificate const& listed, Instant now) {
  if (!listed.certificate.is_ca) return std::nullopt;
  auto const periods = signatures::periods_of(ca, listed.certificate, now);
  if (!periods.empty()) return Accreditation{false, periods.back().from, periods.back().to, periods.back().why_ended};
  if (!known || !is_over(ca.status)) return std::nullopt;
  return Accreditation{false, known->accreditation.from, ca.status_since.value_or(now), WhyEnded::accreditation_ended};
}

// The day of ending that the file does not say is the day of its first import, not of each later one.
bool says_the_same(Accreditation const& stored, Accreditation const& listed) {
  bool const still_ended = stored.to && listed.to && *stored.to <= *listed.to;
  return stored.from == listed.from && stored.why_ended == listed.why_ended && (stored.to == listed.to || still_ended);
}

std::string lines_of(std::vector<std::string> const& addresses) {
  std::string lines;
  for (auto const& address : addresses) lines += (lines.empty() ? "" : "\n") + address;
  return lines;
}

}  // namespace

std::string_view kind_of_change(Accreditation const& before, Accreditation const& after, Instant now) {
  auto const over = [now](Accreditation const& one) { return !one.is_root && one.to && *one.to <= now; };
  if (over(after) == over(before)) return what::changed;
  return over(after) ? what::ended : what::restored;
}

std::optional<ChangeRow> difference_of(KnownAuthority const* known, signatures::TslCa const& ca,
                                       signatures::TslCertificate const& listed, Instant now) {
  auto const accreditation = wanted(known, ca, listed, now);
  if (!accreditation) return std::nullopt;
  ChangeRow row;
  row.name = known ? known->name : ca.name;
  row.subject = listed.certificate.subject;
  row.thumbprint = listed.certificate.sha256;
  row.crl_addresses = lines_of(listed.crl_addresses);
  row.line = static_cast<std::int64_t>(listed.line);
  row.after = *accreditation;
  if (!known) {
    row.what = what::added;
    row.der = listed.certificate.der;
    return row;
  }
  row.before = known->accreditation;
  row.old_crl_addresses = known->crl_addresses;
  bool const same = row.before.is_root || says_the_same(row.before, row.after);
  if (same) row.after = row.before;
  if (same && row.crl_addresses == known->crl_addresses) return std::nullopt;
  row.what = same ? what::addresses : kind_of_change(row.before, row.after, now);
  return row;
}

std::optional<ChangeRow> undone(ChangeRow const& row, KnownAuthority const* known, Instant now) {
  ChangeRow back = row;
  back.old_crl_addresses = std::nullopt;
  if (row.what == what::removed) {
    if (known) return std::nullopt;
    back.what = what::added;
    back.before = {};
    back.after = row.before;
    return back;
  }
  if (!known) return std::nullopt;
  back.der.clear();
  back.before = back.after = known->accreditation;
  back.crl_addresses = known->crl_addresses;
  if (row.what == what::added) {
    back.what = what::removed;
    back.after = {};
    return back;
  }
  back.old_crl_addresses = known->crl_addresses;
  if (row.before != row.after) back.after = row.before;
  if (row.changes_addresses()) back.crl_addresses = *row.old_crl_addresses;
  bool const same = back.before == back.after;
  if (same && !back.changes_addresses()) return std::nullopt;
  back.what = same ? what::addresses : kind_of_change(back.before, back.after, now);
  return back;
}

}  // namespace obereg::access
