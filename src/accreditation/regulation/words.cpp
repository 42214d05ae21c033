#include "accreditation/regulation/words.hpp"

#include "core/text.hpp"
#include "platform/html/format.hpp"

namespace obereg::accreditation {

namespace {

// The event that a term runs from: «со дня …», «с …», «в день …».
std::string_view genitive(Start start) {
  switch (start) {
    case Start::handed_to_officer:
      return "получения заявления исполнителем";
    case Start::arrival:
      return "поступления заявления";
    case Start::filing:
      return "подачи заявления";
    case Start::receipt:
      return "получения заявления Министерством";
    case Start::registration:
      return "регистрации заявления";
    case Start::request:
      return "отправки запроса";
    case Start::decision:
      return "решения";
  }
  return {};
}

std::string counted(int term, Unit unit) {
  switch (unit) {
    case Unit::hours:
      return html::counted(term, "час", "часа", "часов");
    case Unit::working_days:
      return html::counted(term, "рабочий день", "рабочих дня", "рабочих дней");
    case Unit::calendar_days:
      return html::counted(term, "календарный день", "календарных дня", "календарных дней");
  }
  return {};
}

}  // namespace

std::string_view words_of(ApplicantKind kind) {
  return kind == ApplicantKind::legal_entity ? "юридическое лицо" : "индивидуальный предприниматель";
}

std::string_view words_of(Channel channel) {
  switch (channel) {
    case Channel::portal:
      return "в электронной форме";
    case Channel::in_person:
      return "лично";
    case Channel::post:
      return "заказным письмом";
  }
  return {};
}

std::string_view words_of(Holder holder) {
  switch (holder) {
    case Holder::case_officer:
      return "ответственный исполнитель";
    case Holder::registry_office:
      return "общий отдел";
    case Holder::signatory:
      return "подписывающий руководитель";
    case Holder::head:
      return "руководитель департамента";
    case Holder::provider:
      return "орган, которого спросили";
  }
  return {};
}

std::string with_capital(std::string_view words) {
  std::size_t first = words.empty() ? 0 : 1;
  while (first < words.size() && (static_cast<unsigned char>(words[first]) & 0xC0) == 0x80) ++first;
  return text::upper(words.substr(0, first)) + std::string(words.substr(first));
}

std::string words_of(Deadline const& deadline) {
  auto const event = std::string(genitive(deadline.start));
  if (deadline.term == 0) return "в день " + event;
  auto const from = deadline.unit == Unit::hours ? " с " : " со дня ";
  return counted(deadline.term, deadline.unit) + from + event;
}

}  // namespace obereg::accreditation
