#include "measuring/measured.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>

namespace obereg::bench {
namespace {

double seconds(timeval const& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Cost measured_child(std::function<void()> const& work, int most_status) {
  auto const start = std::chrono::steady_clock::now();
  auto const child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    try {
      work();
      _exit(0);
    } catch (std::exception const& error) {
      std::fprintf(stderr, "%s\n", error.what());
      _exit(1);
    }
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) > most_status)
    throw std::runtime_error("the measured work failed");
  std::chrono::duration<double> const wall = std::chrono::steady_clock::now() - start;
  return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss / 1024};
}

}  // namespace

Cost measured(std::function<void()> const& work) {
  return measured_child(work, 0);
}

Cost measured_command(std::string const& command, int most_status) {
  return measured_child(
      [&] {
        execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        throw std::runtime_error("no shell");
      },
      most_status);
}

}  // namespace obereg::bench
