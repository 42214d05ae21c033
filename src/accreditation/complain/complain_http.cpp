#include "accreditation/complain/complain_http.hpp"

#include <algorithm>

#include "accreditation/application/application.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/complaint/complaint.hpp"
#include "accreditation/complaint/complaint_form.hpp"
#include "accreditation/complaint/complaint_view.hpp"
#include "accreditation/complaint/refusals.hpp"
#include "accreditation/complaint/register.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/regulation/shown.hpp"
#include "accreditation/service_facts/service_facts.hpp"
#include "casework/store.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view list_address = "/accreditation/complaints";

std::string address_of(casework::ComplaintId id) {
  return std::string(list_address) + "/" + std::to_string(id.value);
}

std::vector<casework::Case> own_cases(web::PageContext const& context) {
  return context.read(
      [&](database::ReadTx& tx) { return casework::cases_of(tx, service_name, context.actor.organisation); });
}

Result<casework::Complaint> own(web::PageContext const& context) {
  auto const id = context.request.id("complaint");
  auto found = context.read(
      [&](database::ReadTx& tx) { return id ? casework::find_complaint(tx, service_name, {*id}) : std::nullopt; });
  if (!found || found->organisation != context.actor.organisation) return refuse(refusals::complaint_not_found);
  return *found;
}

http::Response complain_page(web::PageContext const& context, ComplaintForm const& form) {
  auto view = complaint_form_view(form, own_cases(context));
  view.set("heading", "Пожаловаться").set("post_to", std::string(list_address) + "/new");
  auto how = shown(regulation().complaints);
  how.set("where", context.read([](database::ReadTx& tx) { return where_to_complain(tx); }));
  view.set("complaints", how).set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = "Пожаловаться";
  page.back_href = list_address;
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/complain/complain.html", view);
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

}  // namespace

http::Response show_own_complaints(web::PageContext const& context) {
  std::vector<html::View> rows;
  auto const list = context.read(
      [&](database::ReadTx& tx) { return casework::complaints_of(tx, service_name, context.actor.organisation); });
  for (auto const& complaint : list) rows.push_back(complaint_row(complaint, address_of(complaint.id), context));
  return web::show(
      context, "Жалобы", "src/accreditation/complain/complaints.html",
      {{"heading", "Жалобы"},
       {"actions", ""},
       {"is_empty", rows.empty()},
       {"empty_title", "Жалоб нет"},
       {"empty_text", "Если с решением, сроком или поведением сотрудников что-то не так, напишите об этом."},
       {"empty_href", ""},
       {"list_title", "Жалобы вашей организации"},
       {"has_rows", !rows.empty()},
       {"complaints", std::move(rows)}});
}

http::Response show_complain(web::PageContext const& context) {
  ComplaintForm form;
  form.about = context.request.query.get("case");
  return complain_page(context, form);
}

http::Response submit_complaint(web::ActionContext const& context) {
  auto form = read_complaint_form(context.request, false);
  auto const cases = own_cases(context);
  auto const about = std::find_if(cases.begin(), cases.end(), [&](casework::Case const& held) {
    return std::to_string(held.id.value) == form.about;
  });
  if (!form.about.empty() && about == cases.end()) form.errors.push_back({"about", "Выберите заявление из списка."});
  if (!form.errors.empty()) return complain_page(context, form);
  auto const files = kept_files(context.services(), sent_files(context.request));
  auto const complaint = context.write([&](database::Tx& tx) {
    return register_own(tx, context.settings(), context.actor, form, about == cases.end() ? nullptr : &*about, files,
                        context.now);
  });
  return http::see_other(address_of(complaint.id));
}

http::Response show_own_complaint(web::PageContext const& context) {
  auto const found = own(context);
  if (!found) return web::refused(context, found.error());
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_complaint(tx, *found); });
  auto const about = found->about ? case_address(*found->about, Reader::applicant) : std::string();
  html::Page page;
  page.title = "Жалоба № " + found->number;
  page.back_href = list_address;
  page.main = html::render("src/accreditation/complaint/complaint.html",
                           complaint_view(whole, address_of(found->id), about, context));
  return web::show(context, std::move(page));
}

http::Response download_own_complaint_file(web::PageContext const& context) {
  auto const found = own(context);
  return found ? send_complaint_file(context, *found) : web::refused(context, found.error());
}

}  // namespace obereg::accreditation
