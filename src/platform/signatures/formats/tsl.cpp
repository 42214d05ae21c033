#include "platform/signatures/formats/tsl.hpp"

#include <expat.h>

#include <array>
#include <charconv>
#include <memory>
#include <utility>

#include "core/text.hpp"
#include "core/xml/fault.hpp"
#include "platform/signatures/refusals.hpp"

namespace obereg::signatures {
namespace {

constexpr std::size_t longest_text = 128u << 10, deepest = 32, most_faults = 1000, most_certificates = 2000;

// "2026-11-22T10:00:00", with a fraction, "Z" or "+03:00" after it; without a zone it is Moscow time.
std::optional<Instant> moment_of(std::string_view text) {
  if (text.size() < 10) return {};
  auto const date = LocalDate::parse_iso(text.substr(0, 10));
  if (!date) return {};
  auto const two_digits = [&text](std::size_t at) {
    int value = 0;
    if (text.size() >= at + 2) std::from_chars(text.data() + at, text.data() + at + 2, value);
    return value;
  };
  std::chrono::seconds const time =
      std::chrono::hours{two_digits(11)} + std::chrono::minutes{two_digits(14)} + std::chrono::seconds{two_digits(17)};
  std::chrono::minutes offset = std::chrono::hours{3};
  if (text.ends_with('Z')) offset = {};
  if (text.size() >= 25 && (text[text.size() - 6] == '+' || text[text.size() - 6] == '-')) {
    offset = std::chrono::hours{two_digits(text.size() - 5)} + std::chrono::minutes{two_digits(text.size() - 2)};
    if (text[text.size() - 6] == '-') offset = -offset;
  }
  return Instant{date->days()} + time - offset;
}

TslStatus status_of(std::string_view text) {
  if (text == "Действует") return TslStatus::active;
  if (text == "Прекращена") return TslStatus::ended;
  if (text == "Аннулирована") return TslStatus::annulled;
  return TslStatus::other;
}

class Reader {
 public:
  Reader(XML_Parser parser, std::function<void(TslCa&&)> const& deliver) : parser_(parser), deliver_(deliver) {}

  void start(std::string_view name) {
    if (path_.empty() && name != "АккредитованныеУдостоверяющиеЦентры") return stop("это не список УЦ");
    if (path_.size() >= deepest) return stop("слишком глубокая вложенность");
    path_.emplace_back(name);
    text_.clear();
    if (name == "УдостоверяющийЦентр") ca_ = {}, ca_.line = line();
    if (name == "Ключ") key_id_.clear(), crl_addresses_.clear(), key_begins_ = ca_.certificates.size();
    if (name == "ДанныеСертификата") certificate_line_ = line();
  }

  void text(std::string_view part) {
    if (text_.size() + part.size() > longest_text) return stop("слишком длинный текст");
    text_ += part;
  }

  void end() {
    std::string const name = path_.back(), value = obereg::text::tidy_spaces(text_);
    path_.pop_back();
    text_.clear();
    std::string_view const parent = path_.empty() ? std::string_view() : std::string_view(path_.back());
    if (parent == "АккредитованныеУдостоверяющиеЦентры") end_of_list_part(name, value);
    if (parent == "УдостоверяющийЦентр") end_of_ca_part(name, value);
    if (parent == "СтатусАккредитации") end_of_status_part(name, value);
    if (parent == "АдресаСписковОтзыва" && name == "Адрес") crl_addresses_.push_back(value);
    if (parent == "Ключ" && name == "ИдентификаторКлюча") key_id_ = obereg::text::lower(value);
    if (parent == "ДанныеСертификата" && name == "Данные") add_certificate(value);
    if (name == "Ключ") end_of_key();
  }

  void stop(std::string why) {
    if (!why_stopped_.empty()) return;
    why_stopped_ = std::move(why);
    XML_StopParser(parser_, XML_FALSE);
  }

  std::string const& why_stopped() const { return why_stopped_; }
  std::size_t line() const { return XML_GetCurrentLineNumber(parser_); }
  // What a callback threw must not fly through expat's C code; it is thrown again behind it.
  template <class Step>
  void guarded(Step&& step) {
    if (failure_ || !why_stopped_.empty()) return;
    try {
      step();
    } catch (...) {
      failure_ = std::current_exception();
      XML_StopParser(parser_, XML_FALSE);
    }
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }
  TslSummary summary;

 private:
  void end_of_list_part(std::string_view name, std::string const& value) {
    if (name == "Версия") summary.version = value;
    if (name == "Дата") summary.date = value;
    if (name != "УдостоверяющийЦентр") return;
    if (ca_.name.empty()) fault(ca_.line, "У удостоверяющего центра нет названия.");
    ++summary.cas;
    deliver_(std::move(ca_));
    ca_ = {};
  }

  void end_of_ca_part(std::string_view name, std::string const& value) {
    static constexpr std::array fields{
        std::pair{"Название", &TslCa::name}, std::pair{"КраткоеНазвание", &TslCa::short_name},
        std::pair{"ЭлектроннаяПочта", &TslCa::email}, std::pair{"ИНН", &TslCa::inn}, std::pair{"ОГРН", &TslCa::ogrn}};
    for (auto const& [element, member] : fields) {
      if (name == element) ca_.*member = value;
    }
  }

  void end_of_status_part(std::string_view name, std::string const& value) {
    if (name == "Статус") {
      ca_.status_text = value;
      ca_.status = status_of(value);
      if (ca_.status == TslStatus::other) fault(line(), "Неизвестный статус аккредитации «" + value + "».");
    }
    if (name == "ДействуетС") ca_.status_since = moment_of(value);
  }

  void add_certificate(std::string const& base64) {
    if (ca_.certificates.size() >= most_certificates) return stop("слишком много сертификатов у одного центра");
    auto certificate = parse_certificate(base64);
    if (!certificate) {
      return fault(certificate_line_, "Сертификат центра «" + ca_.name +
                                          "» не прочитан: " + std::string(certificate.error().kind->title) + '.');
    }
    ca_.certificates.push_back({std::move(*certificate), key_id_, {}, certificate_line_});
  }

  // The order of a key's parts is not relied on: what belongs to the whole key is filled in at its end.
  void end_of_key() {
    for (std::size_t i = key_begins_; i < ca_.certificates.size(); ++i) {
      ca_.certificates[i].key_id = key_id_;
      ca_.certificates[i].crl_addresses = crl_addresses_;
    }
  }

  void fault(std::size_t at, std::string what) {
    if (summary.faults.size() < most_faults) summary.faults.push_back({at, std::move(what)});
  }

  XML_Parser parser_;
  std::function<void(TslCa&&)> const& deliver_;
  std::vector<std::string> path_;
  std::string text_, key_id_, why_stopped_;
  std::vector<std::string> crl_addresses_;
  std::size_t certificate_line_ = 0, key_begins_ = 0;
  TslCa ca_;
  std::exception_ptr failure_;
};

Reader& reader(void* data) {
  return *static_cast<Reader*>(data);
}

void connect(XML_Parser parser, Reader& to) {
  XML_SetUserData(parser, &to);
  XML_SetElementHandler(
      parser,
      [](void* data, XML_Char const* name, XML_Char const**) {
        reader(data).guarded([&] { reader(data).start(name); });
      },
      [](void* data, XML_Char const*) { reader(data).guarded([&] { reader(data).end(); }); });
  XML_SetCharacterDataHandler(parser, [](void* data, XML_Char const* part, int size) {
    reader(data).guarded([&] { reader(data).text({part, static_cast<std::size_t>(size)}); });
  });
  // Entities can blow a small file up, and the list has none.
  XML_SetStartDoctypeDeclHandler(parser, [](void* data, XML_Char const*, XML_Char const*, XML_Char const*, int) {
    reader(data).guarded([&] { reader(data).stop("в файле есть DOCTYPE"); });
  });
}

}  // namespace

Result<TslSummary> read_tsl(std::istream& file, std::function<void(TslCa&&)> const& ca) {
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> const parser(XML_ParserCreate(nullptr), XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  Reader to(parser.get(), ca);
  connect(parser.get(), to);
  std::vector<char> buffer(64u << 10);
  bool last = false;
  while (!last) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    last = !file;
    if (XML_Parse(parser.get(), buffer.data(), static_cast<int>(file.gcount()), last) == XML_STATUS_OK) continue;
    to.rethrow();
    std::string const why =
        to.why_stopped().empty() ? std::string(xml_fault(XML_GetErrorCode(parser.get()))) : to.why_stopped();
    return refuse(refusals::not_a_tsl, "Строка " + std::to_string(to.line()) + ": " + why + '.');
  }
  return std::move(to.summary);
}

std::vector<AccreditationPeriod> periods_of(TslCa const& ca, Certificate const& certificate, Instant listed) {
  AccreditationPeriod period{certificate.not_before, {}, WhyEnded::none};
  switch (ca.status) {
    case TslStatus::active:
      if (ca.status_since && *ca.status_since > period.from) period.from = *ca.status_since;
      return {period};
    case TslStatus::ended:
    case TslStatus::annulled: {
      Instant const ended = ca.status_since.value_or(listed);
      if (ended <= period.from) return {};
      period.to = ended;
      period.why_ended = WhyEnded::accreditation_ended;
      return {period};
    }
    case TslStatus::other:
      break;
  }
  return {};
}

}  // namespace obereg::signatures
