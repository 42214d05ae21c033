#include "training/search_registry/registry_search.hpp"

#include <limits>

#include "core/text.hpp"
#include "training/search_registry/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::search_registry;

namespace {

constexpr auto last_row = std::numeric_limits<std::int64_t>::max();
constexpr std::string_view above_every_text = "\xF4\x8F\xBF\xBF";  // U+10FFFF
constexpr std::string_view above_every_date = "9999-12-31";

enum class Order : std::uint8_t { entry, name, check, day_of_entry, annulment };

Order order_of(AccessPath path) {
  switch (path) {
    case AccessPath::employer_name:
    case AccessPath::provider_name:
    case AccessPath::name:
      return Order::name;
    case AccessPath::programme:
    case AccessPath::checked:
      return Order::check;
    case AccessPath::entered:
      return Order::day_of_entry;
    case AccessPath::annulled:
      return Order::annulment;
    default:
      return Order::entry;
  }
}

std::string_view order_by(Order order) {
  switch (order) {
    case Order::entry:
      return " order by r.id desc";
    case Order::name:
      return " order by r.last_key, r.first_key, r.middle_key, r.id";
    case Order::check:
      return " order by r.checked_on desc, r.id desc";
    case Order::day_of_entry:
      return " order by r.entered_on desc, r.id desc";
    case Order::annulment:
      return " order by n.act_id desc";
  }
  return "";
}

// Where a page begins: strictly after this place in the order.
struct Place {
  std::int64_t row = last_row;
  std::string last_key, first_key, middle_key;
  std::string checked_on{above_every_date}, entered_on{above_every_date};
  std::int64_t annulment = last_row;  // its act
};

// An annulled record has one annulment, so none comes twice.
std::string_view source_of(Order order) {
  return order == Order::annulment
             ? " from training_annulments n join training_records r on r.registry_number = n.registry_number where "
             : " from training_records r where ";
}

Place beginning(RegistrySearch const& search, Order order) {
  Place place;
  if (order == Order::name) place.row = 0, place.last_key = text::fold(search.last_name);
  if (!search.checked_to.empty()) place.checked_on = search.checked_to;
  if (!search.entered_to.empty()) place.entered_on = search.entered_to;
  return place;
}

class Conditions {
 public:
  void add(std::string_view condition, database::Parameters parameters) {
    text_ += " and " + std::string(condition);
    for (auto& parameter : parameters) parameters_.push_back(std::move(parameter));
  }
  void add_if(std::string const& value, std::string_view condition, std::string_view name) {
    if (!value.empty()) add(condition, {{name, value}});
  }
  void add_beginning(std::string const& typed, std::string_view condition, std::string_view from, std::string_view to) {
    auto const key = text::fold(typed);
    if (key.empty()) return;
    auto const end = text::after_prefix(key);
    add(condition, {{from, key}, {to, end.empty() ? std::string(above_every_text) : end}});
  }
  std::string const& text() const { return text_; }
  database::Parameters& parameters() { return parameters_; }

 private:
  std::string text_{is_standing};
  database::Parameters parameters_;
};

void add_order(Conditions& where, Order order, RegistrySearch const& search, Place const& place) {
  switch (order) {
    case Order::entry:
      return where.add("r.id < :row", {{"row", place.row}});
    case Order::check:
      return where.add("(r.checked_on, r.id) < (:checked_on, :row)",
                       {{"checked_on", place.checked_on}, {"row", place.row}});
    case Order::day_of_entry:
      return where.add("(r.entered_on, r.id) < (:entered_on, :row)",
                       {{"entered_on", place.entered_on}, {"row", place.row}});
    case Order::annulment:
      return where.add("n.act_id < :annulment", {{"annulment", place.annulment}});
    case Order::name: {
      // The lower bound of the names is the place itself, so that the index is entered exactly there.
      auto const end = text::after_prefix(text::fold(search.last_name));
      where.add("(r.last_key, r.first_key, r.middle_key, r.id) > (:last_key, :first_key, :middle_key, :row)",
                {{"last_key", place.last_key},
                 {"first_key", place.first_key},
                 {"middle_key", place.middle_key},
                 {"row", place.row}});
      where.add("r.last_key < :last_end", {{"last_end", end.empty() ? std::string(above_every_text) : end}});
    }
  }
}

void add_standing(Conditions& where, Standing standing, LocalDate today) {
  constexpr std::string_view annulled =
      "exists (select 1 from training_annulments n where n.registry_number = r.registry_number)";
  if (standing == Standing::annulled) return where.add(annulled, {});
  where.add("not " + std::string(annulled), {});
  if (standing == Standing::valid) where.add("r.valid_until >= :today", {{"today", today}});
  if (standing == Standing::expired) where.add("r.valid_until < :today and r.valid_until <> ''", {{"today", today}});
  if (standing == Standing::not_passed) where.add("r.valid_until = ''", {});
}

void add_scope(Conditions& where, Scope const& scope) {
  switch (scope.kind) {
    case Scope::Kind::nothing:
      return where.add("1 = 0", {});
    case Scope::Kind::provider:
      return where.add("r.organisation_id = :organisation and r.provider_inn = :own_inn",
                       {{"organisation", scope.organisation}, {"own_inn", scope.inn}});
    case Scope::Kind::employer:
      return where.add("r.employer_inn = :own_inn", {{"own_inn", scope.inn}});
    case Scope::Kind::everything:
      return;
  }
}

// Only a search in order of the check follows the index of programmes and dates. `+ 0` and `|| ''` keep the engines
// from it elsewhere: for a rare surname PostgreSQL would rather read all that was checked on the dates.
void add_check(Conditions& where, Order order, RegistrySearch const& search) {
  bool const by_index = order == Order::check;
  if (search.programme_id > 0)
    where.add(by_index ? "r.programme_id = :programme" : "r.programme_id + 0 = :programme",
              {{"programme", search.programme_id}});
  where.add_if(search.checked_from, by_index ? "r.checked_on >= :checked_from" : "r.checked_on || '' >= :checked_from",
               "checked_from");
  if (!by_index) where.add_if(search.checked_to, "r.checked_on || '' <= :checked_to", "checked_to");
}

void add_entry(Conditions& where, Order order, RegistrySearch const& search) {
  bool const by_index = order == Order::day_of_entry;
  where.add_if(search.entered_from, by_index ? "r.entered_on >= :entered_from" : "r.entered_on || '' >= :entered_from",
               "entered_from");
  if (!by_index) where.add_if(search.entered_to, "r.entered_on || '' <= :entered_to", "entered_to");
}

Conditions conditions(RegistrySearch const& search, Scope const& scope, LocalDate today, Order order,
                      Place const& place) {
  Conditions where;
  add_scope(where, scope);
  add_order(where, order, search, place);
  if (!search.number.empty())
    where.add("r.registry_number in (:number, :number_upper, :number_lower)",
              {{"number", search.number},
               {"number_upper", text::upper(search.number)},
               {"number_lower", text::lower(search.number)}});
  where.add_if(search.snils, "r.snils = :snils", "snils");
  if (order != Order::name)
    where.add_beginning(search.last_name, "r.last_key >= :last_from and r.last_key < :last_to", "last_from", "last_to");
  where.add_beginning(search.first_name, "r.first_key >= :first_from and r.first_key < :first_to", "first_from",
                      "first_to");
  where.add_beginning(search.middle_name, "r.middle_key >= :middle_from and r.middle_key < :middle_to", "middle_from",
                      "middle_to");
  where.add_if(search.employer_inn, "r.employer_inn = :employer", "employer");
  where.add_if(search.provider_inn, "r.provider_inn = :provider", "provider");
  add_check(where, order, search);
  add_entry(where, order, search);
  if (search.standing && order != Order::annulment) add_standing(where, *search.standing, today);
  return where;
}

Place place_of(database::ReadTx& tx, std::int64_t row, Place const& otherwise) {
  auto const place = tx.find_one(sql::place_of_row, {{"row", row}}, [&](database::Row const& found) {
    return Place{
        row, found.string(0), found.string(1), found.string(2), found.string(3), found.string(4), found.integer(5)};
  });
  return place.value_or(otherwise);
}

bool has_checked(RegistrySearch const& search) {
  return !search.checked_from.empty() || !search.checked_to.empty();
}
bool has_entered(RegistrySearch const& search) {
  return !search.entered_from.empty() || !search.entered_to.empty();
}

bool is_short(std::string const& from, std::string const& to) {
  auto const first = LocalDate::parse_iso(from), last = LocalDate::parse_iso(to);
  return first && last && *last <= first->plus_days(longest_filtered_range - 1);
}

// By nothing that an index of its own narrows: over all records what is left are days and filters.
bool is_of_all(RegistrySearch const& search, Scope const& scope) {
  return scope.kind == Scope::Kind::everything && search.number.empty() && search.snils.empty() &&
         search.last_name.empty() && search.employer_inn.empty() && search.provider_inn.empty() &&
         search.programme_id == 0;
}

std::optional<AccessPath> path_over_all(RegistrySearch const& search) {
  if (search.standing == Standing::annulled) return AccessPath::annulled;
  if (has_checked(search) && (!has_entered(search) || is_short(search.checked_from, search.checked_to)))
    return AccessPath::checked;
  if (has_entered(search)) return AccessPath::entered;
  return std::nullopt;
}

}  // namespace

AccessPath access_path(RegistrySearch const& search, Scope const& scope) {
  using enum AccessPath;
  if (is_of_all(search, scope))
    if (auto const path = path_over_all(search)) return *path;
  bool const of_employer = scope.kind == Scope::Kind::employer || !search.employer_inn.empty();
  bool const of_provider = scope.kind == Scope::Kind::provider || !search.provider_inn.empty();
  if (!search.number.empty()) return number;
  if (!search.snils.empty()) return snils;
  if (!search.last_name.empty() || search.by_name)
    return of_employer ? employer_name : of_provider ? provider_name : name;
  if (of_employer) return employer;
  if (of_provider) return provider;
  return search.programme_id > 0 ? programme : newest;
}

std::string_view too_wide_field(RegistrySearch const& search, Scope const& scope) {
  if (!is_of_all(search, scope) || search.standing == Standing::annulled) return "";
  if (is_short(search.checked_from, search.checked_to) || is_short(search.entered_from, search.entered_to)) return "";
  if (search.standing) return "state";
  if (!search.first_name.empty()) return "first_name";
  if (!search.middle_name.empty()) return "middle_name";
  return has_checked(search) && has_entered(search) ? "entered_from" : "";
}

SearchStatement page_statement(database::ReadTx& tx, RegistrySearch const& search, Scope const& scope, LocalDate today,
                               std::int64_t after, int count) {
  auto const order = order_of(access_path(search, scope));
  auto const first = beginning(search, order);
  auto where = conditions(search, scope, today, order, after > 0 ? place_of(tx, after, first) : first);
  where.parameters().push_back({"count", count});
  return {"select " + standing_columns() + std::string(source_of(order)) + where.text() + std::string(order_by(order)) +
              " limit :count",
          std::move(where.parameters())};
}

SearchStatement count_statement(RegistrySearch const& search, Scope const& scope, LocalDate today, int most) {
  auto const order = order_of(access_path(search, scope));
  auto where = conditions(search, scope, today, order, beginning(search, order));
  where.parameters().push_back({"most", most});
  // In the order of the page, so that the count is read along the same index: left free, PostgreSQL at times reads the
  // whole of another one that holds the same columns.
  return {"select count(*) from (select 1" + std::string(source_of(order)) + where.text() +
              std::string(order_by(order)) + " limit :most + 1) found",
          std::move(where.parameters())};
}

std::vector<StandingRecord> find_page(database::ReadTx& tx, RegistrySearch const& search, Scope const& scope,
                                      LocalDate today, std::int64_t after, int count) {
  auto const statement = page_statement(tx, search, scope, today, after, count);
  return tx.all({"training/search_registry.page", statement.text, statement.text}, statement.parameters, read_standing);
}

std::int64_t count_found(database::ReadTx& tx, RegistrySearch const& search, Scope const& scope, LocalDate today,
                         int most) {
  auto const statement = count_statement(search, scope, today, most);
  return tx.get_integer({"training/search_registry.count", statement.text, statement.text}, statement.parameters);
}

}  // namespace obereg::training
