#include "accreditation/regulation/shown.hpp"

namespace obereg::accreditation {

std::vector<html::View> shown(std::vector<Cited> const& items) {
  std::vector<html::View> views;
  for (auto const& item : items) views.push_back({{"text", item.text}, {"clause", item.clause}});
  return views;
}

html::View shown(Complaints const& complaints) {
  std::vector<html::View> terms;
  for (auto const& term : complaints.terms) terms.push_back({{"text", term.text}, {"source", term.source}});
  std::vector<html::View> until;
  for (auto const& limit : complaints.until) until.push_back({{"text", limit.text}, {"source", limit.source}});
  return {{"subject", complaints.subject},
          {"information", complaints.information},
          {"information_clause", complaints.information_clause},
          {"ways", shown(complaints.ways)},
          {"terms", std::move(terms)},
          {"until", std::move(until)},
          {"where", ""}};
}

}  // namespace obereg::accreditation
