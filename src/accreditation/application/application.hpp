// An application for accreditation as stored: a draft until it is filed, then unchangeable.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "accreditation/application/answers.hpp"
#include "casework/case.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view service_name = "accreditation";  // of its cases
inline constexpr std::string_view incoming_series = "АК";          // of its incoming numbers

using ApplicationId = Id<struct ApplicationTag>;

struct Application {
  ApplicationId id;
  std::optional<OrganisationId> organisation;  // nothing: who applied on paper and has no cabinet
  int variant = 0;
  Answers answers;
  std::int64_t version = 0;  // grows with each change of answers or files
  Instant created_at, changed_at;
  std::optional<casework::CaseId> filed_as;
  std::string signed_by;  // subject of the certificate; "" for a draft, and on paper
};

// A file of a draft.
struct AttachedFile {
  std::int64_t id = 0;
  std::string document;  // of the regulation: "charter"
  std::string name, media_type, hash;
  std::int64_t size = 0;  // bytes
};

std::string address_of(ApplicationId id);  // of its page: "/accreditation/applications/12"

struct Begun {
  ApplicationId id;
  bool is_new = false;
};
// The organisation's draft of this variant: the one that there is, else a new one with these answers.
Begun begin_application(database::Tx& tx, Actor const& actor, int variant, Answers const& known, Instant now);

// Of the actor's organisation; what belongs to others, or was discarded, does not exist.
Result<Application> own_application(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);
// The same where it is still a draft.
Result<Application> own_draft(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);
std::optional<Application> application_of(database::ReadTx& tx, casework::CaseId id);
// Not filed and not discarded, the last changed first.
std::vector<Application> drafts_of(database::ReadTx& tx, OrganisationId organisation);

// Both keep others from changing the draft until the transaction ends, and raise its version. Refused where it was
// filed or discarded meanwhile.
Result<Application> hold_draft(database::Tx& tx, Actor const& actor, ApplicationId id, Instant now);
void save_answers(database::Tx& tx, ApplicationId id, Answers const& answers);  // of a draft that is held

// False where it was discarded before. Answers and files are forgotten.
bool discard_draft(database::Tx& tx, ApplicationId id, Instant now);
// Of the actor's organisation.
bool was_discarded(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);

struct Signed {
  std::string by, thumbprint, evidence;
};
// One conditional write: false where the draft has another version by now, or is none.
bool claim_draft(database::Tx& tx, ApplicationId id, std::int64_t version);
void set_filed(database::Tx& tx, ApplicationId id, casework::CaseId filed_as, Signed const& how);

// On paper there is no draft: what is known of the application is kept with its case at once, and more is typed in
// while the case is open.
struct PaperApplication {
  std::optional<OrganisationId> organisation;
  int variant = 0;
  Answers answers;
  casework::CaseId filed_as;
};
void add_paper_application(database::Tx& tx, PaperApplication const& application, Actor const& actor, Instant now);
// Keeps others from changing it until the transaction ends, raises its version, and answers what it is now.
Application hold_paper_application(database::Tx& tx, casework::CaseId id, Instant now);
void set_organisation(database::Tx& tx, casework::CaseId id, std::optional<OrganisationId> organisation);
void save_paper_answers(database::Tx& tx, casework::CaseId id, Answers const& answers);

std::vector<AttachedFile> files_of(database::ReadTx& tx, ApplicationId id);
void add_file(database::Tx& tx, ApplicationId id, AttachedFile const& file, Instant now);  // of a draft that is held
void remove_file(database::Tx& tx, ApplicationId id, std::int64_t file);

}  // namespace obereg::accreditation
