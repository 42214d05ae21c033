#include <gtest/gtest.h>

#include "platform/docx/docx_fixture.hpp"

namespace obereg::docx {
namespace {

constexpr auto kept = R"(<w:p><w:r><w:t xml:space="preserve">)";
constexpr auto ended = "</w:t></w:r></w:p>";

std::string written(std::string const& text) {
  return kept + text + ended;
}

TEST(DocxFilling, PLT_03_a_value_is_put_in_as_text_and_is_not_looked_through_again) {
  EXPECT_EQ(filled(paragraph("Имя: {{ name }}!"), {{{"name", "А&<Б> \"{{x}}\""}}, {}}),
            written("Имя: А&amp;&lt;Б&gt; &quot;{{x}}&quot;!"));
}

TEST(DocxFilling, PLT_03_a_mark_that_word_has_split_over_runs_is_found_and_looks_as_its_beginning) {
  auto const body =
      "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Кому: {</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>{add</w:t>"
      "</w:r><w:bookmarkStart w:id=\"1\"/><w:r><w:t>ressee}</w:t></w:r><w:r><w:t>}, здравствуйте</w:t></w:r></w:p>";
  EXPECT_EQ(filled(body, {{{"addressee", "Анна"}}, {}}),
            R"(<w:p><w:r><w:rPr><w:b></w:b></w:rPr><w:t xml:space="preserve">Кому: Анна</w:t></w:r><w:r>)"
            R"(<w:t xml:space="preserve"></w:t></w:r><w:bookmarkStart w:id="1"></w:bookmarkStart><w:r>)"
            R"(<w:t xml:space="preserve"></w:t></w:r><w:r><w:t xml:space="preserve">, здравствуйте</w:t></w:r></w:p>)");
}

TEST(DocxFilling, PLT_03_line_breaks_break_lines_and_empty_lines_begin_paragraphs_of_the_same_look) {
  auto const body = "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{{a}}</w:t></w:r></w:p>";
  EXPECT_EQ(
      filled(body, {{{"a", "один\r\nдва\tтри\n\nчетыре"}}, {}}),
      R"(<w:p><w:pPr><w:jc w:val="both"></w:jc></w:pPr><w:r><w:rPr><w:i></w:i></w:rPr><w:t xml:space="preserve">один)"
      R"(</w:t><w:br/><w:t xml:space="preserve">два</w:t><w:tab/><w:t xml:space="preserve">три</w:t></w:r></w:p>)"
      R"(<w:p><w:pPr><w:jc w:val="both"></w:jc></w:pPr><w:r><w:rPr><w:i></w:i></w:rPr><w:t xml:space="preserve">)"
      R"(четыре</w:t></w:r></w:p>)");
}

TEST(DocxFilling, PLT_03_what_xml_has_no_place_for_is_left_out_of_a_value) {
  struct Case {
    std::string value, shown;
  };
  for (auto const& [value, shown] : std::vector<Case>{{std::string("a\0b\x01\x1F", 5), "ab"},
                                                      {"a\xEF\xBF\xBE\xEF\xBF\xBF", "a"},
                                                      {"a\xFF\xC0\x80z", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz"},
                                                      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
                                                      {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"}})
    EXPECT_EQ(filled(paragraph("{{a}}"), {{{"a", value}}, {}}), written(shown));
}

TEST(DocxFilling, PLT_03_a_row_is_repeated_for_each_item_of_its_list_and_counted) {
  auto const body =
      table("<w:tr w14:paraId=\"1\">" + cell("{{grounds.number}}") + cell("{{grounds.reason}} {{common}}") + "</w:tr>");
  Fields fields{{{"common", "и всё"}}, {{"grounds", {{{"reason", "первое"}}, {{"reason", "второе"}}}}}};
  auto const row = [](std::string const& number, std::string const& reason) {
    return "<w:tr><w:tc>" + written(number) + "</w:tc><w:tc>" + written(reason) + "</w:tc></w:tr>";
  };
  EXPECT_EQ(filled(body, fields),
            "<w:tbl><w:tblPr></w:tblPr>" + row("1", "первое и всё") + row("2", "второе и всё") + "</w:tbl>");
}

TEST(DocxFilling, PLT_03_a_table_whose_rows_are_all_left_out_is_left_out_itself) {
  auto const body = table("<w:tr>" + cell("{{grounds.reason}}") + "</w:tr>") +
                    table("<w:tr>" + cell("Подписано: {{owner}}") + "</w:tr>");
  EXPECT_EQ(filled(body, {{{"owner", ""}}, {{"grounds", {}}}}), "");
}

TEST(DocxFilling, PLT_03_a_paragraph_whose_values_are_all_empty_is_left_out_but_a_cell_keeps_its_last) {
  EXPECT_EQ(filled(paragraph("Виды: {{a}}{{b}}") + paragraph("Всё"), {{{"a", ""}, {"b", ""}}, {}}),
            "<w:p><w:r><w:t>Всё</w:t></w:r></w:p>");
  EXPECT_EQ(filled(paragraph("Виды: {{a}}{{b}}"), {{{"a", ""}, {"b", "1"}}, {}}), written("Виды: 1"));
  EXPECT_EQ(
      filled(table("<w:tr>" + cell("Тел.: {{a}}") + cell("да") + cell("{{b}}") + "</w:tr>"),
             {{{"a", ""}, {"b", "1"}}, {}}),
      "<w:tbl><w:tblPr></w:tblPr><w:tr><w:tc><w:p></w:p></w:tc><w:tc><w:p><w:r><w:t>да</w:t></w:r></w:p></w:tc><w:tc>" +
          written("1") + "</w:tc></w:tr></w:tbl>");
}

TEST(DocxFilling, PLT_03_a_paragraph_that_ends_a_section_stays) {
  auto const body = "<w:p><w:pPr><w:sectPr/></w:pPr>" + run("{{a}}") + "</w:p>";
  EXPECT_NE(filled(body, {{{"a", ""}}, {}}).find("w:sectPr"), std::string::npos);
}

TEST(DocxFilling, PLT_03_a_table_in_a_cell_repeats_its_own_rows) {
  auto const inner = table("<w:tr>" + cell("{{list.a}}") + "</w:tr>");
  auto const body = table("<w:tr><w:tc>" + inner + paragraph("{{b}}") + "</w:tc></w:tr>");
  EXPECT_EQ(filled(body, {{{"b", "конец"}}, {{"list", {{{"a", "1"}}, {{"a", "2"}}}}}}),
            "<w:tbl><w:tblPr></w:tblPr><w:tr><w:tc><w:tbl><w:tblPr></w:tblPr><w:tr><w:tc>" + written("1") +
                "</w:tc></w:tr><w:tr><w:tc>" + written("2") + "</w:tc></w:tr></w:tbl>" + written("конец") +
                "</w:tc></w:tr></w:tbl>");
}

TEST(DocxFilling, PLT_03_text_boxes_headers_footers_and_notes_are_filled) {
  auto package = package_of("<w:p><w:r><w:pict><w:txbxContent>" + paragraph("рамка {{a}}") +
                            "</w:txbxContent></w:pict></w:r><w:r><w:t>текст {{a}}</w:t></w:r></w:p>");
  for (auto const* name : {"header1", "footer2", "footnotes"})
    package =
        with(package, "word/" + std::string(name) + ".xml", word_xml("hdr", paragraph(std::string(name) + " {{a}}")));
  auto const bytes = fill(zipped(package), {{{"a", "есть"}}, {}});
  ASSERT_TRUE(bytes);
  std::string all;
  for (auto const& part : read_package(*bytes)) all += part.bytes;
  for (auto const* words : {"рамка есть", "текст есть", "header1 есть", "footer2 есть", "footnotes есть"})
    EXPECT_NE(all.find(words), std::string::npos) << words;
  EXPECT_EQ(all.find("{{"), std::string::npos);
}

TEST(DocxFilling, PLT_03_a_qr_code_is_a_picture_of_its_part_and_of_the_value) {
  auto const package = with(package_of(paragraph("{{qr:address 30}}")), "word/header1.xml",
                            word_xml("hdr", paragraph("{{qr:address}}")));
  auto const bytes = fill(zipped(package), {{{"address", "https://example.org/c/1"}}, {}});
  ASSERT_TRUE(bytes);
  auto const made = read_package(*bytes);
  auto const says = [&](char const* part, char const* words) {
    auto const* const found = find_part(made, part);
    return found != nullptr && found->bytes.find(words) != std::string::npos;
  };
  EXPECT_TRUE(says("word/document.xml", R"(<wp:extent cx="1080000" cy="1080000"/><wp:docPr id="1")"));
  EXPECT_TRUE(says("word/header1.xml", R"(<wp:extent cx="900000" cy="900000"/><wp:docPr id="2")"));
  EXPECT_TRUE(says("word/_rels/document.xml.rels", "media/document.xml_oberegQr1.png"));
  EXPECT_TRUE(says("word/_rels/header1.xml.rels", "media/header1.xml_oberegQr1.png"));
  EXPECT_TRUE(says("word/media/header1.xml_oberegQr1.png", "\x89PNG"));
  EXPECT_TRUE(says("[Content_Types].xml", R"(Extension="png")"));
}

TEST(DocxFilling, PLT_03_a_qr_code_of_nothing_is_left_out_and_of_other_letters_refused) {
  EXPECT_EQ(filled(paragraph("{{qr:a}}") + paragraph("Всё"), {{{"a", ""}}, {}}),
            "<w:p><w:r><w:t>Всё</w:t></w:r></w:p>");
  EXPECT_EQ(filled(paragraph("{{qr:a}}"), {{{"a", "адрес"}}, {}}), "docx.unfit-for-qr: ");
  EXPECT_EQ(filled(paragraph("{{qr:a}}"), {{{"a", std::string(501, 'a')}}, {}}), "docx.unfit-for-qr: ");
}

TEST(DocxFilling, PLT_03_pictures_of_repeated_rows_get_numbers_of_their_own_and_bookmarks_are_left_out) {
  auto const row =
      "<w:tr><w:tc><w:p><w:bookmarkStart w:id=\"7\"/><w:r><w:drawing><wp:docPr id=\"5\"/></w:drawing></w:r>" +
      run("{{list.a}}") + "</w:p></w:tc></w:tr>";
  auto const xml = filled(table(row), {{}, {{"list", {{{"a", "1"}}, {{"a", "2"}}}}}});
  EXPECT_NE(xml.find(R"(<wp:docPr id="1">)"), std::string::npos) << xml;
  EXPECT_NE(xml.find(R"(<wp:docPr id="2">)"), std::string::npos) << xml;
  EXPECT_EQ(xml.find("bookmark"), std::string::npos) << xml;
}

TEST(DocxFilling, PLT_03_the_same_fields_give_the_same_bytes_and_other_parts_stay_as_they_were) {
  auto const theme = "<t xmlns=\"urn:t\">" + std::string(3000, 'x') + "</t>";
  auto const package = zipped(with(package_of(paragraph("{{a}}")), "word/theme/theme1.xml", theme));
  auto const first = fill(package, {{{"a", "1"}}, {}}), second = fill(package, {{{"a", "1"}}, {}}),
             other = fill(package, {{{"a", "2"}}, {}});
  ASSERT_TRUE(first && second && other);
  EXPECT_EQ(*first, *second);
  EXPECT_NE(*first, *other);
  EXPECT_EQ(find_part(read_package(*first), "word/theme/theme1.xml")->bytes, theme);
}

TEST(DocxFilling, PLT_03_every_field_without_a_value_is_named) {
  auto const body = paragraph("{{a}} {{b}}") +
                    table("<w:tr>" + cell("{{list.c}}") + "</w:tr><w:tr>" + cell("{{none.d}}") + "</w:tr>");
  EXPECT_EQ(filled(body, {{{"a", ""}}, {{"list", {{}}}}}), "docx.no-value: b, list.c, none.");
}

TEST(DocxChecking, PLT_03_unknown_and_missing_fields_are_named_all) {
  auto const bytes =
      zipped(package_of(paragraph("{{addressee}} {{адресат}} {{qr:address}}") +
                        table("<w:tr>" + cell("{{grounds.number}} {{grounds.reason}} {{grounds.cause}}") + "</w:tr>")));
  EXPECT_EQ(*fields_of(bytes),
            (Names{"addressee", "адресат", "address", "grounds.number", "grounds.reason", "grounds.cause"}));
  auto const check = check_template(bytes, {"addressee", "address", "grounds.reason", "letter_date"},
                                    {"addressee", "address", "letter_date"});
  ASSERT_TRUE(check);
  EXPECT_EQ(check->unknown, (std::vector<std::string>{"grounds.cause", "адресат"}));
  EXPECT_EQ(check->missing, std::vector<std::string>{"letter_date"});
  EXPECT_FALSE(check->passed());
}

TEST(DocxChecking, PLT_03_a_mark_with_a_mistake_is_shown_where_it_stands) {
  struct Case {
    std::string body, detail;
  };
  auto const row = [](std::string const& text) { return table("<w:tr>" + cell(text) + "</w:tr>"); };
  for (auto const& [body, detail] :
       std::vector<Case>{{paragraph("Кому: {{addressee, дата"), "Нет закрывающих скобок: «{{addressee, дата»."},
                         {paragraph("Кому: addressee}} дата"), "Нет открывающих скобок: «Кому: addressee}} дата»."},
                         {paragraph("{{}}"), "Между скобками нужно имя одного поля: «»."},
                         {paragraph("{{a {{b}}"), "Между скобками нужно имя одного поля: «a {{b»."},
                         {paragraph("{{grounds.reason}}"), "Поле списка стоит не в строке таблицы: grounds.reason."},
                         {row("{{a.x}} {{b.x}}"), "В одной строке таблицы поля двух списков: a и b."},
                         {row("{{qr:a.x}}"), "QR-код в повторяемой строке не ставится: a.x."},
                         {paragraph("{{qr:a 5}}"), "Ширина QR-кода — число миллиметров от 10 до 100: «qr:a 5»."}}) {
    auto const read = Template::read(zipped(package_of(body)));
    ASSERT_FALSE(read) << body;
    EXPECT_EQ(read.error().kind->code, "docx.bad-mark");
    EXPECT_EQ(read.error().detail, detail);
  }
}

}  // namespace
}  // namespace obereg::docx
