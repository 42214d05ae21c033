// What a trust list holds. For this library's .cpp files only.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "platform/signatures/openssl/handles.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::signatures {

struct TrustList::State {
  MissingCrl missing_crl = MissingCrl::accept_with_warning;
  std::vector<AccreditedCa> cas;
  std::vector<openssl::X509Ptr> certificates;  // of cas, in the same order
  std::vector<Crl> crls;
  std::vector<openssl::CrlPtr> parsed_crls;             // of crls, in the same order
  std::multimap<std::string, std::size_t> cas_by_key;   // key_of(certificate) -> index in cas
  std::multimap<std::string, std::size_t> crls_by_key;  // key_of(the CA that signed it) -> index in crls
  std::map<X509 const*, std::size_t> index_of;          // each of certificates -> its index: paths hold the store's own
  openssl::StorePtr store;
  std::string fingerprint;
};

// A CA is known by its name and key together: it may have several certificates of one key, and several keys.
std::string key_of(X509* ca);

}  // namespace obereg::signatures
