#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/read_letter/read_letter.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

Result<casework::Case> own(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) { return own_case(tx, context.actor, context.request.id("case")); });
}

// The letter with which the case ended. Those from before letters were kept have their text in the decision alone.
struct FinalLetter {
  std::string number, text;
  LocalDate dated_on;
  std::int64_t document = 0, signature = 0;  // of the case; 0: nobody signs it
};

std::optional<FinalLetter> final_letter(database::ReadTx& tx, casework::CaseId id) {
  if (auto const decision = decision_of(tx, id))
    return FinalLetter{decision->letter_number, decision->letter_text, decision->decided_on, decision->letter,
                       decision->signature};
  auto const letters = casework::letters_of(tx, id);
  if (letters.empty()) return std::nullopt;
  auto const& last = letters.back();
  return FinalLetter{last.number, last.text, last.dated_on, last.document, 0};
}

}  // namespace

http::Response show_own_letter(web::ActionContext const& context) {
  auto const held = own(context);
  if (!held) return web::refused(context, held.error());
  auto const letter = context.write([&](database::Tx& tx) {
    auto found = final_letter(tx, held->id);
    if (found) note_letter_read(tx, context.actor, held->id, found->document, context.now);
    return found;
  });
  if (!letter) return web::refused(context, refuse(web::not_found));
  auto const address = case_address(held->id, Reader::applicant);
  auto const documents = address + "/documents/";
  html::View view{{"number", letter->number},
                  {"dated_on", letter->dated_on.russian()},
                  {"incoming_number", held->incoming_number},
                  {"letter_text", letter->text},
                  {"letter_href", documents + std::to_string(letter->document)},
                  {"signature_href", letter->signature > 0 ? documents + std::to_string(letter->signature) : ""}};
  html::Page page;
  page.title = "Письмо № " + letter->number;
  page.back_href = address;
  page.main = html::render("src/accreditation/read_letter/letter.html", view);
  return web::show(context, std::move(page));
}

http::Response download_own_document(web::ActionContext const& context) {
  auto const held = own(context);
  if (!held) return web::refused(context, held.error());
  if (auto const document = context.request.id("document"))
    context.write([&](database::Tx& tx) { note_letter_read(tx, context.actor, held->id, *document, context.now); });
  return send_document(context, *held);
}

}  // namespace obereg::accreditation
