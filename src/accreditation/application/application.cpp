#include "accreditation/application/application.hpp"

#include "accreditation/application/queries.hpp"
#include "accreditation/refusals.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::application;

namespace {

Application read_application(database::Row const& row) {
  Application read;
  read.id = {row.integer(0)};
  if (auto const organisation = row.optional_integer(1)) read.organisation = OrganisationId{*organisation};
  read.variant = static_cast<int>(row.integer(2));
  read.answers = answers_of_json(row.text(3));
  read.version = row.integer(4);
  read.created_at = row.moment(5);
  read.changed_at = row.moment(6);
  if (auto const id = row.optional_integer(7)) read.filed_as = casework::CaseId{*id};
  read.signed_by = row.string(8);
  return read;
}

}  // namespace

std::string address_of(ApplicationId id) {
  return "/accreditation/applications/" + std::to_string(id.value);
}

Begun begin_application(database::Tx& tx, Actor const& actor, int variant, Answers const& known, Instant now) {
  auto const begun = tx.find_one(sql::insert_application,
                                 {{"organisation", actor.organisation},
                                  {"variant", variant},
                                  {"answers", to_json(known)},
                                  {"account", actor.account},
                                  {"now", now}},
                                 [](database::Row const& row) { return row.integer(0); });
  if (begun) return {{*begun}, true};
  return {{tx.get_integer(sql::find_draft, {{"organisation", actor.organisation}, {"variant", variant}})}, false};
}

Result<Application> own_application(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  if (!id) return refuse(refusals::application_not_found);
  auto found =
      tx.find_one(sql::find_application, {{"id", *id}, {"organisation", actor.organisation}}, read_application);
  if (!found) return refuse(refusals::application_not_found);
  return *found;
}

Result<Application> own_draft(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  auto found = own_application(tx, actor, id);
  if (found && found->filed_as) return refuse(refusals::application_filed);
  return found;
}

std::optional<Application> application_of(database::ReadTx& tx, casework::CaseId id) {
  return tx.find_one(sql::application_of, {{"case_id", id}}, read_application);
}

std::vector<Application> drafts_of(database::ReadTx& tx, OrganisationId organisation) {
  return tx.all(sql::drafts_of, {{"organisation", organisation}}, read_application);
}

Result<Application> hold_draft(database::Tx& tx, Actor const& actor, ApplicationId id, Instant now) {
  if (auto const own = own_draft(tx, actor, id.value); !own) return own.error();
  if (tx.exec(sql::hold_draft, {{"now", now}, {"id", id}}) != 1) return refuse(refusals::application_filed);
  return own_draft(tx, actor, id.value);  // as it is now that nobody else changes it
}

void save_answers(database::Tx& tx, ApplicationId id, Answers const& answers) {
  tx.exec_one(sql::save_answers, {{"answers", to_json(answers)}, {"id", id}});
}

bool discard_draft(database::Tx& tx, ApplicationId id, Instant now) {
  if (tx.exec(sql::discard_draft, {{"now", now}, {"nothing", to_json({})}, {"id", id}}) == 0) return false;
  tx.exec(sql::forget_files, {{"id", id}});
  return true;
}

bool was_discarded(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  return tx.get_integer(sql::count_discarded, {{"id", id.value_or(0)}, {"organisation", actor.organisation}}) > 0;
}

bool claim_draft(database::Tx& tx, ApplicationId id, std::int64_t version) {
  return tx.exec(sql::claim_draft, {{"id", id}, {"version", version}}) == 1;
}

void set_filed(database::Tx& tx, ApplicationId id, casework::CaseId filed_as, Signed const& how) {
  tx.exec_one(sql::set_filed, {{"case_id", filed_as},
                               {"signed_by", how.by},
                               {"thumbprint", how.thumbprint},
                               {"evidence", how.evidence},
                               {"id", id}});
}

void add_paper_application(database::Tx& tx, PaperApplication const& application, Actor const& actor, Instant now) {
  tx.exec_one(sql::insert_paper_application, {{"organisation", application.organisation},
                                              {"variant", application.variant},
                                              {"answers", to_json(application.answers)},
                                              {"account", actor.account},
                                              {"now", now},
                                              {"case_id", application.filed_as}});
}

Application hold_paper_application(database::Tx& tx, casework::CaseId id, Instant now) {
  tx.exec_one(sql::hold_paper_application, {{"now", now}, {"case_id", id}});
  return application_of(tx, id).value();
}

void set_organisation(database::Tx& tx, casework::CaseId id, std::optional<OrganisationId> organisation) {
  database::Parameters parameters{{"case_id", id}};
  parameters.push_back({"organisation", organisation});  // in the braces GCC 12 takes it for one without a value
  tx.exec_one(sql::set_organisation, parameters);
}

void save_paper_answers(database::Tx& tx, casework::CaseId id, Answers const& answers) {
  tx.exec_one(sql::save_paper_answers, {{"answers", to_json(answers)}, {"case_id", id}});
}

std::vector<AttachedFile> files_of(database::ReadTx& tx, ApplicationId id) {
  return tx.all(sql::files_of, {{"id", id}}, [](database::Row const& row) {
    return AttachedFile{row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4), row.integer(5)};
  });
}

void add_file(database::Tx& tx, ApplicationId id, AttachedFile const& file, Instant now) {
  tx.exec_one(sql::add_file, {{"application", id},
                              {"document", file.document},
                              {"file_name", file.name},
                              {"media_type", file.media_type},
                              {"hash", file.hash},
                              {"size", file.size},
                              {"now", now}});
}

void remove_file(database::Tx& tx, ApplicationId id, std::int64_t file) {
  tx.exec(sql::remove_file, {{"application", id}, {"id", file}});
}

}  // namespace obereg::accreditation
