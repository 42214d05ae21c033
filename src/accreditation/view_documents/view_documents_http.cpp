#include "accreditation/view_documents/view_documents_http.hpp"

#include <algorithm>
#include <charconv>

#include "accreditation/application/shown_application.hpp"
#include "accreditation/examination/in_work.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/sign_decision/sign_decision.hpp"
#include "platform/html/format.hpp"
#include "platform/web/files/kept_file.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

// The one that is asked for, else the first that a browser shows, else the first.
casework::CaseDocument const* chosen(std::vector<casework::CaseDocument> const& documents, std::string const& typed) {
  std::int64_t id = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), id);
  auto const find = [&](auto const& fits) -> casework::CaseDocument const* {
    auto const found = std::find_if(documents.begin(), documents.end(), fits);
    return found == documents.end() ? nullptr : &*found;
  };
  if (auto const* const asked = find([&](casework::CaseDocument const& each) { return each.id == id; })) return asked;
  auto const* const shown =
      find([](casework::CaseDocument const& each) { return web::browsers_show(each.media_type); });
  return shown || documents.empty() ? shown : &documents.front();
}

html::View document_view(casework::CaseDocument const& document, std::string const& address, bool is_chosen) {
  auto const id = std::to_string(document.id);
  return {{"href", address + "/documents?document=" + id},
          {"title", document.title},
          {"file_name", document.file_name},
          {"file_size", html::file_size(static_cast<std::uint64_t>(document.size))},
          {"file_href", address + "/documents/" + id},
          {"is_chosen", is_chosen},
          {"shows", web::browsers_show(document.media_type)}};
}

http::Response documents_page(web::PageContext const& context, Result<casework::Case> const& held, Reader reader) {
  if (!held) return web::refused(context, held.error());
  context.log_view("accreditation.case-viewed", "accreditation-case:" + std::to_string(held->id.value),
                   "документы; входящий номер " + held->incoming_number);
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_case(tx, *held); });
  auto const address = case_address(held->id, reader);
  auto const* const shown = chosen(whole.documents, context.request.query.get("document"));
  std::vector<html::View> documents, shown_views;
  for (auto const& each : whole.documents) documents.push_back(document_view(each, address, &each == shown));
  if (shown) shown_views.push_back(document_view(*shown, address, true));
  html::Page page;
  page.title = "Документы по заявлению № " + held->incoming_number;
  page.back_href = address;
  page.main =
      html::render("src/accreditation/view_documents/documents.html",
                   {{"number", held->incoming_number},
                    {"applicant", held->applicant},
                    {"parts", application_views(*regulation().variant(held->variant), whole.application.answers)},
                    {"documents", std::move(documents)},
                    {"shown", std::move(shown_views)}});
  return web::show(context, std::move(page));
}

}  // namespace

http::Response show_office_documents(web::PageContext const& context) {
  auto const held = context.read([&](database::ReadTx& tx) { return any_case(tx, context.request.id("case")); });
  return documents_page(context, held, Reader::office);
}

http::Response show_queue_documents(web::PageContext const& context) {
  auto const held = context.read([&](database::ReadTx& tx) {
    return case_in_work(tx, context.actor, context.request.id("case"), false, context.now);
  });
  return documents_page(context, held, Reader::officer);
}

http::Response show_decision_documents(web::PageContext const& context) {
  auto const held = context.read([&](database::ReadTx& tx) -> Result<casework::Case> {
    auto const work = case_to_decide(tx, context.actor, context.request.id("case"));
    if (!work) return work.error();
    return work->held;
  });
  return documents_page(context, held, Reader::signatory);
}

}  // namespace obereg::accreditation
