// The applicant reads a letter in the cabinet: the first time is kept, and ends the reminder (repeat_letter).
#pragma once
#include "casework/letters/letters.hpp"
#include "core/actor.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// Opened or downloaded; nothing for a document that is no letter, and for a letter that was read.
void note_letter_read(database::Tx& tx, Actor const& actor, casework::CaseId held, std::int64_t document, Instant now);

// «прочитано 12.03.2026, 14:05, Образцова А. А.», for the office.
std::string reading_words(casework::Letter const& letter, std::chrono::minutes zone);

http::Response show_own_letter(web::ActionContext const& context);        // GET /accreditation/cases/{case}/letter
http::Response download_own_document(web::ActionContext const& context);  // GET …/{case}/documents/{document}

}  // namespace obereg::accreditation
