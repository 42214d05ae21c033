// Views of requests and answers.
#pragma once
#include "accreditation/interagency/compare.hpp"
#include "casework/exchange/exchange.hpp"
#include "platform/html/render.hpp"

namespace obereg::accreditation {

// A row of request_rows.html; `taken`: the answer that holds, with what was asked.
html::View request_row(casework::Request const& request, std::string const& outcome, Instant now,
                       std::chrono::minutes zone);
// "due_text", "is_late", "is_soon", "has_due" of components/due.html.
void show_due(html::View& view, casework::Request const& request, Instant now, std::chrono::minutes zone);

inline constexpr std::string_view agrees = "Совпадает с заявлением";
// In a few words what the answers say: "Совпадает", "Расходится: Документ об образовании"; "" while there is none.
std::string answers_in_short(std::vector<casework::RequestAnswer> const& answers, std::string const& kind,
                             std::string const& asked);

html::View answer_view(casework::RequestAnswer const& answer, casework::Request const& request,
                       std::string const& asked, std::chrono::minutes zone);
html::View stray_view(casework::RequestAnswer const& answer, std::chrono::minutes zone);

// What the office has to know of the exchange as a whole; "" where all is well.
std::string exchange_words(casework::ExchangeState const& state, std::chrono::minutes zone);

std::string_view title_of_kind(std::string_view kind);  // "О трудовой деятельности"

}  // namespace obereg::accreditation
