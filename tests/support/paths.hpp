// Where tests find their data.
#pragma once
#include <string>

namespace obereg::support {

std::string source_folder();                     // of this checkout
std::string test_data(std::string const& name);  // tests/data/<name>
// The folder of sample data that lies beside some checkouts; "" where there is none: say NOT RUN, do not fail.
std::string sample_data();
std::string temporary_folder();  // a fresh one, removed when the test program ends

}  // namespace obereg::support
