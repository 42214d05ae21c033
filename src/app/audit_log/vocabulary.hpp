// The words of all modules for what stands in the audit log.
#pragma once
#include <string>

#include "core/actor.hpp"
#include "platform/audit/words.hpp"

namespace obereg::app {

audit::Vocabulary const& vocabulary();

// The code itself where a record is older or newer than the words.
std::string action_in_words(std::string_view action);

struct SubjectInWords {
  std::string words;  // "Учётная запись № 12"
  std::string href;   // "" where it has no page, or none that the reader may open
};
SubjectInWords subject_in_words(std::string_view subject, Actor const& reader);

}  // namespace obereg::app
