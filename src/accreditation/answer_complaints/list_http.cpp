#include <charconv>

#include "accreditation/answer_complaints/answer_http.hpp"
#include "accreditation/application/application.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/complaint/complaint.hpp"
#include "accreditation/complaint/complaint_form.hpp"
#include "accreditation/complaint/complaint_view.hpp"
#include "accreditation/complaint/register.hpp"
#include "casework/store.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view address = "/accreditation/supervision/complaints";
constexpr int page_size = 50, most_open = 1'000;

std::string address_of(casework::ComplaintId id) {
  return std::string(address) + "/" + std::to_string(id.value);
}

html::View list_view(std::string_view title, std::vector<casework::Complaint> const& list,
                     web::PageContext const& context) {
  std::vector<html::View> rows;
  for (auto const& complaint : list) rows.push_back(complaint_row(complaint, address_of(complaint.id), context));
  return {{"list_title", title}, {"complaints", std::move(rows)}};
}

http::Response add_page(web::PageContext const& context, ComplaintForm const& form) {
  auto view = complaint_form_view(form, {});
  view.set("heading", "Внести жалобу с бумаги").set("post_to", std::string(address) + "/add");
  view.set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = "Внести жалобу с бумаги";
  page.back_href = address;
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/answer_complaints/add.html", view);
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

}  // namespace

http::Response show_complaints(web::PageContext const& context) {
  std::int64_t before = 0;
  auto const asked = context.request.query.get("before");
  std::from_chars(asked.data(), asked.data() + asked.size(), before);
  std::vector<casework::Complaint> open;
  auto answered = context.read([&](database::ReadTx& tx) {
    if (before == 0) open = casework::open_complaints(tx, service_name, most_open);
    return casework::answered_complaints(tx, service_name, before, page_size + 1);
  });
  bool const has_more = html::cut_to_page(answered, page_size);
  auto const next =
      has_more ? std::string(address) + "?before=" + std::to_string(answered.back().id.value) : std::string();
  bool const is_empty = open.empty() && answered.empty() && before == 0;
  return web::show(
      context, "Жалобы", "src/accreditation/answer_complaints/complaints.html",
      {{"heading", "Жалобы"},
       {"actions", ""},
       {"is_empty", is_empty},
       {"empty_title", "Жалоб нет"},
       {"empty_text", "Поданные в кабинетах появятся здесь сами; те, что пришли на бумаге, внесите."},
       {"empty_href", ""},
       {"open", open.empty() ? std::vector<html::View>{} : std::vector{list_view("Ждут ответа", open, context)}},
       {"answered",
        answered.empty() ? std::vector<html::View>{} : std::vector{list_view("С ответом", answered, context)}},
       {"pages", html::pagination_view(before > 0 ? address : "", next, "")}});
}

http::Response show_add_complaint(web::PageContext const& context) {
  ComplaintForm form;
  form.on_paper = true;
  return add_page(context, form);
}

http::Response submit_add_complaint(web::ActionContext const& context) {
  auto form = read_complaint_form(context.request, true);
  auto const about = context.read([&](database::ReadTx& tx) {
    return form.about.empty() ? std::nullopt : casework::find_numbered_case(tx, service_name, form.about);
  });
  if (!form.about.empty() && !about)
    form.errors.push_back({"about", "Заявления с таким номером нет. Проверьте номер или оставьте поле пустым."});
  if (!form.errors.empty()) return add_page(context, form);
  auto const files = kept_files(context.services(), sent_files(context.request));
  auto const complaint = context.write([&](database::Tx& tx) {
    return register_from_paper(tx, context.settings(), context.actor, form, about ? &*about : nullptr, files,
                               context.now);
  });
  return http::see_other(address_of(complaint.id));
}

}  // namespace obereg::accreditation
