#include "training/import_page/import_view.hpp"

#include <fmt/format.h>
#include <unicode/unistr.h>
#include <boost/json.hpp>

#include "access/accounts/names.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "training/import_file/findings.hpp"
#include "training/import_page/set_outcome.hpp"
#include "training/imports/start_import.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {

namespace {

namespace json = boost::json;

std::int64_t number_in(json::object const& object, std::string_view name) {
  auto const* value = object.if_contains(name);
  return value && value->is_number() ? value->to_number<std::int64_t>() : 0;
}
std::string text_in(json::object const& object, std::string_view name) {
  auto const* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->as_string()) : "";
}
json::array list_in(json::object const& object, std::string_view name) {
  auto const* value = object.if_contains(name);
  return value && value->is_array() ? value->as_array() : json::array();
}

std::vector<html::View> views_of(json::array const& list, std::vector<std::string_view> const& texts,
                                 std::string_view number) {
  std::vector<html::View> views;
  for (auto const& item : list) {
    html::View view;
    view.set(number, html::number(number_in(item.as_object(), number)));
    for (auto const text : texts) view.set(text, text_in(item.as_object(), text));
    views.push_back(std::move(view));
  }
  return views;
}

// A Latin letter looks like the Russian one in its place: the letters that a repair changes are marked.
std::vector<html::View> marked_letters(std::string const& from, std::string const& to) {
  auto const before = icu::UnicodeString::fromUTF8(from), after = icu::UnicodeString::fromUTF8(to);
  bool const letter_by_letter = before.length() == after.length();
  auto const is_changed = [&](std::int32_t at) { return letter_by_letter && before[at] != after[at]; };
  std::vector<html::View> parts;
  for (std::int32_t first = 0, end = 0; first < before.length(); first = end) {
    while (end < before.length() && is_changed(end) == is_changed(first)) ++end;
    std::string letters;
    before.tempSubStringBetween(first, end).toUTF8String(letters);
    parts.push_back({{"letters", letters}, {"is_changed", is_changed(first)}});
  }
  return parts;
}

std::vector<html::View> repair_views(json::array const& repairs) {
  auto views = views_of(repairs, {"column", "to", "why"}, "row");
  for (std::size_t i = 0; i < views.size(); ++i) {
    auto const& repair = repairs[i].as_object();
    views[i].set("from", marked_letters(text_in(repair, "from"), text_in(repair, "to")));
  }
  return views;
}

constexpr std::string_view set_named = "наборе № ";

// «Она стоит в наборе № 12. Уберите строку.»: the number becomes a link.
void add_message(html::View& view, std::string const& message) {
  auto const at = message.find(set_named);
  auto const digits = at == std::string::npos ? at : at + set_named.size();
  auto const end =
      std::min(message.size(), digits == std::string::npos ? digits : message.find_first_not_of("0123456789", digits));
  if (at == std::string::npos || end == digits) {
    view.set("message", message).set("named_set", "").set("rest", "");
    return;
  }
  view.set("message", message.substr(0, at)).set("named_set", message.substr(digits, end - digits));
  view.set("rest", message.substr(end));
}

// A mistake of a workbook has its row and column, one of an xml file the line and the path of its element.
std::vector<html::View> error_views(json::array const& errors) {
  std::vector<html::View> views;
  for (auto const& each : errors) {
    auto const& error = each.as_object();
    auto const path = text_in(error, "path");
    html::View view{{"value", text_in(error, "value")},
                    {"line", html::number(number_in(error, path.empty() ? "row" : "line"))},
                    {"place", path.empty() ? text_in(error, "column") : path}};
    add_message(view, text_in(error, "message"));
    views.push_back(std::move(view));
  }
  return views;
}

std::string_view rule_title(std::string_view stable) {
  for (std::size_t i = 0; i < rule_count; ++i)
    if (auto const rule = static_cast<Rule>(i); name(rule) == stable) return russian_name(rule);
  return stable;
}

std::vector<html::View> counts_of(json::object const& summary) {
  auto const* counts = summary.if_contains("counts");
  if (!counts || !counts->is_object()) return {};
  std::vector<std::pair<std::int64_t, std::string_view>> sorted;
  for (auto const& [rule, count] : counts->as_object())
    sorted.emplace_back(count.to_number<std::int64_t>(), rule_title(rule));
  std::sort(sorted.rbegin(), sorted.rend());
  std::vector<html::View> views;
  for (auto const& [count, title] : sorted) views.push_back({{"count", html::number(count)}, {"title", title}});
  return views;
}

std::int64_t count_of_errors(json::object const& summary) {
  std::int64_t all = 0;
  if (auto const* counts = summary.if_contains("counts"); counts && counts->is_object())
    for (auto const& each : counts->as_object()) all += each.value().to_number<std::int64_t>();
  return all;
}

// «А», «Б»
std::string quoted_list(json::object const& summary, std::string_view name) {
  std::string words;
  for (auto const& item : list_in(summary, name))
    words += (words.empty() ? "«" : ", «") + std::string(item.as_string()) + "»";
  return words;
}

void add_progress(html::View& view, bool is_xml, std::optional<jobs::Job> const& job) {
  boost::system::error_code ignored;
  auto const parsed = json::parse(job ? job->progress : "{}", ignored);
  auto const progress = parsed.is_object() ? parsed.as_object() : json::object();
  auto const read = number_in(progress, "read");
  auto const state =
      read == 0
          ? std::string("Файл ждёт своей очереди или читается")
          : fmt::format("Прочитано {}: {}, проверено: {}, с ошибками: {}, сохранено: {}", is_xml ? "записей" : "строк",
                        html::number(read), html::number(number_in(progress, "checked")),
                        html::number(number_in(progress, "wrong")), html::number(number_in(progress, "stored")));
  view.set("progress", html::progress_view("Файл проверяется", read, 0, state));
}

void add_signature(html::View& view, json::object const& summary) {
  auto const* note = summary.if_contains("signature");
  auto const signature = note && note->is_object() ? note->as_object() : json::object();
  bool const ok = signature.contains("ok") && signature.at("ok").as_bool();
  view.set("has_signature", !signature.empty()).set("signature_ok", ok);
  view.set("signer", access::holder_name(text_in(signature, "signer")))
      .set("signature_reason", text_in(signature, "reason"));
}

void add_repairs(html::View& view, Import const& import, std::optional<RecordSet> const& set,
                 json::object const& summary) {
  auto const count = number_in(summary, "repair_count");
  bool const may_repair = may_choose(import, set, Choice::repairs);
  view.set("repairs", repair_views(list_in(summary, "repairs")));
  view.set("repair_count", html::number(count)).set("more_repairs", count > 100).set("may_repair", may_repair);
  view.set("has_repairs", count > 0 && import.state != ImportState::checking);
  view.set("to_word", may_repair || import.with_repairs ? "Станет" : "Предлагалось");
  view.set("repairs_heading", import.with_repairs ? "Применённые исправления"
                              : may_repair        ? "Можно исправить с вашего согласия"
                                           : "Предложенные исправления не применены");
  view.set("repairs_note", may_repair || import.with_repairs ? "" : note_about_repairs(import, set));
}

// Of what entered, or would: where the file is refused, its errors come first.
void add_warnings(html::View& view, Import const& import, json::object const& summary) {
  auto const count = number_in(summary, "warning_count");
  view.set("has_warnings", count > 0 && import.state != ImportState::checking);
  view.set("warning_count", html::number(count));
  view.set("more_warnings", count > static_cast<std::int64_t>(shown_warnings));
  view.set("warnings", error_views(list_in(summary, "warnings")));
}

// A workbook has rows, an xml file records; their places are told in words of their own.
void add_words(html::View& view, bool is_xml) {
  view.set("row_word", is_xml ? "Запись" : "Строка").set("rows_word", is_xml ? "записей" : "строк");
  view.set("right_word", is_xml ? "записи" : "строки").set("line_word", is_xml ? "Строка файла" : "Строка");
  view.set("right_rows_word", is_xml ? "Записи" : "Строки");
  view.set("place_word", is_xml ? "Место" : "Столбец");
}

}  // namespace

std::string_view russian_name(ImportState state) {
  switch (state) {
    case ImportState::checking:
      return "проверяется";
    case ImportState::unreadable:
      return "не прочитан";
    case ImportState::has_errors:
      return "есть ошибки";
    case ImportState::stored:
      return "набор сформирован";
  }
  return "";
}

std::string_view colour_of(ImportState state) {
  switch (state) {
    case ImportState::checking:
      return "blue";
    case ImportState::stored:
      return "green";
    case ImportState::unreadable:
    case ImportState::has_errors:
      return "red";
  }
  return "grey";
}

html::View import_view(Import const& import, std::optional<RecordSet> const& set, std::optional<jobs::Job> const& job) {
  auto const summary = json::parse(import.summary).as_object();
  bool const failed = import.state == ImportState::checking && job && job->state == "failed";
  auto const errors = count_of_errors(summary);
  html::View view{{"id", import.id.value},
                  {"href", "/training/imports/" + std::to_string(import.id.value)},
                  {"file_name", import.file_name},
                  {"kind", russian_name(import.kind)},
                  {"state", failed ? "не удалось проверить" : russian_name(import.state)},
                  {"colour", failed ? "red" : colour_of(import.state)},
                  {"is_checking", import.state == ImportState::checking && !failed},
                  {"is_failed", failed},
                  {"is_unreadable", import.state == ImportState::unreadable},
                  {"has_errors_state", import.state == ImportState::has_errors},
                  {"is_stored", import.state == ImportState::stored},
                  {"upload_href", "/training/import?kind=" + std::string(stored(import.kind))},
                  {"reason", text_in(summary, "reason")},
                  {"set", set ? std::to_string(set->id.value) : ""}};
  add_words(view, import.kind == UploadKind::xml);
  view.set("total", html::number(import.rows_total)).set("valid", html::number(import.rows_valid));
  view.set("wrong", html::number(import.rows_wrong));
  view.set("has_mistakes", errors > 0).set("error_count", html::number(errors)).set("counts", counts_of(summary));
  view.set("has_cards", errors > 0 && number_in(summary, "fault_count") == 0);
  view.set("errors", error_views(list_in(summary, "errors")));
  view.set("more_errors", errors > 100);
  view.set("faults", views_of(list_in(summary, "faults"), {"path", "message"}, "line"));
  view.set("has_faults", number_in(summary, "fault_count") > 0);
  view.set("more_faults", number_in(summary, "fault_count") > 100);
  view.set("fault_count", html::number(number_in(summary, "fault_count")));
  add_repairs(view, import, set, summary);
  add_warnings(view, import, summary);
  view.set("outcome", outcome_view(import, set, number_in(summary, "repair_count")));
  view.set("may_take_right", may_choose(import, set, Choice::right_rows));
  view.set("has_marked_copy",
           import.state == ImportState::has_errors && import.kind != UploadKind::xml && !import.errors_hash.empty());
  view.set("ignored_columns", quoted_list(summary, "ignored_columns"));
  auto const* merged = summary.if_contains("has_merged_cells");
  view.set("has_merged_cells", merged && merged->is_bool() && merged->as_bool());
  view.set("other_sheets", quoted_list(summary, "other_sheets"));
  add_progress(view, import.kind == UploadKind::xml, job);
  add_signature(view, summary);
  return view;
}

}  // namespace obereg::training
