#include "accreditation/ask_authorities/doubts.hpp"

#include <algorithm>

#include "accreditation/ask_authorities/ask_authorities.hpp"
#include "accreditation/ask_authorities/request_view.hpp"
#include "casework/requests/store.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

// "" where the answer agrees with the application.
std::string doubt_about(database::ReadTx& tx, casework::Request const& request) {
  if (request.is_open()) return "Ответа ещё нет";
  auto const asked = casework::content_of(tx, request.message_id);
  auto const said = answers_in_short(casework::answers_of(tx, request.id), request.kind, asked);
  return said == agrees ? "" : said;
}

std::string line(std::string const& subject, std::string_view kind, std::string const& words) {
  return subject + ", " + text::lower(title_of_kind(kind)) + ". " + words;
}

}  // namespace

std::vector<std::string> doubts_about(database::ReadTx& tx, casework::Case const& held, Answers const& answers) {
  auto const requests = casework::requests_of(tx, held.id);
  std::vector<std::string> doubts;
  for (auto const& request : requests)
    if (auto const doubt = doubt_about(tx, request); !doubt.empty())
      doubts.push_back(line(request.subject_name, request.kind, doubt));
  for (auto const& askable : askables_of(*regulation().variant(held.variant), answers)) {
    bool const was_asked = std::any_of(requests.begin(), requests.end(), [&](casework::Request const& request) {
      return request.subject == askable.subject && request.kind == askable.about.kind;
    });
    if (!was_asked)
      doubts.push_back(line(askable.subject_name, askable.about.kind,
                            askable.hindrance.empty() ? "Запроса не было" : "Спросить нельзя: " + askable.hindrance));
  }
  return doubts;
}

void show_doubts(html::View& view, std::vector<std::string> const& doubts) {
  view.set("has_doubts", !doubts.empty()).set("doubts", doubts);
}

}  // namespace obereg::accreditation
