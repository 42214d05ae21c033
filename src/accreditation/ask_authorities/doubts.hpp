// What other authorities left open before a decision: it hinders nobody from deciding, but has to be seen (п. 60, 61).
#pragma once
#include <string>
#include <vector>

#include "accreditation/application/application.hpp"
#include "casework/case.hpp"
#include "platform/html/render.hpp"

namespace obereg::accreditation {

// A line for each specialist and authority without an answer that agrees with the application: "Ёлкина Зоя, о трудовой
// деятельности. Ответа ещё нет". None where everything agrees, or the variant has no requests.
std::vector<std::string> doubts_about(database::ReadTx& tx, casework::Case const& held, Answers const& answers);

// For ask_authorities/doubts.html.
void show_doubts(html::View& view, std::vector<std::string> const& doubts);

}  // namespace obereg::accreditation
