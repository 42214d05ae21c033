#include "training/extract/extract.hpp"

#include "core/typed_codes/typed_code.hpp"
#include "platform/audit/audit.hpp"
#include "training/extract/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::extract;

namespace {

constexpr std::size_t code_length = 16;

}  // namespace

std::string make_extract(database::Tx& tx, Actor const& actor, std::vector<std::string> const& numbers, bool is_list,
                         Instant now) {
  auto code = text::random_code(code_length);
  tx.exec_one(sql::insert_extract, {{"code", code},
                                    {"organisation", actor.organisation},
                                    {"is_list", is_list},
                                    {"account", actor.account},
                                    {"now", now}});
  std::int64_t place = 0;
  for (auto const& number : numbers)
    tx.exec_one(sql::insert_record, {{"code", code}, {"place", place++}, {"number", number}});
  auto const what = is_list ? "записей: " + std::to_string(numbers.size()) : "запись " + numbers.front();
  audit::record(tx, actor, "training.extract-made", "extract:" + code, what, now);
  return code;
}

std::optional<Extract> find_extract(database::ReadTx& tx, std::string const& code) {
  auto extract = tx.find_one(sql::find_extract, {{"code", code}}, [&](database::Row const& row) {
    return Extract{code, {row.integer(0)}, row.truth(1), row.moment(2), {}};
  });
  if (!extract) return std::nullopt;
  auto const numbers =
      tx.all(sql::numbers_of_extract, {{"code", code}}, [](database::Row const& row) { return row.string(0); });
  for (auto const& number : numbers)
    if (auto record = find_standing(tx, number)) extract->records.push_back(std::move(*record));
  return extract;
}

std::optional<Extract> find_visible_extract(database::ReadTx& tx, Actor const& actor, std::string const& code) {
  auto extract = find_extract(tx, code);
  if (!extract || extract->organisation != actor.organisation) return std::nullopt;
  auto const scope = scope_of(tx, actor);
  std::erase_if(extract->records, [&](StandingRecord const& record) { return !scope.sees(record); });
  if (extract->records.empty()) return std::nullopt;
  return extract;
}

std::string typed_code(std::string_view typed) {
  return text::typed_code(typed, code_length);
}

}  // namespace obereg::training
