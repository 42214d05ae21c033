#include "app/command_line.hpp"

int main(int argc, char** argv) {
  return obereg::app::run(argc, argv);
}
