#include "training/import_page/set_outcome.hpp"

#include <fmt/format.h>

#include <string>

#include "platform/html/format.hpp"
#include "training/imports/start_import.hpp"

namespace obereg::training {

namespace {

struct OutcomeWords {
  std::string heading, text;
  bool is_success = false;
};

OutcomeWords words_of(RecordSet const& set) {
  auto const name = fmt::format("Набор № {} ", set.id.value),
             count = fmt::format("Записей: {}. ", html::number(set.record_count));
  switch (set.state) {
    case SetState::forming:
    case SetState::formed:
      return {name + "сформирован", count + "Осталось подписать набор, чтобы внести его в реестр.", true};
    case SetState::entering:
      return {name + "вносится в реестр", count + "Набор подписан, внесение идёт само."};
    case SetState::entered:
      return {name + "внесён в реестр", count + "Файл с номерами и квитанция — на странице набора.", true};
    case SetState::refused:
      return {name + "отклонён",
              "Набор подписан, но в реестр не внесён ни одной записью. Исправьте причину и загрузите файл ещё раз."};
    case SetState::withdrawn:
      return {name + "отозван", "В реестр ничего не внесено. Если записи ещё нужны, загрузите файл ещё раз."};
  }
  return {};
}

}  // namespace

std::vector<html::View> outcome_view(Import const& import, std::optional<RecordSet> const& set, std::int64_t repairs) {
  if (import.state != ImportState::stored || !set) return {};
  auto const words = words_of(*set);
  bool const offers = set->state == SetState::formed && may_choose(import, set, Choice::repairs);
  return {html::View{{"heading", words.heading},
                     {"text", words.text},
                     {"set", set->id.value},
                     {"reason", set->state == SetState::refused ? set->refusal : ""},
                     {"is_success", words.is_success},
                     {"label", words.is_success ? "Готово" : "Важно"},
                     {"offers", offers ? html::number(repairs) : ""}}};
}

// Once the set is signed or taken back its import can't be repaired any more: then what was offered is history.
std::string_view note_about_repairs(Import const& import, std::optional<RecordSet> const& set) {
  if (import.state != ImportState::stored || !set) return "";
  switch (set->state) {
    case SetState::entering:
    case SetState::entered:
      return "Набор подписан таким, каким прислан файл. Внесённую запись исправляют на её странице в реестре: "
             "«Исправить "
             "запись».";
    case SetState::refused:
    case SetState::withdrawn:
      return "Чтобы внести записи с исправлениями, загрузите этот файл ещё раз и согласитесь на них до подписания.";
    case SetState::forming:
    case SetState::formed:
      break;
  }
  return "";
}

}  // namespace obereg::training
