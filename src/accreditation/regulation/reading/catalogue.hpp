// What the regulation's file says once for all variants, by the names that variants use.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "accreditation/regulation/reading/mapping.hpp"
#include "accreditation/regulation/regulation.hpp"

namespace obereg::accreditation {

// A deadline whose term may stand here or with the variant.
struct CommonDeadline {
  Deadline deadline;
  bool has_term = false;
};

// How an input is called for a sole trader, where that differs: ОГРНИП in place of ОГРН.
struct InputWords {
  std::string label, hint;
};

struct Catalogue {
  std::map<std::string, std::string> conditions, document_forms, grounds, rules, letters;
  std::map<std::string, Document> documents;
  std::map<std::string, CommonDeadline> deadlines;
  std::map<std::string, Criterion> criteria;
  std::map<std::string, Stage> stages;
  std::map<std::string, InteragencyRequest> interagency;
  std::map<std::string, Form> forms;
  std::map<std::string, InputWords> sole_trader_words;  // by the input's key
};

Catalogue read_catalogue(Mapping& file);

// Inputs of a form under the key "inputs" or "columns".
std::vector<Input> read_inputs(Mapping& field, std::string_view key, Catalogue& catalogue);

}  // namespace obereg::accreditation
