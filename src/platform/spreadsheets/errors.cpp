#include "platform/spreadsheets/errors.hpp"

#include <fmt/format.h>

namespace obereg::spreadsheets {

WorkbookError broken(std::string_view what) {
  return {
      "broken",
      fmt::format("Файл повреждён: {}. Откройте его в Excel, сохраните заново как .xlsx и загрузите ещё раз.", what)};
}

WorkbookError bomb(std::string_view what) {
  return {"bomb", fmt::format("Файл не прочитан, он выходит за пределы допустимого: {}. "
                              "Перенесите только нужные строки в новую книгу и загрузите её.",
                              what)};
}

}  // namespace obereg::spreadsheets
