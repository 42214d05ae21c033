#include <boost/json.hpp>

#include "core/text.hpp"
#include "platform/signatures/openssl/handles.hpp"
#include "platform/signatures/verify.hpp"

namespace obereg::signatures {
namespace {

boost::json::object json_of(Check const& check) {
  boost::json::object object{{"code", check.code}, {"title", check.title}, {"outcome", code_of(check.outcome)}};
  if (check.fault) {
    object["fault"] = check.fault->code;
    object["message"] = check.fault->title;
    object["advice"] = check.fault->advice;
  }
  if (!check.detail.empty()) object["detail"] = check.detail;
  return object;
}

// Whole certificates are kept: a CA may be gone from the trust list when the evidence is read.
boost::json::object json_of(Certificate const& certificate) {
  return {{"subject", certificate.subject},
          {"issuer", certificate.issuer},
          {"serial", certificate.serial},
          {"not_before", iso_moment(certificate.not_before)},
          {"not_after", iso_moment(certificate.not_after)},
          {"key_algorithm", certificate.key_algorithm_title},
          {"sha256", certificate.sha256},
          {"der", text::base64(certificate.der)}};
}

}  // namespace

std::string evidence_json(Verification const& verification) {
  boost::json::array checks, path;
  for (auto const& check : verification.checks) checks.push_back(json_of(check));
  for (auto const& certificate : verification.path) path.push_back(json_of(certificate));
  boost::json::object object{{"format", "obereg-verification-1"},
                             {"ok", verification.ok()},
                             {"at", iso_moment(verification.at)},
                             {"trust_list", verification.trust_list},
                             {"signature_sha256", verification.signature_sha256},
                             {"content_sha256", verification.content_sha256},
                             {"signing_certificate_present", verification.signing_certificate_present},
                             {"checks", std::move(checks)},
                             {"path", std::move(path)},
                             {"crls", boost::json::value_from(verification.crls)},
                             {"library", OpenSSL_version(OPENSSL_VERSION)}};
  object["signer"] = verification.signer ? boost::json::value(json_of(*verification.signer)) : nullptr;
  object["claimed_time"] =
      verification.claimed_time ? boost::json::value(iso_moment(*verification.claimed_time)) : nullptr;
  return boost::json::serialize(object);
}

}  // namespace obereg::signatures
