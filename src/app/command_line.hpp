#pragma once

namespace obereg::app {

// The whole program: what the command line asks for. Returns the exit status.
int run(int argc, char** argv);

}  // namespace obereg::app
