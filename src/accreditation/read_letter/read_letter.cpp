#include "accreditation/read_letter/read_letter.hpp"

#include "accreditation/application/application.hpp"
#include "accreditation/repeat_letter/repeat_letter.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

void note_letter_read(database::Tx& tx, Actor const& actor, casework::CaseId held, std::int64_t document, Instant now) {
  for (auto const& letter : casework::letters_of(tx, held)) {
    if (letter.document != document || !casework::note_read(tx, letter.id, actor.account, actor.name, now)) continue;
    audit::record(tx, actor, "accreditation.letter-read", "accreditation-case:" + std::to_string(held.value),
                  "письмо № " + letter.number, now);
  }
}

std::string reading_words(casework::Letter const& letter, std::chrono::minutes zone) {
  if (letter.read_at) return "прочитано " + russian_moment(*letter.read_at, zone) + ", " + letter.reader;
  if (letter.repeated_at) return "не прочитано, напомнили " + russian_moment(*letter.repeated_at, zone);
  return "не прочитано; если не откроют, напомним по почте " + russian_moment(letter.sent_at + unread_for, zone);
}

}  // namespace obereg::accreditation
