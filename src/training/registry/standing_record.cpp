#include "training/registry/standing_record.hpp"

#include <boost/algorithm/string/replace.hpp>

#include "platform/web/pages.hpp"
#include "training/records/record_columns.hpp"
#include "training/registry/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::registry;

Standing standing_of(StandingRecord const& record, LocalDate today) {
  if (record.annulled_on) return Standing::annulled;
  if (!record.valid_until) return Standing::not_passed;
  return *record.valid_until < today ? Standing::expired : Standing::valid;
}

std::string_view russian_name(Standing standing) {
  switch (standing) {
    case Standing::valid:
      return "действует";
    case Standing::expired:
      return "срок истёк";
    case Standing::not_passed:
      return "проверка не пройдена";
    case Standing::annulled:
      return "аннулирована";
  }
  return "";
}

std::string_view colour_of(Standing standing) {
  switch (standing) {
    case Standing::valid:
      return "green";
    case Standing::expired:
      return "yellow";
    case Standing::not_passed:
      return "grey";
    case Standing::annulled:
      return "red";
  }
  return "grey";
}

std::string const& standing_columns() {
  static std::string const columns = [] {
    std::string text =
        "r.id, r.version, r.act_id, r.organisation_id, r.origin, r.valid_until, coalesce((select n.annulled_on from "
        "training_annulments n where n.registry_number = r.registry_number), ''), r.provider_name, r.provider_inn";
    for (auto const name : record_columns()) text += ", r." + std::string(name);
    return text;
  }();
  return columns;
}

StandingRecord read_standing(database::Row const& row) {
  StandingRecord read{row.integer(0),
                      static_cast<int>(row.integer(1)),
                      {row.integer(2)},
                      {row.integer(3)},
                      row.text(4) == "reimport",
                      LocalDate::parse_iso(row.text(5)),
                      LocalDate::parse_iso(row.text(6)),
                      read_record(row, 9)};
  read.record.provider_name = row.string(7);
  auto const provider = Inn::parse(row.text(8));
  if (!provider) throw database::DatabaseError("a stored ИНН is wrong");
  read.record.provider_inn = *provider;
  return read;
}

bool Scope::sees(StandingRecord const& record) const {
  switch (kind) {
    case Kind::nothing:
      return false;
    case Kind::provider:
      return record.organisation == organisation;
    case Kind::employer:
      return record.record.employer_inn.digits() == inn;
    case Kind::everything:
      return true;
  }
  return false;
}

Scope scope_of(database::ReadTx& tx, Actor const& actor) {
  using enum Scope::Kind;
  if (actor.may("training.view-all")) return {everything, actor.organisation, ""};
  auto const kind = actor.may("training.view-own")        ? provider
                    : actor.may("training.view-employer") ? employer
                                                          : nothing;
  if (kind == nothing) return {};
  auto const inn = tx.find_one(sql::inn_of_organisation, {{"organisation", actor.organisation}},
                               [](database::Row const& row) { return row.string(0); });
  return inn ? Scope{kind, actor.organisation, *inn} : Scope{};
}

std::optional<StandingRecord> find_standing(database::ReadTx& tx, std::string const& number) {
  static std::string const text = "select " + standing_columns() +
                                  " from training_records r where r.registry_number = :number and " +
                                  std::string(is_standing);
  return tx.find_one({"training/registry.find_standing", text, text}, {{"number", number}}, read_standing);
}

std::optional<StandingRecord> find_visible(database::ReadTx& tx, Actor const& actor, std::string const& number) {
  auto found = find_standing(tx, number);
  if (found && !scope_of(tx, actor).sees(*found)) found.reset();
  return found;
}

std::string record_address(std::string_view number) {
  auto escaped = boost::replace_all_copy(std::string(number), "~", "~0");
  boost::replace_all(escaped, "/", "~1");
  return "/training/registry/" + web::in_query(escaped);
}

std::string number_of_segment(std::string_view segment) {
  auto number = boost::replace_all_copy(std::string(segment), "~1", "/");
  boost::replace_all(number, "~0", "~");
  return number;
}

}  // namespace obereg::training
