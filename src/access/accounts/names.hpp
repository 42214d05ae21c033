// How a person's name is written.
#pragma once
#include <string>
#include <string_view>

namespace obereg::access {

std::string short_name(std::string_view last, std::string_view first, std::string_view middle);  // Образцова А. А.
std::string full_name(std::string_view last, std::string_view first, std::string_view middle);
// Of a certificate's subject as RFC 2253 writes it, whose it is and of which organisation: "Образцова Анна, АНО
// «Центр»". The whole subject where it names nobody.
std::string holder_name(std::string_view subject);

}  // namespace obereg::access
