#include "app/demo/demo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "access/request_access/file_request.hpp"
#include "app/demo/accounts.hpp"
#include "app/demo/accreditations/accreditations.hpp"
#include "app/demo/accreditations/applications.hpp"
#include "app/demo/accreditations/paper.hpp"
#include "app/demo/keys.hpp"
#include "app/demo/records.hpp"
#include "app/program/modules.hpp"
#include "platform/audit/audit.hpp"
#include "platform/jobs/enqueue_once.hpp"
#include "training/pending/pending_store.hpp"
#include "training/remind_due/remind_job.hpp"
#include "training/sign_set/sign_set.hpp"
#include "training/sign_set/signed_bytes.hpp"

namespace obereg::app {

namespace {

using training::PendingRecord;

constexpr std::size_t batch = 5'000;

// A set of the demo: a part of all records, in thousandths, or a number of records of its own.
struct PlannedSet {
  int provider;
  std::string_view preparer, signer;
  bool reimported;
  int thousandths;
  int count;
  bool enter;
};
constexpr PlannedSet plan[] = {
    {first_centre, "centre1-preparer", "centre1-signer", true, 400, 0, true},
    {first_centre, "centre1-preparer", "centre1-signer-gost", false, 120, 0, true},
    {first_centre, "centre1-preparer", "centre1-signer", false, 0, 120, false},
    {second_centre, "centre2-preparer", "centre2-signer-gost", true, 250, 0, true},
    {second_centre, "centre2-preparer", "centre2-signer-gost", false, 110, 0, true},
    {second_centre, "centre2-preparer", "centre2-signer-gost", false, 0, 15, false},
    {training_employer, "employer1-preparer", "employer1-signer", true, 80, 0, true},
    {training_employer, "employer1-preparer", "employer1-signer", false, 40, 0, true},
};
constexpr int loose_records = 12;  // that wait to be chosen into a set, of each provider

class Demo {
 public:
  Demo(Base& base, std::string keys_folder, int records, std::ostream* progress)
      : services_(base.services()),
        config_(base.config()),
        keys_folder_(std::move(keys_folder)),
        records_(records),
        progress_(progress) {}

  void enter_sets() {
    int provider = 0, place = 0, next_record = 0;
    for (auto const& set : plan) {
      if (set.provider != provider) provider = set.provider, place = 0, next_record = 0;
      int const count = set.count > 0 ? set.count : records_ / 1'000 * set.thousandths;
      auto const id = formed(set, place++, next_record, count);
      if (set.enter && sign(set, id)) {
        tell(fmt::format("набор № {} подписан, записи вносятся в реестр: {}", id.value, count));
        run_jobs();
      }
      next_record += count;
    }
    run_jobs();  // those of an earlier attempt that was cut short
  }

  void add_loose_records() {
    for (std::string_view const folder : {"centre1-preparer", "centre2-preparer", "employer1-preparer"}) {
      auto const actor = this->actor(folder);
      auto const records = source(actor, false);
      services_.database.write([&](database::Tx& tx) {
        // They may have been chosen or deleted since: the audit log tells that they were there.
        auto const subject = "organisation:" + std::to_string(actor.organisation.value);
        if (!audit::page(tx, 0, "demo.records-added", subject, 1).empty()) return;
        std::vector<PendingRecord> pending;
        for (int i = 0; i < loose_records; ++i)
          pending.push_back({0, actor.organisation, std::nullopt, 0, 0, records.record(1'000'000 + i)});
        training::insert_pending(tx, pending, actor.account, services_.clock());
        audit::record(tx, actor, "demo.records-added", subject, fmt::format("записей: {}", loose_records),
                      services_.clock());
      });
    }
  }

  // A request that waits in the queue of the clerk; the other newcomer is left to whoever tries the demo.
  void ask_for_access() {
    auto const& someone = demo_person("applicant");
    auto const certificate = read_demo_certificate(keys_folder_, someone);
    auto const authorities = read_demo_authorities(keys_folder_);
    auto const issuer = std::find_if(authorities.begin(), authorities.end(), [&](DemoAuthority const& authority) {
      return signatures::issued_by(certificate, authority.certificate);
    });
    auto const asks = access::Applicant{std::string(someone.last_name),
                                        std::string(someone.first_name),
                                        std::string(someone.middle_name),
                                        certificate.email.empty() ? "applicant@example.test" : certificate.email,
                                        "+7 900 000-00-00",
                                        std::string(someone.job_title),
                                        certificate.organisation,
                                        demo_inn(someone.organisation),
                                        demo_ogrn(someone.organisation),
                                        access::Role::employer_viewer};
    services_.database.write([&](database::Tx& tx) {
      if (!audit::page(tx, 0, "access.request-filed", "", 1).empty()) return;
      access::Filing const filing{asks, {certificate, issuer->certificate}, true, std::nullopt};
      access::file_request(tx, services_.settings, Actor{}, filing, services_.clock()).value();
    });
  }

  // The daily reminder of who is due, whatever the hour.
  void remind() {
    auto const now = services_.clock();
    auto const today = LocalDate::at(now, services_.settings.zone);
    services_.database.write(
        [&](database::Tx& tx) { jobs::enqueue_once(tx, training::remind_job, today.iso(), now, now); });
    run_jobs();
  }

 private:
  void tell(std::string const& what) {
    if (progress_) *progress_ << "Демонстрация: " << what << std::endl;
  }

  // The jobs that enter the signed sets, and what follows from them, in this thread.
  void run_jobs() {
    jobs::Runner runner(services_.database, all_jobs(config_, services_), services_.clock);
    while (runner.run_one()) {
    }
  }

  Actor actor(std::string_view folder) const { return demo_actor(services_, keys_folder_, demo_person(folder)); }

  DemoRecords source(Actor const& actor, bool reimported) const {
    auto const provider =
        services_.database.read([&](database::ReadTx& tx) { return training::find_provider(tx, actor.organisation); });
    bool const own_people = provider->inn == demo_inn(training_employer);
    return {*provider, reimported, own_people, LocalDate::at(services_.clock(), services_.settings.zone)};
  }

  std::vector<training::RecordSet> sets_of(database::ReadTx& tx, OrganisationId organisation) const {
    training::SetFilter filter;
    filter.organisation = organisation;
    auto sets = training::list_sets(tx, filter, 1'000);
    std::reverse(sets.begin(), sets.end());  // the oldest first
    return sets;
  }

  // The provider's set at that place, formed now where there is none. In one transaction, so it is there whole.
  RecordSetId formed(PlannedSet const& set, int place, int first_record, int count) {
    auto const actor = this->actor(set.preparer);
    auto const records = source(actor, set.reimported);
    return services_.database.write([&](database::Tx& tx) {
      auto const there = sets_of(tx, actor.organisation);
      if (std::size_t(place) < there.size()) return there[std::size_t(place)].id;
      auto const now = services_.clock();
      auto const id = training::begin_set(tx, records.provider, set.reimported ? "reimport" : "form", std::nullopt,
                                          actor.account, now);
      std::vector<PendingRecord> pending;
      for (int i = 0; i < count; ++i) {
        pending.push_back({0, actor.organisation, id, i, 0, records.record(first_record + i)});
        if (pending.size() < batch && i + 1 < count) continue;
        training::insert_pending(tx, pending, actor.account, now);
        pending.clear();
      }
      training::finish_forming(tx, id, count);
      audit::record(tx, actor, "training.set-formed", "record-set:" + std::to_string(id.value),
                    fmt::format("записей: {}", count), now);
      return id;
    });
  }

  // False where it was signed already.
  bool sign(PlannedSet const& planned, RecordSetId id) {
    std::string bytes;
    bool const waits = services_.database.read([&](database::ReadTx& tx) {
      auto const set = training::find_set(tx, id).value();
      if (!training::allowed(set.state, training::SetAction::sign)) return false;
      bytes = training::signed_bytes_of(tx, set);
      return true;
    });
    if (!waits) return false;
    auto const& signer = demo_person(planned.signer);
    auto const signature = signatures::sign_detached(bytes, read_demo_certificate(keys_folder_, signer),
                                                     read_demo_key(keys_folder_, signer));
    training::sign_set(services_, actor(planned.signer), id, signature, services_.clock()).value();
    return true;
  }

  web::Services const& services_;
  Config const& config_;
  std::string keys_folder_;
  int records_;
  std::ostream* progress_;
};

}  // namespace

void make_demo(Base& base, int records, std::ostream* progress) {
  auto const& services = base.services();
  auto const keys_folder = base.config().data + "/demo-keys";
  make_demo_keys(keys_folder, services.clock());
  enter_demo_accounts(services, keys_folder);
  enter_demo_accreditations(services, demo_actor(services, keys_folder, demo_person("ministry")));
  enter_demo_service_facts(services, demo_actor(services, keys_folder, demo_person("administrator")));
  file_demo_applications(services, keys_folder);
  enter_demo_paper(services, keys_folder);
  Demo demo(base, keys_folder, records, progress);
  demo.enter_sets();
  demo.add_loose_records();
  demo.ask_for_access();
  demo.remind();
}

}  // namespace obereg::app
