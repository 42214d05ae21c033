// How a person's name is written.
#pragma once
#include <string>
#include <string_view>

namespace obereg::access {

std::string short_name(std::string_view last, std::string_view first, std::string_view middle);  // Образцова А. А.
std::string full_name(std::string_view last, std::string_view first, std::string_view middle);

}  // namespace obereg::access
