// How long something that ends still lasts, in words.
#pragma once
#include <string>

namespace obereg::html {

// "осталось 14 дней"; "сегодня последний день" for 0.
std::string days_left(int days);

}  // namespace obereg::html
