// Draws every component on sample pages. With OBEREG_SAMPLES=DIR the pages stay there for tests/browser and for the
// eye.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/assets/assets.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/html/page.hpp"
#include "platform/html/static_files.hpp"
#include "support/paths.hpp"

namespace obereg::html {
namespace {

std::string component(std::string_view name, View const& view) {
  return render("src/platform/html/components/" + std::string(name) + ".html", view);
}

std::string heading(std::string_view title, std::string_view actions = "") {
  return component("page_heading", {{"heading", title}, {"actions", actions}});
}

Page cabinet_page(std::string title) {
  Page page;
  page.title = std::move(title);
  page.cabinet = "Личный кабинет учебного центра";
  page.actor_name = "Образцова А. А.";
  page.organisation = "АНО ДПО «Учебный центр Образец»";
  page.other_cabinets = {{"2", "Личный кабинет работодателя", "ООО «Образец». Видит записи о своих работниках"}};
  page.csrf_token = "sample";
  page.navigation = {{"Записи, ожидающие добавления", "/pending", true, ""}, {"Наборы записей", "/sets", false, ""},
                     {"Реестр обученных", "/registry", false, ""},           {"Кому пора учиться", "/due", false, ""},
                     {"Аккредитация", "/accreditation", false, ""},          {"Сотрудники", "/staff", false, ""},
                     {"Мои сертификаты", "/certificates", false, ""},        {"Оповещения", "/notices", false, "3"}};
  return page;
}

View cell(std::string_view text, bool is_number = false, std::string_view href = "", std::string_view tag = "",
          std::string_view tag_colour = "") {
  return {{"text", text}, {"is_number", is_number}, {"href", href}, {"tag", tag}, {"tag_colour", tag_colour}};
}

View row(std::vector<View> const& cells) {
  return {{"cells", cells}};
}

std::string errors_table() {
  std::vector<View> columns;
  for (auto const* title : {"Строка", "Столбец", "Значение", "Что исправить", "Состояние"})
    columns.push_back({{"title", title}, {"is_number", false}});
  std::vector<View> const rows{
      row({cell("14", true), cell("ИНН работодателя"), cell("7707083894", true),
           cell("Контрольная цифра не сходится. Сверьте ИНН с выпиской ЕГРЮЛ."), cell("", false, "", "Ошибка", "red")}),
      row({cell("15", true), cell("Программа обучения"), cell("Работы на высоте"),
           cell("Есть похожая: «Безопасные методы и приемы выполнения работ на высоте»."),
           cell("", false, "", "Замена", "yellow")}),
      row({cell("22", true, "/records/22"), cell("Дата проверки знаний"), cell("31.02.2023", true),
           cell("Такой даты нет."), cell("", false, "", "Исправлено", "green")})};
  return component("table", {{"caption", "Первые ошибки"}, {"columns", columns}, {"rows", rows}});
}

std::string list_filter() {
  View const panel{{"filter_action", "/pending"}, {"has_filter", true}};
  return component("filter_panel_start", panel) +
         component("text_input", field_view("surname", "Фамилия", "", "Иванов", "")) +
         component("select", choice_view("state", "Состояние", "",
                                         {{"", "Любое"}, {"ready", "Готова"}, {"wrong", "С ошибками"}}, "ready", "")) +
         component("date_input", field_view("from", "Проверка знаний с", "", "01.11.2026", "")) +
         component("filter_panel_end", panel);
}

std::string add_menu() {
  std::vector<View> actions;
  for (auto const* title :
       {"Одну запись", "Импортировать из xlsx", "Импортировать повторно из xlsx", "Импортировать из xml"})
    actions.push_back({{"title", title}, {"href", "/pending/add"}, {"post_to", ""}});
  actions.push_back({{"title", "Удалить отмеченные"}, {"href", ""}, {"post_to", "/pending/delete"}});
  return component("action_menu",
                   {{"menu_title", "Добавить"}, {"is_primary", true}, {"csrf_token", "sample"}, {"actions", actions}});
}

std::string list_page() {
  auto page = cabinet_page("Записи, ожидающие добавления в реестр");
  page.notices = {{Notice::Kind::success, "Набор 4282613 внесён в реестр", "Записям даны номера, квитанция готова.",
                   "Открыть квитанцию", "/receipt"}};
  std::vector<View> const cards{
      {{"count", number(1213)}, {"words", "готовы к набору"}, {"href", "/pending?state=ready"}},
      {{"count", "26"}, {"words", "с ошибками"}, {"href", ""}},
      {{"count", "14"}, {"words", "дублей в реестре"}, {"href", ""}},
      {{"count", "3"}, {"words", "набора ждут подписи"}, {"href", ""}}};
  page.main =
      heading(page.title, add_menu()) + component("cards", {{"cards", cards}}) + list_filter() + errors_table() +
      component("pagination",
                pagination_view("/pending?before=20", "/pending?after=40", "Записи 21–40, всего " + number(1213)));
  for (auto const& [words, soon, late] : {std::tuple{"до 22.12.2026", false, false},
                                          {"сегодня до 18:00", true, false},
                                          {"просрочено на 2 дня", false, true}})
    page.main += component("due", {{"due_text", words}, {"is_soon", soon}, {"is_late", late}}) + " ";
  return layout(page);
}

std::string form_page() {
  auto page = cabinet_page("Новая запись");
  page.has_errors = true;
  page.back_href = "/pending";
  std::vector<FieldError> const errors{{"inn", "В ИНН работодателя не сходится контрольная цифра."},
                                       {"checked_on", "31.02.2026 — такой даты нет."},
                                       {"result", "Выберите результат проверки знаний."}};
  auto inn = field_view("inn", "ИНН работодателя", "10 цифр у организации, 12 у предпринимателя", "7707083894",
                        error_of(errors, "inn"));
  inn.set("width", "20").set("input_mode", "numeric");
  auto file = field_view("file", "Файл с записями", "Книга .xlsx до 100 МБ", "", "");
  file.set("accept", ".xlsx");
  page.main =
      component("error_summary", error_summary(errors)) + heading(page.title) +
      "<form method=\"post\" class=\"ob-form\" data-draft=\"record-new\">" +
      component("text_input", field_view("surname", "Фамилия", "", "Иванов", "")) + component("text_input", inn) +
      component("date_input", field_view("checked_on", "Дата проверки знаний", "Например, 25.02.2026", "31.02.2026",
                                         error_of(errors, "checked_on"))) +
      component("radios", choice_view("result", "Результат проверки знаний", "",
                                      {{"passed", "Успешно"}, {"failed", "Неуспешно", "Запись не даёт допуска"}}, "",
                                      error_of(errors, "result"))) +
      component("checkboxes",
                checkboxes_view("marks", "Отметки", "", {{"a", "Первая помощь"}, {"b", "СИЗ"}}, {"b"}, "")) +
      component("select",
                choice_view("programme", "Программа обучения", "", {{"1", "Общие вопросы охраны труда"}}, "1", "")) +
      component("textarea", field_view("note", "Примечание", "Видно только вашей организации", "", "")) +
      component("file_upload", file) + "<button class=\"govuk-button\" type=\"submit\">Сохранить</button></form>";
  return layout(page);
}

std::string signing_page() {
  auto page = cabinet_page("Внести набор 4282613 в реестр");
  page.scripts = {"sign.js"};
  std::vector<View> const rows{{{"key", "Набор"}, {"value", "4282613"}, {"is_number", true}, {"change_href", ""}},
                               {{"key", "Записей"},
                                {"value", number(1213)},
                                {"is_number", true},
                                {"change_href", "/sets/1"},
                                {"change_of", "набор"}},
                               {{"key", "Примечание"}, {"value", ""}, {"is_number", false}, {"change_href", ""}}};
  page.main = heading(page.title) + component("summary_list", {{"rows", rows}}) +
              component("sign_panel", {{"bytes_url", "/bytes.txt"},
                                       {"bytes_name", "set-4282613.txt"},
                                       {"post_to", "/sign"},
                                       {"csrf_token", "sample"},
                                       {"plugin_script_url", ""},
                                       {"error", ""},
                                       {"file_error", ""},
                                       {"key_error", ""},
                                       {"plugin_error", ""}});
  return layout(page);
}

std::string public_page() {
  Page page;
  page.title = "Импорт файла «декабрь.xlsx»";
  page.notices = {{Notice::Kind::important, "Ночью 24 ноября сайт не работает", "", "", ""}};
  page.main =
      heading(page.title) +
      component("progress", progress_view("Проверка строк", 12000, 48000, "Проверено 12 000 строк")) +
      component("progress", progress_view("Чтение файла", 0, 0, "Считаем строки…")) +
      component("empty_state", {{"empty_title", "Записей пока нет"},
                                {"empty_text", "Добавьте одну запись или загрузите книгу Excel."},
                                {"empty_href", "/add"},
                                {"empty_action", "Добавить запись"}}) +
      component("tabs", {{"tabs", std::vector<View>{{{"title", "Ошибки"}, {"href", "?tab=1"}, {"is_current", true}},
                                                    {{"title", "Итоги"}, {"href", "?tab=2"}, {"is_current", false}}}}});
  return layout(page);
}

void write(std::filesystem::path const& file, std::string_view bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

TEST(Samples, show_every_component) {
  auto const* wanted = std::getenv("OBEREG_SAMPLES");
  std::filesystem::path const folder = wanted ? wanted : support::temporary_folder();
  std::string every;
  for (auto const& [name, html] :
       {std::pair{"list", list_page()}, {"form", form_page()}, {"sign", signing_page()}, {"public", public_page()}}) {
    write(folder / (std::string(name) + ".html"), html);
    EXPECT_NE(html.find("</html>"), html.npos);
    EXPECT_EQ(html.find("{{"), html.npos);
    every += html;
  }
  write(folder / "bytes.txt", "Набор 4282613\n");
  for (auto const& asset : assets::all())
    if (asset.path.starts_with("web/dist/")) write(folder / asset_url(asset.path.substr(9)).substr(1), asset.bytes);
  for (auto const* mark :
       {"govuk-error-summary", "govuk-input", "govuk-textarea", "ob-date", "govuk-select", "govuk-radios",
        "govuk-checkboxes", "govuk-file-upload", "govuk-pagination", "ob-progress", "ob-empty", "ob-menu",
        "govuk-summary-list", "ob-scroll", "ob-due", "ob-filter", "ob-cards", "ob-sign", "ob-tabs"})
    EXPECT_NE(every.find(mark), every.npos) << mark;
}

}  // namespace
}  // namespace obereg::html
