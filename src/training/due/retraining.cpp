#include "training/due/retraining.hpp"

#include "core/text.hpp"

namespace obereg::training {

bool same_person(TrainingRecord const& one, TrainingRecord const& other) {
  if (one.snils && other.snils) return one.snils->digits() == other.snils->digits();
  bool const other_numbers =
      !one.foreign_snils.empty() && !other.foreign_snils.empty() && one.foreign_snils != other.foreign_snils;
  return !other_numbers && one.employer_inn.digits() == other.employer_inn.digits() &&
         text::fold(one.last_name) == text::fold(other.last_name) &&
         text::fold(one.first_name) == text::fold(other.first_name) &&
         text::fold(one.middle_name) == text::fold(other.middle_name);
}

bool retrains(StandingRecord const& newer, StandingRecord const& older) {
  return newer.record.outcome == Outcome::passed && !newer.annulled_on &&
         newer.record.programme_id == older.record.programme_id && same_person(newer.record, older.record) &&
         std::pair(newer.record.checked_on, newer.row) > std::pair(older.record.checked_on, older.row);
}

// Subqueries of one value inside a CASE, as is_standing and for its reason. `+ 0` keeps SQLite, where nobody has run
// ANALYZE, from reading along the index of programmes, which would be the whole programme for each row.
std::string const& not_retrained() {
  static std::string const condition = [] {
    std::string const newer =
        " and s.programme_id + 0 = r.programme_id and s.passed = 1 and (s.checked_on, s.id) > (r.checked_on, r.id)"
        " and s.version = (select max(v.version) from training_records v join training_acts w on w.id = v.act_id "
        "where v.registry_number = s.registry_number and w.published_at is not null)"
        " and not exists (select 1 from training_annulments m where m.registry_number = s.registry_number) limit 1";
    return "case when (case when r.snils <> '' then (select 1 from training_records s where s.snils = r.snils" + newer +
           ") end) is null and (select 1 from training_records s where s.employer_inn = r.employer_inn"
           " and s.last_key = r.last_key and s.first_key = r.first_key and s.middle_key = r.middle_key"
           " and (s.snils = '' or r.snils = '')"
           " and (s.foreign_snils = r.foreign_snils or s.foreign_snils = '' or r.foreign_snils = '')" +
           newer + ") is null then true else false end";
  }();
  return condition;
}

}  // namespace obereg::training
