// The configuration file: names of settings and what each takes.
#pragma once
#include <string>
#include <vector>

#include "app/configuration/config.hpp"

namespace obereg::app {

// Fills `config` from YAML text and adds what is wrong to `mistakes`: each begins with the line's number.
void read_yaml(std::string const& text, Config& config, std::vector<std::string>& mistakes);

// What is wrong with the address of a database, without repeating it; "" where nothing is.
std::string wrong_database(std::string const& url);

// "HOST:PORT" or "[IPV6]:PORT" into the two settings; returns what is wrong, or "".
std::string set_listen(Config& config, std::string const& listen);

}  // namespace obereg::app
