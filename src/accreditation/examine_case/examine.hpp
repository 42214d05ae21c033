// The officer's work on a case: checklist, draft, sent to the signatory (ACR-09).
#pragma once
#include <functional>
#include <vector>

#include "accreditation/examination/findings.hpp"
#include "accreditation/examination/in_work.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"
#include "platform/web/settings.hpp"

namespace obereg::accreditation {

// `before` with what the form holds in place of what was there; as typed, right or wrong.
Answers with_checklist(Variant const& variant, http::Fields const& form, Answers before);
Answers with_draft(Variant const& variant, http::Fields const& form, Answers before);

// What is too long to be kept; empty: everything fits.
std::vector<html::FieldError> too_long(Answers const& typed);

// `seen`: the version that the page was shown for. Refused where it is another by now: nothing of another tab is lost.
Result<Examination> save_typed(database::Tx& tx, Actor const& actor, std::int64_t id, std::int64_t seen,
                               std::function<Answers(Answers)> const& change, Instant now);

// What hinders the draft, with the particulars of the record that it asks for.
std::vector<html::FieldError> faults_of(CaseInWork const& work);

// To the signatories, who are told by e-mail. Refused where something hinders; the refusal's detail says what.
Result<void> send_draft(database::Tx& tx, web::Settings const& settings, Actor const& actor, std::int64_t id,
                        std::int64_t seen, Instant now);

}  // namespace obereg::accreditation
