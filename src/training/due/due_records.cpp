#include "training/due/due_records.hpp"

#include "training/due/queries.hpp"
#include "training/due/retraining.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::due;

namespace {

// From each candidate to its row and never the other way: SQLite reads the tables of a `cross join` in their order, and
// PostgreSQL can do nothing else with what stands behind `lateral` and ends with `offset 0`.
std::string_view from_candidates(database::Engine engine) {
  return engine == database::Engine::sqlite
             ? " from training_due_candidates c cross join training_records r where r.id = c.record_id and "
             : " from training_due_candidates c cross join lateral (select * from training_records x where x.id = "
               "c.record_id offset 0) r where ";
}

// Of the count too: PostgreSQL thinks the rule so dear that it does not mind how it finds the rows, and the order
// tells.
constexpr std::string_view in_order = " order by c.valid_until, c.record_id";

LocalDate first_day() {
  return *LocalDate::of(1, 1, 1);
}

// Where a page begins: strictly after this place in the order.
struct Place {
  LocalDate end;
  std::int64_t row = 0;
};

class Conditions {
 public:
  void add(std::string_view condition, database::Parameters parameters = {}) {
    text_ += (text_.empty() ? "" : " and ") + std::string(condition);
    for (auto& parameter : parameters) parameters_.push_back(std::move(parameter));
  }
  std::string const& text() const { return text_; }
  database::Parameters& parameters() { return parameters_; }

 private:
  std::string text_;
  database::Parameters parameters_;
};

// Along which index of the candidates. A provider that names an employer reads along that employer's index, else along
// its own: `|| ''` keeps the other index from being taken, on both engines.
void add_scope(Conditions& where, Scope const& scope, std::string const& employer_inn) {
  switch (scope.kind) {
    case Scope::Kind::provider:
      where.add(employer_inn.empty() ? "c.provider_inn = :own_inn" : "c.provider_inn || '' = :own_inn",
                {{"own_inn", scope.inn}});
      where.add("r.organisation_id = :organisation", {{"organisation", scope.organisation}});
      if (!employer_inn.empty()) where.add("c.employer_inn = :employer", {{"employer", employer_inn}});
      return;
    case Scope::Kind::employer:
      return where.add("c.employer_inn = :own_inn", {{"own_inn", scope.inn}});
    case Scope::Kind::nothing:
    case Scope::Kind::everything:  // of the whole registry there is no such list
      return where.add("1 = 0");
  }
}

Conditions conditions(DueSearch const& search, Scope const& scope, Place const& place) {
  Conditions where;
  add_scope(where, scope, search.employer_inn);
  where.add("(c.valid_until, c.record_id) > (:end, :row)", {{"end", place.end}, {"row", place.row}});
  where.add("c.valid_until <= :to", {{"to", search.range.to}});
  if (search.programme_id > 0) where.add("c.programme_id = :programme", {{"programme", search.programme_id}});
  if (search.published_after)
    where.add("(select a.published_at from training_acts a where a.id = r.act_id) > :since",
              {{"since", *search.published_after}});
  where.add(is_standing);
  where.add(not_annulled);
  where.add(not_retrained());
  return where;
}

Place beginning(DueSearch const& search) {
  return {search.range.from, 0};
}

Place place_of(database::ReadTx& tx, std::int64_t row, Place const& otherwise) {
  auto const end = tx.find_one(sql::end_of_row, {{"row", row}},
                               [](database::Row const& found) { return LocalDate::parse_iso(found.text(0)); });
  return end && *end && **end >= otherwise.end ? Place{**end, row} : otherwise;
}

}  // namespace

DueRange ended_before(LocalDate today) {
  return {first_day(), today.plus_days(-1)};
}
DueRange ending_within(LocalDate today, int days) {
  return {today, today.plus_days(days)};
}
DueRange ended_or_ending_within(LocalDate today, int days) {
  return {first_day(), today.plus_days(days)};
}

DueStatement due_page_statement(database::ReadTx& tx, DueSearch const& search, Scope const& scope, std::int64_t after,
                                int count) {
  auto const first = beginning(search);
  auto where = conditions(search, scope, after > 0 ? place_of(tx, after, first) : first);
  where.parameters().push_back({"count", count});
  return {"select " + standing_columns() + std::string(from_candidates(tx.engine())) + where.text() +
              std::string(in_order) + " limit :count",
          std::move(where.parameters())};
}

DueStatement due_count_statement(database::ReadTx& tx, DueSearch const& search, Scope const& scope, int most) {
  auto where = conditions(search, scope, beginning(search));
  where.parameters().push_back({"most", most});
  return {"select count(*) from (select 1" + std::string(from_candidates(tx.engine())) + where.text() +
              std::string(in_order) + " limit :most + 1) found",
          std::move(where.parameters())};
}

std::vector<StandingRecord> due_page(database::ReadTx& tx, DueSearch const& search, Scope const& scope,
                                     std::int64_t after, int count) {
  auto const statement = due_page_statement(tx, search, scope, after, count);
  return tx.all({"training/due.page", statement.text, statement.text}, statement.parameters, read_standing);
}

std::int64_t due_count(database::ReadTx& tx, DueSearch const& search, Scope const& scope, int most) {
  auto const statement = due_count_statement(tx, search, scope, most);
  return tx.get_integer({"training/due.count", statement.text, statement.text}, statement.parameters);
}

}  // namespace obereg::training
