#include "platform/signatures/formats/tsl.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "core/text.hpp"
#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/test_pki.hpp"

namespace obereg::signatures {
namespace {

using namespace std::chrono_literals;

Instant const now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};

std::string ca_xml(std::string const& name, std::string const& status, std::string const& certificate) {
  return "<УдостоверяющийЦентр>\n<Название>" + name +
         "</Название><ЭлектроннаяПочта>ca@example.test</ЭлектроннаяПочта><ИНН>9999000013</ИНН>\n"
         "<ПрограммноАппаратныеКомплексы><ПрограммноАппаратныйКомплекс><КлючиУполномоченныхЛиц><Ключ>"
         "<ИдентификаторКлюча>AB01</ИдентификаторКлюча><Сертификаты><ДанныеСертификата>\n<Данные>" +
         certificate +
         "</Данные></ДанныеСертификата></Сертификаты>"
         "<АдресаСписковОтзыва><Адрес>http://ca.example.test/1.crl</Адрес></АдресаСписковОтзыва>"
         "</Ключ></КлючиУполномоченныхЛиц></ПрограммноАппаратныйКомплекс></ПрограммноАппаратныеКомплексы>"
         "<СтатусАккредитации><Статус>" +
         status + "</Статус></СтатусАккредитации></УдостоверяющийЦентр>\n";
}

std::string list_xml(std::string const& cas) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<АккредитованныеУдостоверяющиеЦентры><Версия>7</Версия>"
         "<Дата>2026-11-22T00:00:00</Дата>\n" +
         cas + "</АккредитованныеУдостоверяющиеЦентры>";
}

Result<TslSummary> read(std::string const& xml, std::vector<TslCa>& cas) {
  std::istringstream file(xml);
  return read_tsl(file, [&](TslCa&& ca) { cas.push_back(std::move(ca)); });
}

std::string some_certificate() {
  initialise();
  auto const ca = TestCa::root(KeyKind::gost_2012_256, sample_ca("УЦ «Образец» (испытания)"), {now - 24h, now + 24h});
  return text::base64(ca.certificate().der);
}

TEST(Tsl, ACC_06_list_gives_each_ca_with_its_certificates_status_and_crl_addresses) {
  std::vector<TslCa> cas;
  std::string const certificate = some_certificate();
  auto const summary =
      read(list_xml(ca_xml("УЦ 1", "Действует", certificate) + ca_xml("УЦ 2", "Прекращена", certificate)), cas);
  ASSERT_TRUE(summary.has_value());
  EXPECT_EQ(summary->version, "7");
  EXPECT_TRUE(summary->faults.empty());
  ASSERT_EQ(cas.size(), 2u);
  EXPECT_EQ(cas[0].name, "УЦ 1");
  EXPECT_EQ(cas[0].inn, "9999000013");
  EXPECT_EQ(cas[0].status, TslStatus::active);
  EXPECT_EQ(cas[1].status, TslStatus::ended);
  ASSERT_EQ(cas[0].certificates.size(), 1u);
  EXPECT_EQ(cas[0].certificates[0].key_id, "ab01");
  EXPECT_EQ(cas[0].certificates[0].crl_addresses, std::vector<std::string>{"http://ca.example.test/1.crl"});
  auto const& read_certificate = cas[0].certificates[0].certificate;
  EXPECT_EQ(read_certificate.common_name, "УЦ «Образец» (испытания)");
  EXPECT_FALSE(periods_of(cas[0], read_certificate, now).at(0).to);
  EXPECT_EQ(periods_of(cas[1], read_certificate, now).at(0).to, now);
}

TEST(Tsl, broken_certificate_is_told_by_line_and_the_rest_is_read) {
  std::vector<TslCa> cas;
  auto const summary =
      read(list_xml(ca_xml("УЦ 1", "Действует", "AAAA") + ca_xml("УЦ 2", "Действует", some_certificate())), cas);
  ASSERT_TRUE(summary.has_value());
  ASSERT_EQ(summary->faults.size(), 1u);
  EXPECT_EQ(summary->faults[0].line, 5u);
  EXPECT_EQ(cas.at(1).certificates.size(), 1u);
}

TEST(Tsl, what_is_not_the_list_is_refused_with_the_line) {
  std::vector<std::pair<std::string, std::string>> const cases{
      {"", "Строка 1"},
      {"<a/>", "это не список УЦ"},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>", "DOCTYPE"},
      {"PK\x03\x04", "Строка 1: это не XML"},
      {"<?xml version=\"1.0\" encoding=\"koi-7\"?><a/>", "Строка 1: кодировка"},
      {list_xml("\n<УдостоверяющийЦентр>\n<Название>УЦ").substr(0, 200), "обрывается"},
      {list_xml("") + "<a/>", "после конца данных"},
      {list_xml("\n<УдостоверяющийЦентр>"), "Строка 4: конец элемента не подходит к его началу"}};
  for (auto const& [xml, told] : cases) {
    std::vector<TslCa> cas;
    auto const summary = read(xml, cas);
    ASSERT_FALSE(summary.has_value()) << xml;
    EXPECT_NE(summary.error().detail.find(told), std::string::npos) << summary.error().detail;
  }
}

}  // namespace
}  // namespace obereg::signatures
