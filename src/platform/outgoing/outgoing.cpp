#include "platform/outgoing/outgoing.hpp"

#include <fmt/format.h>
#include <strings.h>

#include <stdexcept>

#include "platform/outgoing/transfer.hpp"

namespace obereg::outgoing {

std::string Answer::header(std::string_view name) const {
  for (auto const& [key, value] : headers)
    if (key.size() == name.size() && ::strncasecmp(key.data(), name.data(), name.size()) == 0) return value;
  return {};
}

std::string_view Failure::words() const {
  switch (trouble) {
    case Trouble::address:
      return "Сервер по этому адресу не найден. Проверьте адрес.";
    case Trouble::forbidden_address:
      return "Адрес ведёт во внутреннюю сеть, туда система не обращается.";
    case Trouble::unreachable:
      return "Сервер не отвечает. Повторите позже.";
    case Trouble::too_slow:
      return "Сервер отвечает слишком долго. Повторите позже.";
    case Trouble::untrusted:
      return "Сертификат сервера не удалось проверить, соединение с ним прервано.";
    case Trouble::too_large:
      return "Сервер прислал больше, чем можно принять.";
    case Trouble::too_many_redirects:
      return "Сервер отсылает с адреса на адрес, до ответа дойти не удалось.";
    case Trouble::not_understood:
      break;
  }
  return "Сервер ответил непонятно. Повторите позже.";
}

void throw_exception_from_error(Failure const& failure, boost::source_location const& where) {
  throw std::runtime_error(fmt::format("an outgoing request failed, and {}:{} did not ask: {}", where.file_name(),
                                       where.line(), failure.detail));
}

Client::Client(Settings settings) : settings_(std::move(settings)) {
  initialise_curl();
}

boost::system::result<Answer, Failure> Client::send(Request const& request) const {
  Transfer transfer(settings_, request);
  return transfer.perform();
}

}  // namespace obereg::outgoing
