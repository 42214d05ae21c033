// One button: a request for each specialist and each authority of the variant (ACR-07).
#pragma once
#include <string>
#include <vector>

#include "accreditation/application/application.hpp"
#include "accreditation/interagency/messages.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "casework/exchange/exchange.hpp"

namespace obereg::accreditation {

// What can be asked about one specialist of the application.
struct Askable {
  InteragencyRequest const* request = nullptr;  // of the regulation
  std::string subject, subject_name;            // "specialist-1", "Ёлкина Зоя"
  AskedAbout about;
  std::string hindrance;  // why it can't be asked, Russian; "" where it can
};
std::vector<Askable> askables_of(Variant const& variant, Answers const& answers);

// How many requests were made. Refused where the case is closed, the variant has none, or there is nothing new to ask.
Result<int> ask_authorities(database::Tx& tx, Actor const& actor, casework::Case const& held, Answers const& answers,
                            std::chrono::minutes zone, Instant now);

// A further message of a request, by hand. Refused where it is answered or called off.
Result<bool> ask_again(database::Tx& tx, Actor const& actor, casework::Request const& request, Instant now);

// How answers to these requests are judged and audited.
casework::ExchangedService exchanged_service();

}  // namespace obereg::accreditation
