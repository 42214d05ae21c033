#include "casework/mailing/mailing.hpp"

#include <limits>
#include <stdexcept>

#include "casework/mailing/queries.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::mailing;

namespace {

constexpr MailingState all_states[] = {MailingState::waiting, MailingState::sent, MailingState::delivered,
                                       MailingState::returned};

MailingState state_of(std::string_view text) {
  for (auto const state : all_states)
    if (to_text(state) == text) return state;
  throw std::logic_error("an unknown state of a letter by post");
}

Mailing read_mailing(database::Row const& row) {
  Mailing read;
  read.id = {row.integer(0)};
  read.held = {row.integer(1)};
  read.letter = row.integer(2);
  read.letter_number = row.string(3);
  read.addressee = row.string(4);
  read.address = row.string(5);
  read.state = state_of(row.text(6));
  read.tracking_number = row.string(7);
  read.sent_on = row.optional_date(8);
  read.ended_on = row.optional_date(9);
  read.note = row.string(10);
  return read;
}

ListedMailing read_listed(database::Row const& row) {
  return {read_mailing(row), row.string(11), row.string(12), row.optional_moment(13)};
}

}  // namespace

std::string_view to_text(MailingState state) {
  switch (state) {
    case MailingState::waiting:
      return "waiting";
    case MailingState::sent:
      return "sent";
    case MailingState::delivered:
      return "delivered";
    case MailingState::returned:
      return "returned";
  }
  throw std::logic_error("an unknown state of a letter by post");
}

std::string_view title_of(MailingState state) {
  switch (state) {
    case MailingState::waiting:
      return "Нужно отправить";
    case MailingState::sent:
      return "В пути";
    case MailingState::delivered:
      return "Вручено";
    case MailingState::returned:
      return "Вернулось";
  }
  throw std::logic_error("an unknown state of a letter by post");
}

std::string_view colour_of(MailingState state) {
  switch (state) {
    case MailingState::waiting:
      return "yellow";
    case MailingState::sent:
      return "blue";
    case MailingState::delivered:
      return "green";
    case MailingState::returned:
      return "red";
  }
  throw std::logic_error("an unknown state of a letter by post");
}

MailingId add_mailing(database::Tx& tx, NewMailing const& wanted, Instant now) {
  return {tx.get_integer(sql::insert_mailing, {{"case_id", wanted.held},
                                               {"letter", wanted.letter},
                                               {"letter_number", wanted.letter_number},
                                               {"addressee", wanted.addressee},
                                               {"address", wanted.address},
                                               {"now", now}})};
}

std::optional<Mailing> find_mailing(database::ReadTx& tx, std::string_view service, MailingId id) {
  return tx.find_one(sql::find_mailing, {{"id", id}, {"service", service}}, read_mailing);
}

std::vector<Mailing> mailings_of(database::ReadTx& tx, CaseId id) {
  return tx.all(sql::mailings_of, {{"case_id", id}}, read_mailing);
}

bool record_sent(database::Tx& tx, MailingId id, std::string const& address, std::string const& tracking_number,
                 LocalDate sent_on) {
  return tx.exec(sql::record_sent,
                 {{"address", address}, {"tracking_number", tracking_number}, {"sent_on", sent_on}, {"id", id}}) == 1;
}

bool record_ended(database::Tx& tx, MailingId id, MailingState how, LocalDate on, std::string const& note) {
  return tx.exec(sql::record_ended, {{"state", to_text(how)}, {"ended_on", on}, {"note", note}, {"id", id}}) == 1;
}

std::vector<ListedMailing> waiting_mailings(database::ReadTx& tx, std::string_view service, std::string_view clock,
                                            int size) {
  return tx.all(sql::waiting_mailings, {{"service", service}, {"clock", clock}, {"size", size}}, read_listed);
}

std::vector<ListedMailing> mailings_in(database::ReadTx& tx, std::string_view service, MailingState state,
                                       std::int64_t before, int size) {
  return tx.all(sql::mailings_in,
                {{"state", to_text(state)},
                 {"service", service},
                 {"before", before > 0 ? before : std::numeric_limits<std::int64_t>::max()},
                 {"size", size}},
                read_listed);
}

}  // namespace obereg::casework
