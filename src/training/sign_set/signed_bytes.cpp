#include "training/sign_set/signed_bytes.hpp"

#include <sstream>

#include "training/numbers/registry_number.hpp"
#include "training/pending/pending_store.hpp"
#include "training/records/shown.hpp"

namespace obereg::training {

namespace {
constexpr std::int64_t batch = 5'000;
}

SignedRow signed_row(TrainingRecord const& record) {
  return {record.is_new() ? std::string(new_number) : record.registry_number,
          record.last_name,
          record.first_name,
          record.employer_name,
          record.employer_inn.digits(),
          record.position,
          record.provider_name,
          record.provider_inn.digits(),
          record.protocol_number,
          std::string(programme_title(record.programme_id)),
          record.checked_on.iso(),
          std::string(shown(record.outcome)),
          record.middle_name,
          record.snils ? record.snils->digits() : std::string{},
          record.entered_on ? record.entered_on->iso() : std::string{},
          std::string(shown(record.knowledge_check)),
          {},
          {},
          record.outer_id,
          record.has_foreign_snils ? "Да" : "",
          record.foreign_snils,
          record.citizenship,
          record.organisation_unit_id ? std::to_string(*record.organisation_unit_id) : std::string{}};
}

std::string signed_bytes_of(database::ReadTx& tx, RecordSet const& set) {
  std::ostringstream out;
  SignedFileWriter writer(out, {.kind = ledger::EventKind::entered,
                                .id = std::to_string(set.id.value),
                                .provider_name = set.provider_name,
                                .provider_inn = set.provider_inn,
                                .reason = {},
                                .records = static_cast<std::uint64_t>(set.record_count)});
  for (std::int64_t place = 0; place < set.record_count;) {
    auto const records = pending_of_set(tx, set.id, place, batch);
    if (records.empty()) break;
    for (auto const& pending : records) writer.add(signed_row(pending.record));
    place = records.back().place + 1;
  }
  writer.finish();
  return std::move(out).str();
}

}  // namespace obereg::training
