#include "accreditation/follow_case/fact_rows.hpp"

#include <algorithm>

#include "accreditation/application/shown_application.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/regulation/words.hpp"

namespace obereg::accreditation {

namespace {

using Rows = std::vector<html::View>;

std::string stage_of(WholeCase const& whole, Variant const& variant) {
  for (auto const& stage : variant.stages)
    if (stage.key == whole.held.stage) return stage.title + ", " + stage.clause;
  return whole.held.stage;
}

std::string holder_words(WholeCase const& whole) {
  if (whole.held.state != casework::CaseState::open) return "Дело закрыто";
  return regulation().service.authority + "; " + whole.holder;
}

// "Ветрова Нина Захаровна, доверенность № 5 от 12.01.2026, действует по 11.01.2027, выдал Директор …"
std::string representative_words(Answers const& answers) {
  auto words = answers.value("representative_name");
  auto const add = [&](std::string_view before, std::string_view key) {
    if (auto const value = answers.value(key); !value.empty()) words += std::string(before) + value;
  };
  words += words.empty() ? "доверенность" : ", доверенность";
  add(" № ", "power_number");
  add(" от ", "power_date");
  add(", действует по ", "power_until");
  add(", выдал: ", "power_giver");
  return words;
}

std::string joined(std::vector<std::string> const& titles) {
  std::string words;
  for (auto const& title : titles) words += (words.empty() ? "" : "; ") + title;
  return words;
}

// Letters of the ministry and a withdrawal on paper came about later, and are on no list.
bool came_later(casework::CaseDocument const& document) {
  return document.item.starts_with("letter") || document.item.starts_with("withdrawal");
}

// By name: what the registry office got, and what it added scans of.
std::vector<std::string> came_on_paper(WholeCase const& whole) {
  std::vector<std::string> came;
  auto const add = [&](std::string const& key) {
    if (key != application_on_paper && std::find(came.begin(), came.end(), key) == came.end()) came.push_back(key);
  };
  for (auto const& key : whole.paper->handed_in) add(key);
  for (auto const& document : whole.documents)
    if (!came_later(document)) add(document.item);
  return came;
}

void add_paper(Rows& rows, WholeCase const& whole, Variant const& variant) {
  auto const& paper = *whole.paper;
  std::vector<std::string> came;
  for (auto const& key : came_on_paper(whole)) came.push_back(document_title(variant, key));
  rows.push_back(
      summary_row("Подпись и печать", std::string(paper.signed_by_hand ? "Подпись собственноручная" : "Подписи нет") +
                                          (paper.sealed ? ", печать есть" : ", печати нет")));
  rows.push_back(summary_row("Пришли документы", came.empty() ? "Только заявление" : joined(came)));
  if (!paper.note.empty()) rows.push_back(summary_row("Замечено при приёме", paper.note));
  rows.push_back(summary_row("Внёс с бумаги", paper.entered_by));
}

void add_moments(Rows& rows, WholeCase const& whole, std::chrono::minutes zone) {
  auto const registered = russian_moment(whole.held.registered_at, zone);
  if (!whole.paper) return rows.push_back(summary_row("Подано и зарегистрировано", registered));
  auto const& paper = *whole.paper;
  auto how = std::string(title_of(paper.way));
  if (!paper.tracking_number.empty()) how += " № " + paper.tracking_number;
  rows.push_back(summary_row("Как подано", how));
  rows.push_back(summary_row(
      "Получено", paper.received_on.russian() +
                      (paper.way == PaperWay::officer ? ", в общем отделе с " + paper.arrived_on.russian() : "")));
  rows.push_back(summary_row("Зарегистрировано", registered));
}

}  // namespace

std::vector<html::View> missing_views(WholeCase const& whole) {
  std::vector<html::View> views;
  if (!whole.paper) return views;
  auto const& variant = *regulation().variant(whole.held.variant);
  for (auto const& document :
       missing_documents(variant, whole.application.answers, whole.paper->way, came_on_paper(whole)))
    views.push_back({{"title", document.title}, {"clause", document.clause}});
  return views;
}

std::vector<html::View> fact_rows(WholeCase const& whole, std::chrono::minutes zone) {
  auto const& held = whole.held;
  auto const& variant = *regulation().variant(held.variant);
  auto const& answers = whole.application.answers;
  Rows rows{summary_row("Заявитель", held.applicant), summary_row("ИНН", held.inn),
            summary_row("Кто заявитель", words_of(variant.applicant))};
  if (facts_of(variant, answers).by_representative)
    rows.push_back(summary_row("Подал представитель", representative_words(answers)));
  add_moments(rows, whole, zone);
  if (whole.paper) add_paper(rows, whole, variant);
  rows.push_back(summary_row("Этап", stage_of(whole, variant)));
  rows.push_back(summary_row("У кого дело", holder_words(whole)));
  return rows;
}

}  // namespace obereg::accreditation
