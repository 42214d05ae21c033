#include "accreditation/choose_variant/variant_view.hpp"

#include <map>

#include "accreditation/regulation/shown.hpp"
#include "accreditation/regulation/words.hpp"

namespace obereg::accreditation {

namespace {

html::View fact(std::string_view key, std::string value, std::string clause) {
  return {{"key", key}, {"value", std::move(value)}, {"clause", std::move(clause)}};
}

std::string joined(std::vector<std::string_view> const& words) {
  std::string text;
  for (auto const& word : words) {
    if (!text.empty()) text += &word == &words.back() ? " или " : ", ";
    text += word;
  }
  return text;
}

std::string words_of(std::vector<Channel> const& channels) {
  std::vector<std::string_view> words;
  for (auto const channel : channels) words.push_back(words_of(channel));
  return joined(words);
}

std::string clause_of_rule(Variant const& variant, std::string_view key) {
  for (auto const& rule : variant.rules)
    if (rule.key == key) return rule.clause;
  return {};
}

std::vector<html::View> facts(Variant const& variant) {
  auto const& service = regulation().service;
  auto const& term = *variant.deadline("service");
  auto const& decision = *variant.deadline("decision");
  return {fact("Что вы получите", variant.result, variant.result_clause),
          fact("Срок", words_of(term), term.clause),
          fact("Решение", words_of(decision), decision.clause),
          fact("Плата", service.fee, service.fee_clause),
          fact("Как подать", words_of(variant.channels), clause_of_rule(variant, "filing_ways")),
          fact("Что придёт в ответ", variant.letter.text, variant.letter.clause)};
}

// A condition that several documents have is said once above them; one of a single document, after it.
std::vector<html::View> document_groups(DocumentList const& list, bool own_initiative) {
  std::map<std::string, std::vector<html::View>> sharing;
  std::map<std::string, int> times;
  for (auto const& document : list.documents)
    if (document.own_initiative == own_initiative) ++times[document.condition_words];
  for (auto const& document : list.documents) {
    if (document.own_initiative != own_initiative) continue;
    bool const is_shared = times[document.condition_words] > 1;
    sharing[is_shared ? document.condition_words : ""].push_back(
        {{"title", document.title},
         {"condition", is_shared ? "" : document.condition_words},
         {"hint", document.hint},
         {"clause", document.clause}});
  }
  std::vector<html::View> groups;
  for (auto& [condition, documents] : sharing)
    groups.push_back({{"condition_of_all", condition}, {"documents", std::move(documents)}});
  return groups;
}

std::vector<html::View> document_lists(Variant const& variant) {
  std::vector<html::View> views;
  for (auto const& list : variant.documents) {
    auto own = document_groups(list, true);
    bool const has_own = !own.empty();
    views.push_back({{"how", words_of(list.channels)},
                     {"form", list.form},
                     {"form_clause", list.form_clause},
                     {"required", document_groups(list, false)},
                     {"has_own", has_own},
                     {"own", std::move(own)}});
  }
  return views;
}

std::vector<html::View> deadlines(Variant const& variant) {
  std::vector<html::View> views;
  for (auto const& deadline : variant.deadlines)
    if (!deadline.inner)
      views.push_back({{"title", deadline.title},
                       {"term", words_of(deadline)},
                       {"holder", words_of(deadline.holder)},
                       {"clause", deadline.clause}});
  return views;
}

std::vector<html::View> requests(Variant const& variant) {
  std::vector<html::View> views;
  for (auto const& request : variant.interagency)
    views.push_back({{"title", request.title}, {"provider", request.provider}, {"clause", request.clause}});
  return views;
}

std::vector<html::View> fields(Form const& form) {
  std::vector<html::View> views;
  for (auto const& field : form.fields) views.push_back({{"label", field.label}});
  return views;
}

}  // namespace

html::View variant_view(Variant const& variant) {
  auto const* const paper = variant.documents_for(Channel::post);
  return {{"number", variant.number},
          {"title", variant.title},
          {"applicant", words_of(variant.applicant)},
          {"facts", facts(variant)},
          {"needs_documents", paper != nullptr},
          {"no_documents_clause", clause_of_rule(variant, "no_documents")},
          {"document_lists", document_lists(variant)},
          {"has_requests", !variant.interagency.empty()},
          {"requests", requests(variant)},
          {"form_title", variant.form.title},
          {"form_clause", variant.form.clause},
          {"fields", fields(variant.form)},
          {"deadlines", deadlines(variant)},
          {"grounds", shown(variant.grounds)},
          {"refusal_clause", variant.refusal_letter.clause},
          {"rules", shown(variant.rules)},
          {"filing_clause", clause_of_rule(variant, "filing_ways")},
          {"complaints", shown(regulation().complaints)}};
}

}  // namespace obereg::accreditation
