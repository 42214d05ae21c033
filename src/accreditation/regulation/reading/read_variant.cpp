#include "accreditation/regulation/reading/read_variant.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace obereg::accreditation {

namespace {

// The thing of this name; a copy of nothing, and a mistake, where the catalogue has none.
template <class Thing>
Thing known(Mapping& mapping, std::string_view list, std::string const& key,
            std::map<std::string, Thing> const& catalogue) {
  auto const found = catalogue.find(key);
  if (found != catalogue.end()) return found->second;
  mapping.mistake(list, "имени «" + key + "» нет в общей части");
  return {};
}

// "name: clause" lines whose words are texts of the catalogue.
std::vector<Cited> read_cited(Mapping& mapping, std::string_view list,
                              std::map<std::string, std::string> const& catalogue) {
  std::vector<Cited> found;
  mapping.each_text(list, [&](std::string const& key, std::string const& clause) {
    found.push_back({key, known(mapping, list, key, catalogue), clause});
  });
  return found;
}

void read_documents(Mapping& mapping, std::string_view list, bool own_initiative, Catalogue const& catalogue,
                    std::vector<Document>& documents) {
  mapping.each_text(list, [&](std::string const& key, std::string const& clause) {
    auto document = known(mapping, list, key, catalogue.documents);
    document.clause = clause;
    document.own_initiative = own_initiative;
    documents.push_back(std::move(document));
  });
}

DocumentList read_document_list(Mapping& mapping, Catalogue const& catalogue) {
  DocumentList list;
  list.channels = mapping.kinds<Channel>("channels");
  list.clause = mapping.text("clause");
  list.form = known(mapping, "form", mapping.text("form"), catalogue.document_forms);
  list.form_clause = mapping.text("form_clause");
  read_documents(mapping, "required", false, catalogue, list.documents);
  if (mapping.has("own_initiative")) read_documents(mapping, "own_initiative", true, catalogue, list.documents);
  return list;
}

std::vector<Deadline> read_deadlines(Mapping& mapping, Catalogue const& catalogue) {
  std::vector<Deadline> deadlines;
  mapping.each_named("deadlines", [&](std::string const& key, Mapping& stated) {
    auto const common = known(mapping, "deadlines", key, catalogue.deadlines);
    auto deadline = common.deadline;
    deadline.clause = stated.text("clause");
    if (stated.has("term") || !common.has_term) {
      deadline.term = stated.number("term", 0, 366);
      deadline.unit = stated.kind<Unit>("unit");
    }
    deadlines.push_back(std::move(deadline));
  });
  return deadlines;
}

std::vector<Criterion> read_criteria(Mapping& mapping, Variant const& variant, Catalogue const& catalogue) {
  std::vector<Criterion> criteria;
  mapping.each_text("criteria", [&](std::string const& key, std::string const& clause) {
    auto criterion = known(mapping, "criteria", key, catalogue.criteria);
    criterion.clause = clause;
    auto const is_unmet = [&](Cited const& ground) { return ground.key == criterion.unmet; };
    if (std::none_of(variant.grounds.begin(), variant.grounds.end(), is_unmet))
      mapping.mistake("criteria", fmt::format("для «{}» в grounds нет основания «{}»", key, criterion.unmet));
    criteria.push_back(std::move(criterion));
  });
  return criteria;
}

void read_stages(Mapping& mapping, Variant& variant, Catalogue const& catalogue) {
  mapping.each_text("stages", [&](std::string const& key, std::string const& clause) {
    auto stage = known(mapping, "stages", key, catalogue.stages);
    stage.clause = clause;
    variant.stages.push_back(std::move(stage));
  });
}

void read_interagency(Mapping& mapping, Variant& variant, Catalogue const& catalogue) {
  if (!mapping.has("interagency")) return;
  mapping.each_text("interagency", [&](std::string const& key, std::string const& clause) {
    auto request = known(mapping, "interagency", key, catalogue.interagency);
    request.clause = clause;
    variant.interagency.push_back(std::move(request));
  });
}

// Each field has the clause of the variant's own form: «приложение № 2, форма к варианту 3, поле 5».
Form read_form(Mapping& mapping, Catalogue const& catalogue) {
  auto form = known(mapping, "form", mapping.text("form"), catalogue.forms);
  form.clause = mapping.text("form_clause");
  for (auto& field : form.fields) {
    if (field.number) field.clause = fmt::format("{}, поле {}", form.clause, field.number);
    if (field.clause.empty()) field.clause = form.clause;
  }
  return form;
}

void name_for_sole_trader(Form& form, Catalogue const& catalogue) {
  for (auto& field : form.fields)
    for (auto& input : field.inputs) {
      auto const words = catalogue.sole_trader_words.find(input.key);
      if (words == catalogue.sole_trader_words.end()) continue;
      input.label = words->second.label;
      input.hint = words->second.hint;
    }
}

Cited read_letter(Mapping& mapping, Catalogue const& catalogue) {
  auto const key = mapping.text("letter");
  return {key, known(mapping, "letter", key, catalogue.letters), mapping.text("letter_clause")};
}

}  // namespace

Variant read_variant(Mapping& mapping, Catalogue const& catalogue) {
  Variant variant;
  variant.number = mapping.number("number", 1, 99);
  variant.purpose = mapping.kind<Purpose>("purpose");
  variant.applicant = mapping.kind<ApplicantKind>("applicant");
  variant.applicant_clause = mapping.text("applicant_clause");
  variant.title = mapping.text("title");
  variant.result = mapping.text("result");
  variant.result_clause = mapping.text("result_clause");
  variant.registry_entry_clause = mapping.text("registry_entry_clause");
  variant.channels = mapping.kinds<Channel>("channels");
  variant.form = read_form(mapping, catalogue);
  if (variant.applicant == ApplicantKind::sole_trader) name_for_sole_trader(variant.form, catalogue);
  variant.letter = read_letter(mapping, catalogue);
  variant.refusal_letter = {"refusal", known(mapping, "refusal_clause", "refusal", catalogue.letters),
                            mapping.text("refusal_clause")};
  read_stages(mapping, variant, catalogue);
  mapping.each("documents", [&](Mapping& list) { variant.documents.push_back(read_document_list(list, catalogue)); });
  read_interagency(mapping, variant, catalogue);
  variant.deadlines = read_deadlines(mapping, catalogue);
  variant.grounds = read_cited(mapping, "grounds", catalogue.grounds);
  variant.criteria = read_criteria(mapping, variant, catalogue);
  variant.rules = read_cited(mapping, "rules", catalogue.rules);
  return variant;
}

}  // namespace obereg::accreditation
