// An account that may be the applicant's beside the request: what is the same, what differs, and what has to be known
// before the certificate is bound to it (ACC-03, ACC-08).
#pragma once
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "access/own_certificates/whose_certificate.hpp"
#include "access/requests/access_request.hpp"

namespace obereg::access {

enum class Standing { same, differs, unknown };

struct ComparedPart {
  std::string what;           // Russian: "Имя"
  std::string stated, known;  // by the request with its certificate; of the account. A СНИЛС is masked
  Standing standing = Standing::unknown;
};

struct Comparison {
  std::vector<ComparedPart> parts;
  // Both have a СНИЛС, and not the same: a number is a person's for life, so no confirmation helps.
  bool is_another_person = false;
  // Russian: what the clerk has to confirm before binding; "" where СНИЛС and name are the same. A namesake may work in
  // the same organisation.
  std::string doubt;
};
Comparison compare(AccessRequest const& request, signatures::Certificate const& certificate, Account const& account,
                   KnownPerson const& known);

// The same СНИЛС on both sides.
bool is_same_person(AccessRequest const& request, KnownPerson const& known);

}  // namespace obereg::access
