#include "app/program/refused_early.hpp"

#include "platform/web/pages.hpp"

namespace obereg::app {

http::Response refused_early(web::Services const& services, http::Request const& request, int status,
                             std::string_view message) {
  constexpr int too_large = 413;
  constexpr std::string_view what_to_do =
      "Ничего не сохранено. Вернитесь назад: написанное осталось в форме. Посмотрите, тот ли файл выбран: сертификат "
      "(.cer) и подпись занимают несколько килобайт, архив или контейнер ключа прикладывать не нужно.";
  Actor const nobody{};
  std::vector<web::Section> const none;
  web::PageContext const context(request, nobody, services.clock(), "", none, services);
  auto const title = message.substr(0, message.find_last_not_of('.') + 1);  // a heading has no full stop
  return web::failed(context, status, title, status == too_large ? what_to_do : "Вернитесь назад и повторите.");
}

}  // namespace obereg::app
