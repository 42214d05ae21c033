#include "access/change_trust/change_page.hpp"

#include <charconv>

#include "access/change_trust/apply_change.hpp"
#include "access/change_trust/closed_accounts.hpp"
#include "access/change_trust/queries.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::change_trust;

namespace {

constexpr int rows_shown = 100;
constexpr int rows_on_page = 200;

struct Section {
  std::string_view what, title, hint;
};
constexpr Section sections[] = {
    {what::fault, "Не прочитано", "Остальное в файле прочитано."},
    {what::ended, "Прекращена аккредитация", ""},
    {what::removed, "Убираются из списка", ""},
    {what::restored, "Возобновляется аккредитация",
     "Здесь она прекращена, по новому перечню действует: сертификаты этих центров снова откроют вход. Если её "
     "прекратили "
     "вручную, проверьте почему, прежде чем применять."},
    {what::changed, "Меняются сроки", ""},
    {what::added, "Добавляются", ""},
    {what::addresses, "Меняются адреса списков отозванных сертификатов", ""},
    {what::crl_added, "Добавляется список отозванных сертификатов", ""},
    {what::crl_removed, "Убирается список отозванных сертификатов", ""},
    {what::missing, "Нет в файле", "Стоят в списке по прежнему перечню. Остаются как есть."}};

// Shown only where they change.
std::vector<html::View> address_views(ChangeRow const& row, std::string const& addresses) {
  std::vector<html::View> views;
  if (!row.changes_addresses()) return views;
  for (std::size_t from = 0; from < addresses.size();) {
    auto const end = std::min(addresses.find('\n', from), addresses.size());
    views.push_back(html::View{{"address", addresses.substr(from, end - from)}});
    from = end + 1;
  }
  if (views.empty()) views.push_back(html::View{{"address", "адресов нет"}});
  return views;
}

html::View row_view(ChangeRow const& row) {
  bool const is_new = row.what == what::added || row.what == what::crl_added;
  bool const goes = row.what == what::removed || row.what == what::crl_removed;
  bool const is_crl = row.what == what::crl_added || row.what == what::crl_removed;
  return {{"name", row.name},
          {"thumbprint", row.thumbprint.substr(0, 16)},
          {"line", row.line > 0 ? html::number(row.line) : std::string()},
          {"words", row.words},
          {"before", is_new   ? std::string(is_crl ? "списка нет" : "нет в списке")
                     : is_crl ? row.words
                              : in_words(row.before)},
          {"after", goes     ? std::string(is_crl ? "списка нет" : "нет в списке")
                    : is_crl ? row.words
                             : in_words(row.after)},
          {"addresses_before", address_views(row, row.old_crl_addresses.value_or(""))},
          {"addresses_after", address_views(row, row.crl_addresses)}};
}

html::View section_view(database::ReadTx& tx, TrustChange const& change, Section const& section, std::int64_t after,
                        int size, bool whole) {
  auto const rows = change_rows(tx, change.id, section.what, after, size);
  std::vector<html::View> views;
  for (auto const& row : rows) views.push_back(row_view(row));
  auto const count = count_rows(tx, change.id, section.what);
  auto const own = address_of(change) + "?what=" + std::string(section.what);
  bool const more = static_cast<int>(rows.size()) == size;
  html::View view{{"title", section.title},
                  {"hint", section.hint},
                  {"count", html::number(count)},
                  {"rows", views},
                  {"is_fault", section.what == what::fault},
                  {"all_href", !whole && count > size ? own : std::string()}};
  auto const next = whole && more ? own + "&after=" + std::to_string(rows.back().id) : std::string();
  view.set("pagination", html::pagination_view(after > 0 ? own : "", next, ""));
  return view;
}

std::vector<html::View> all_sections(database::ReadTx& tx, TrustChange const& change) {
  std::vector<html::View> views;
  for (auto const& section : sections)
    if (count_rows(tx, change.id, section.what) > 0)
      views.push_back(section_view(tx, change, section, 0, rows_shown, false));
  return views;
}

// One kind of rows alone, where the address names it.
std::vector<html::View> asked_sections(database::ReadTx& tx, TrustChange const& change, http::Fields const& query) {
  for (auto const& section : sections) {
    if (section.what != query.get("what")) continue;
    std::int64_t after = 0;
    auto const text = query.get("after");
    std::from_chars(text.data(), text.data() + text.size(), after);
    return {section_view(tx, change, section, after, rows_on_page, true)};
  }
  return all_sections(tx, change);
}

std::vector<html::View> people(database::ReadTx& tx, TrustChange const& change, Actor const& actor) {
  return tx.all(sql::people, {{"change", change.id}}, [&actor](database::Row const& row) {
    return html::View{{"id", row.integer(0)},
                      {"is_you", row.integer(0) == actor.account.value},
                      {"name", text::tidy_spaces(row.string(1) + " " + row.string(2) + " " + row.string(3))},
                      {"organisation", row.string(4)}};
  });
}

std::vector<html::View> facts(TrustChange const& change, web::Settings const& settings) {
  std::vector<html::View> rows;
  auto const add = [&](char const* key, std::string value) {
    rows.push_back({{"key", key}, {"value", std::move(value)}, {"is_number", false}, {"change_href", ""}});
  };
  auto const who = [&](std::string const& name, Instant at) {
    return (name.empty() ? std::string("программа") : name) + ", " + russian_moment(at, settings.zone);
  };
  bool const is_file = change.kind == "tsl" || change.kind == "crl";
  add(is_file ? "Загрузил" : "Предложил", who(change.creator_name, change.created_at));
  if (change.decided_at)
    add(change.state == "rejected" ? "Отклонил" : "Применил", who(change.decider_name, *change.decided_at));
  if (is_file) add("Файл", change.file_name + ", " + html::file_size(static_cast<std::uint64_t>(change.file_size)));
  bool const is_counted = change.state != "preparing" && change.state != "failed";
  if (!change.file_hash.empty()) {
    add("SHA-256 файла", change.file_hash);
    if (is_counted)
      add("В файле", html::counted(change.cas, "центр", "центра", "центров") + ", " +
                         html::counted(change.certificates, "сертификат", "сертификата", "сертификатов"));
  }
  if (is_counted && (change.kind == "tsl" || change.kind == "undo"))
    add("Без изменений", html::number(change.unchanged));
  if (change.kind == "hand" && !change.words.empty()) add("Основание", change.words);
  return rows;
}

struct StateTitle {
  std::string_view state, title, colour;
};
constexpr StateTitle states[] = {{"preparing", "разница считается", "blue"},
                                 {"ready", "ждёт решения", "yellow"},
                                 {"failed", "не прочитано", "red"},
                                 {"applied", "применено", "green"},
                                 {"rejected", "отклонено", "grey"}};

}  // namespace

std::string address_of(TrustChange const& change) {
  return "/admin/authorities/changes/" + std::to_string(change.id);
}

std::string title_of(database::ReadTx& tx, TrustChange const& change) {
  if (change.kind == "tsl") return "Официальный перечень";
  if (change.kind == "hand") return "Правка вручную";
  if (change.kind == "crl") return "Список отозванных сертификатов";
  auto const undone = find_change(tx, change.undoes.value()).value();
  return "Возврат к тому, что было до версии " + std::to_string(undone.number.value());
}

html::View state_view(TrustChange const& change) {
  for (auto const& [state, title, colour] : states)
    if (state == change.state) return {{"state", title}, {"colour", colour}, {"base", change.base_number}};
  throw std::logic_error("a change of the trust list in an unknown state");
}

std::string effect_words(database::ReadTx& tx, TrustChange const& change) {
  static constexpr std::pair<std::string_view, char const*> parts[] = {{what::added, "добавлено "},
                                                                       {what::ended, "прекращена аккредитация "},
                                                                       {what::restored, "возобновлена аккредитация "},
                                                                       {what::changed, "изменены сроки "},
                                                                       {what::removed, "убрано из списка "}};
  std::string words;
  for (auto const& [kind, text] : parts)
    if (auto const count = count_rows(tx, change.id, kind); count > 0)
      words += (words.empty() ? "" : ", ") + std::string(text) + html::number(count);
  if (auto const count = count_rows(tx, change.id, what::addresses); count > 0)
    words += (words.empty() ? "изменены адреса списков отозванных сертификатов у "
                            : ", изменены адреса списков отозванных сертификатов у ") +
             html::counted(count, "центра", "центров", "центров");
  for (auto const& [kind, text] : {std::pair(what::crl_added, "добавлен"), std::pair(what::crl_removed, "убран")})
    if (count_rows(tx, change.id, kind) > 0)
      words += (words.empty() ? "" : ", ") + std::string(text) + " список отозванных сертификатов";
  auto const faults = count_rows(tx, change.id, what::fault);
  auto const unread = faults == 0 ? std::string()
                                  : " Не прочитано строк: " + html::number(faults) +
                                        ". Центры в них остаются такими, какие есть: посмотрите их ниже.";
  if (words.empty()) return "Список доверия от этого не меняется." + unread;
  words = text::upper(words.substr(0, 2)) + words.substr(2);  // a Cyrillic letter has two bytes
  if (change.kind == "hand" && count_rows(tx, change.id, what::added) > 0) return words;  // entered at once
  auto const people = [](std::int64_t count) {
    return html::counted(count, "пользователю", "пользователям", "пользователям");
  };
  auto const closed = change.closed_accounts;
  words += " — " + (closed == 0 ? "вход это никому не закроет" : "это закроет вход " + people(closed));
  if (change.opened_accounts > 0) words += ", откроет " + people(change.opened_accounts);
  return unread.empty() ? words : words + "." + unread;
}

http::Response change_page(web::PageContext const& context, TrustChange const& change,
                           std::vector<html::FieldError> const& errors) {
  auto view = state_view(change);
  bool const counted = change.state != "preparing" && change.state != "failed";
  html::Page page;
  context.read([&](database::ReadTx& tx) {
    page.title = title_of(tx, change);
    view.set("effect", counted ? effect_words(tx, change) : std::string());
    view.set("sections", counted ? asked_sections(tx, change, context.request.query) : std::vector<html::View>{});
    view.set("people", counted ? people(tx, change, context.actor) : std::vector<html::View>{});
  });
  bool const many = change.closed_accounts > static_cast<std::int64_t>(closed_accounts_named);
  view.set("heading", page.title).set("actions", "").set("address", address_of(change));
  view.set("facts", html::View{{"rows", facts(change, context.settings())}});
  view.set("number", change.number ? std::to_string(*change.number) : std::string());
  view.set("is_preparing", change.state == "preparing").set("is_ready", change.state == "ready");
  view.set("failure", change.state == "failed" ? change.words : std::string());
  view.set("has_file", !change.file_hash.empty()).set("has_people", change.closed_accounts > 0);
  view.set("people_shown", many ? "Показаны первые " + std::to_string(closed_accounts_named) : std::string());
  view.set("progress", html::progress_view("Разница считается", change.certificates, 0, ""));
  view.set("csrf_token", context.csrf_token);
  view.set("closes_administration", change.state == "ready" && change.closes_administration);
  view.set("known_field", html::checkboxes_view("administration", "Подтверждение", "",
                                                {{"yes", "Понимаю: администрировать систему после этого будет некому"}},
                                                {}, html::error_of(errors, "administration")));
  view.set("summary", html::error_summary(errors));
  page.has_errors = !errors.empty();
  if (context.request.is_partial()) return http::page(html::render("src/access/change_trust/change_state.html", view));
  page.back_href = "/admin/authorities/changes";
  page.main = html::render("src/access/change_trust/change.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : administration_closes.status);
}

}  // namespace obereg::access
