#include "casework/letters/letters.hpp"

#include "casework/letters/queries.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::letters;

namespace {

Letter read_letter(database::Row const& row) {
  Letter read;
  read.id = {row.integer(0)};
  read.held = {row.integer(1)};
  read.document = row.integer(2);
  read.kind = row.string(3);
  read.number = row.string(4);
  read.dated_on = row.date(5);
  read.code = row.string(6);
  read.text = row.string(7);
  read.sent_at = row.moment(8);
  read.read_at = row.optional_moment(9);
  read.reader = row.string(10);
  read.repeated_at = row.optional_moment(11);
  return read;
}

}  // namespace

LetterId add_letter(database::Tx& tx, NewLetter const& letter, Instant now) {
  return {tx.get_integer(sql::insert_letter, {{"case_id", letter.held},
                                              {"document", letter.document},
                                              {"kind", letter.kind},
                                              {"number", letter.number},
                                              {"dated_on", letter.dated_on},
                                              {"code", letter.code},
                                              {"text", letter.text},
                                              {"now", now}})};
}

std::optional<Letter> find_letter(database::ReadTx& tx, LetterId id) {
  return tx.find_one(sql::find_letter, {{"id", id}}, read_letter);
}

std::optional<Letter> find_letter_by_code(database::ReadTx& tx, std::string const& code) {
  return tx.find_one(sql::find_letter_by_code, {{"code", code}}, read_letter);
}

std::vector<Letter> letters_of(database::ReadTx& tx, CaseId id) {
  return tx.all(sql::letters_of, {{"case_id", id}}, read_letter);
}

bool note_read(database::Tx& tx, LetterId id, AccountId by, std::string const& name, Instant now) {
  return tx.exec(sql::note_read, {{"now", now}, {"by", by}, {"reader", name}, {"id", id}}) == 1;
}

bool claim_repeat(database::Tx& tx, LetterId id, Instant now) {
  return tx.exec(sql::claim_repeat, {{"now", now}, {"id", id}}) == 1;
}

}  // namespace obereg::casework
