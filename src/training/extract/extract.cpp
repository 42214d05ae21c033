#include "training/extract/extract.hpp"

#include <boost/algorithm/string/erase.hpp>

#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "training/extract/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::extract;

namespace {

// Crockford's base 32: no I, L, O, U, which are misread.
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 16;

std::string random_code() {
  std::string code;
  for (char const byte : text::random_bytes(code_length)) code += letters[static_cast<unsigned char>(byte) % 32];
  return code;
}

}  // namespace

std::string make_extract(database::Tx& tx, Actor const& actor, std::vector<std::string> const& numbers, bool is_list,
                         Instant now) {
  auto code = random_code();
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

std::string shown_code(std::string_view code) {
  std::string shown;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) shown += '-';
    shown += code[i];
  }
  return shown;
}

std::string typed_code(std::string_view typed) {
  auto code = text::upper(typed);
  boost::erase_all(code, "-");
  boost::erase_all(code, " ");
  bool const fits = code.size() == code_length && code.find_first_not_of(letters) == std::string::npos;
  return fits ? code : std::string{};
}

}  // namespace obereg::training
