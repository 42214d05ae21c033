#include "platform/html/render.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "platform/assets/assets.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/html/page.hpp"
#include "platform/html/static_files.hpp"

namespace obereg::html {
namespace {

TEST(Render, escapes_what_people_typed) {
  auto const field = render("src/platform/html/components/text_input.html",
                            field_view("name", "Имя", "", "<script>\"x\" & 'y'</script>", ""));
  EXPECT_EQ(field.find("<script>"), field.npos);
  EXPECT_NE(field.find("value=\"&lt;script&gt;&quot;x&quot; &amp; &apos;y&apos;&lt;/script&gt;\""), field.npos)
      << field;
}

TEST(Render, puts_partials_in) {
  auto const field = render("src/platform/html/components/text_input.html",
                            field_view("inn", "ИНН", "10 или 12 цифр", "", "Не сходится контрольная цифра"));
  EXPECT_NE(field.find("<div id=\"inn-hint\" class=\"govuk-hint\">10 или 12 цифр</div>"), field.npos) << field;
  EXPECT_NE(field.find("aria-describedby=\"inn-hint inn-error\""), field.npos) << field;
}

TEST(Render, of_a_missing_template_is_our_failure) {
  EXPECT_THROW(render("src/platform/html/no_such.html", {}), std::logic_error);
}

TEST(Render, hides_sections_of_empty_texts_false_and_empty_lists) {
  View const view{{"id", "x"}, {"error_title", ""}, {"has_errors", false}, {"errors", std::vector<View>{}}};
  EXPECT_EQ(render("src/platform/html/components/error_summary.html", view).find('<'), std::string::npos);
  auto const field = render("src/platform/html/components/text_input.html", field_view("name", "Имя", "", "", ""));
  EXPECT_EQ(field.find("govuk-error-message"), field.npos);
  EXPECT_EQ(field.find("govuk-hint"), field.npos);
}

TEST(Render, repeats_a_section_for_each_item_of_a_list) {
  auto const summary = render("src/platform/html/components/error_summary.html",
                              error_summary({{"inn", "ИНН не сходится"}, {"", "Файл пуст"}}));
  EXPECT_NE(summary.find("<li><a href=\"#inn\">ИНН не сходится</a></li>"), summary.npos) << summary;
  EXPECT_NE(summary.find("<li>Файл пуст</li>"), summary.npos) << summary;
}

TEST(Render, works_in_several_threads_at_once) {
  auto const draw = [] {
    for (int i = 0; i < 50; ++i)
      EXPECT_NE(render("src/platform/html/components/due.html",
                       {{"due_text", "завтра"}, {"is_soon", false}, {"is_late", false}})
                    .find("завтра"),
                std::string::npos);
  };
  std::thread first(draw), second(draw);
  first.join();
  second.join();
}

TEST(Form, gathers_every_error_of_a_field) {
  std::vector<FieldError> const errors{{"inn", "Нужен ИНН."}, {"name", "Нужно имя."}, {"inn", "Только цифры."}};
  EXPECT_EQ(error_of(errors, "inn"), "Нужен ИНН. Только цифры.");
  EXPECT_EQ(error_of(errors, "date"), "");
}

TEST(Form, marks_the_chosen_one_and_links_the_group_to_its_first) {
  auto const radios =
      render("src/platform/html/components/radios.html",
             choice_view("kind", "Вид", "", {{"new", "Первичный"}, {"again", "Повторный"}}, "again", ""));
  EXPECT_NE(radios.find("id=\"kind\" name=\"kind\" type=\"radio\" value=\"new\">"), radios.npos) << radios;
  EXPECT_NE(radios.find("id=\"kind-2\" name=\"kind\" type=\"radio\" value=\"again\" checked>"), radios.npos) << radios;
}

TEST(Format, groups_digits_of_numbers) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(999), "999");
  EXPECT_EQ(number(1213), "1\u202F213");
  EXPECT_EQ(number(-123456), "-123\u202F456");
  EXPECT_EQ(number(1000000), "1\u202F000\u202F000");
}

TEST(Format, agrees_the_word_with_its_number) {
  EXPECT_EQ(counted(1, "строка", "строки", "строк"), "1\u00A0строка");
  EXPECT_EQ(counted(1213, "строка", "строки", "строк"), "1\u202F213\u00A0строк");
}

TEST(Format, shows_file_sizes_in_the_largest_fitting_unit) {
  EXPECT_EQ(file_size(0), "0\u00A0байт");
  EXPECT_EQ(file_size(1023), "1\u202F023\u00A0байта");
  EXPECT_EQ(file_size(1434), "1,4\u00A0КБ");
  EXPECT_EQ(file_size(12u << 20), "12\u00A0МБ");
  EXPECT_EQ(file_size((1ull << 20) - 1), "1,0\u00A0МБ");
  EXPECT_EQ(file_size(5ull << 40), "5\u202F120\u00A0ГБ");
}

TEST(StaticFiles, are_found_by_the_address_that_pages_name) {
  auto const url = asset_url("app.css");
  auto const file = find_asset(url);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->content_type, "text/css; charset=utf-8");
  EXPECT_FALSE(file->bytes.empty());
  EXPECT_FALSE(find_asset("/assets/0123456789abcdef/app.css"));
  EXPECT_FALSE(find_asset(url + "x"));
  EXPECT_FALSE(find_asset(url.substr(0, url.size() - 7) + "../package.json"));
  EXPECT_THROW(asset_url("no.css"), std::logic_error);
}

TEST(Layout, of_a_public_page_offers_to_sign_in) {
  Page page;
  page.title = "Проверить запись";
  page.main = "<h1>Проверить запись</h1>";
  auto const document = layout(page);
  EXPECT_NE(document.find("<html lang=\"ru\""), document.npos);
  EXPECT_NE(document.find("<title>Проверить запись · Оберег</title>"), document.npos);
  EXPECT_NE(document.find("<h1>Проверить запись</h1>"), document.npos);
  EXPECT_NE(document.find("href=\"/sign-in\""), document.npos);
  EXPECT_EQ(document.find("action=\"/sign-out\""), document.npos);
  EXPECT_EQ(document.find("<nav"), document.npos);
}

TEST(Layout, of_a_cabinet_names_it_and_signs_out_by_a_protected_post) {
  Page page;
  page.title = "Наборы";
  page.cabinet = "Личный кабинет учебного центра";
  page.actor_name = "Образцова А. А.";
  page.csrf_token = "token-1";
  page.navigation = {{"Наборы записей", "/training/sets", true, ""}, {"Оповещения", "/notices", false, "3"}};
  page.has_errors = true;
  auto const document = layout(page);
  EXPECT_NE(document.find("<title>Ошибка: Наборы · Оберег</title>"), document.npos);
  EXPECT_NE(document.find("name=\"csrf\" value=\"token-1\""), document.npos);
  EXPECT_NE(document.find("<a href=\"/training/sets\" aria-current=\"page\">Наборы записей</a>"), document.npos);
  EXPECT_NE(document.find("<span class=\"moj-notification-badge\">3</span>"), document.npos);
}

TEST(Layout, a_long_navigation_has_headings_and_a_short_one_has_none) {
  Page page;
  page.cabinet = "Кабинет";
  for (int i = 0; i < 10; ++i)
    page.navigation.push_back(
        {"Раздел " + std::to_string(i), "/" + std::to_string(i), false, "", i < 4 ? "Первые" : "Другие"});
  auto const document = layout(page);
  auto const first = document.find(">Первые</p>"), other = document.find(">Другие</p>");
  EXPECT_LT(first, document.find("Раздел 0"));
  EXPECT_LT(document.find("Раздел 3"), other);
  EXPECT_LT(other, document.find("Раздел 4"));
  EXPECT_NE(document.find("<ul class=\"moj-side-navigation__list\" aria-labelledby=\"navigation-1\">"), document.npos);
  page.navigation.pop_back();
  EXPECT_EQ(layout(page).find("Первые"), std::string::npos);
}

// Of every module, since the Content-Security-Policy forbids both everywhere.
TEST(Templates, are_well_formed_and_have_no_inline_styles_or_scripts) {
  for (auto const& asset : assets::all()) {
    if (!asset.path.starts_with("src/") || !asset.path.ends_with(".html")) continue;
    SCOPED_TRACE(asset.path);
    EXPECT_NO_THROW(render(asset.path, {}));
    for (auto const* forbidden :
         {" style=", "<style", "<script>", " onclick=", " onchange=", " onsubmit=", "javascript:"})
      EXPECT_EQ(asset.bytes.find(forbidden), asset.bytes.npos) << forbidden;
  }
}

}  // namespace
}  // namespace obereg::html
