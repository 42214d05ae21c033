// The log: to standard error, one line a message.
#pragma once
#include <string>
#include <string_view>

namespace obereg::app {

// What commands print to standard output is theirs alone.
void log_to_standard_error();

// Control characters as \xNN: a path or a database's message that holds a line break makes no line of its own, and no
// terminal takes it for a command.
std::string one_line(std::string_view message);

}  // namespace obereg::app
