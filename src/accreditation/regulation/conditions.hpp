// When a document of the regulation is needed: rules by the names that regulations/accreditation.yaml gives them.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "accreditation/regulation/regulation.hpp"

namespace obereg::accreditation {

// What is known of a specialist's past from the authorities that keep it.
enum class Confirmation {
  not_known_yet,  // asked, or not asked yet: the answer comes after filing
  confirmed,
  not_confirmed,  // denied, incomplete or late
  cannot_ask      // the details that a request needs were not given (СНИЛС, an education document)
};

// What the conditions look at. Of several specialists the worst confirmation counts.
struct Facts {
  ApplicantKind applicant = ApplicantKind::legal_entity;
  bool has_charter = true;
  bool trains = false;  // the service asked for is training
  bool has_distance_learning = false;
  bool by_representative = false;  // a representative files it (п. 55)
  bool by_post = false;            // the result is wanted by registered post
  Confirmation employment = Confirmation::not_known_yet;
  Confirmation education = Confirmation::not_known_yet;
};

struct Condition {
  std::string_view name;
  bool (*holds)(Facts const&);
};

std::span<Condition const> conditions();

// True for "" (no condition). Throws std::logic_error for a name that no rule has.
bool holds(std::string_view condition, Facts const& facts);

// The power of attorney with the clause by which this variant lets a representative file: «п. 55».
Document power_of_attorney_of(Variant const& variant);

// What the applicant must hand in through this channel: the application itself and the documents whose condition
// holds, without those that may be added at will. Where a representative files, the power of attorney too.
std::vector<Document> documents_due(Variant const& variant, Channel channel, Facts const& facts);

}  // namespace obereg::accreditation
