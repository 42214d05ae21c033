// The official list of accredited certification authorities: the XML of e-trust.gosuslugi.ru (TSL).
#pragma once
#include <cstddef>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/signatures/certificate.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::signatures {

struct TslCertificate {
  Certificate certificate;
  std::string key_id;                      // ИдентификаторКлюча
  std::vector<std::string> crl_addresses;  // АдресаСписковОтзыва of its key
  std::size_t line = 0;                    // of ДанныеСертификата in the file
};

enum class TslStatus { active, ended, annulled, other };  // Действует, Прекращена, Аннулирована

struct TslCa {
  std::string name, short_name, email;
  std::string inn, ogrn;  // where the file has them
  TslStatus status = TslStatus::other;
  std::string status_text;              // as written
  std::optional<Instant> status_since;  // ДействуетС of the status, where the file has it
  std::vector<TslCertificate> certificates;
  std::size_t line = 0;
};

// One thing in the file that could not be used; the rest was.
struct TslFault {
  std::size_t line = 0;
  std::string text;  // Russian
};

struct TslSummary {
  std::string version, date;
  std::size_t cas = 0;
  std::vector<TslFault> faults;
};

// Reads the list as a stream and hands over one CA at a time. Refused, with the line, where it is not XML, not this
// list, or has a DOCTYPE; what was handed over before must then be thrown away.
Result<TslSummary> read_tsl(std::istream& file, std::function<void(TslCa&&)> const& ca);

// The periods of accreditation that the list lets us state for one certificate. An ended accreditation whose day of
// ending the file does not say is taken as ended on `listed`, the day of the list.
std::vector<AccreditationPeriod> periods_of(TslCa const& ca, Certificate const& certificate, Instant listed);

}  // namespace obereg::signatures
