// The judging of path.hpp for a certificate that is parsed already: reading one from its bytes takes longer than
// checking its signature. For this library's .cpp files only.
#pragma once
#include "platform/signatures/checking/path.hpp"
#include "platform/signatures/openssl/handles.hpp"

namespace obereg::signatures {

struct ParsedJudgement {
  PathJudgement judgement;
  openssl::CertificatesPtr path;  // of judgement.path, in the same order; null where none was found
};

// `fields` are those of `signer`; `offered` may hold the signer too.
ParsedJudgement judge_parsed(TrustList const& trust, X509* signer, Certificate const& fields, STACK_OF(X509) * offered,
                             Instant at);

}  // namespace obereg::signatures
