// A training record in the words of pages and downloads.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/render.hpp"
#include "training_rules/model/record.hpp"

namespace obereg::training {

std::string_view shown(Outcome outcome);       // «Успешно», «Неуспешно»
std::string_view shown(KnowledgeCheck check);  // «Да», «Нет», ""
std::string full_name(TrainingRecord const& record);
std::string_view programme_title(int programme_id);

// Names and values of one record for templates: number, full_name, snils, employer, employer_inn, position, programme,
// checked_on, outcome, protocol, entered_on, is_new.
html::View record_view(TrainingRecord const& record);

}  // namespace obereg::training
