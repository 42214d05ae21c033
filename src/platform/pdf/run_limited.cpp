#include "platform/pdf/run_limited.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <stdexcept>

namespace obereg::pdf {

namespace {

// posix_spawn sets no limits; util-linux's program does, and becomes the one it is told to start.
std::vector<std::string> with_limits(std::vector<std::string> const& command, Limits const& limits) {
  std::vector<std::string> whole{"/usr/bin/prlimit",
                                 "--as=" + std::to_string(limits.memory_bytes),
                                 "--cpu=" + std::to_string(limits.processor.count()),
                                 "--fsize=" + std::to_string(limits.file_bytes),
                                 "--core=0",
                                 "--"};
  whole.insert(whole.end(), command.begin(), command.end());
  return whole;
}

std::vector<char*> pointers_to(std::vector<std::string> const& words) {
  std::vector<char*> pointers;
  for (auto const& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

// In a group of its own, so that its children are killed with it. Our process ignores some signals and blocks others; a
// program it starts must not inherit that.
std::optional<pid_t> start(std::vector<std::string> const& command, std::vector<std::string> const& environment) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, usual;
  sigemptyset(&none);
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  pid_t child = 0;
  int const failed = posix_spawn(&child, command[0].c_str(), &actions, &attributes, pointers_to(command).data(),
                                 pointers_to(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failed ? std::nullopt : std::optional(child);
}

// What hinders waiting for its end; nothing: it has ended.
std::optional<Ended> wait_for(pid_t child, std::chrono::milliseconds patience, std::function<bool()> const& stopping) {
  constexpr std::chrono::milliseconds between_looks{200};
  int const watched = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  if (watched < 0) throw std::runtime_error("a started program cannot be watched");
  auto const end = std::chrono::steady_clock::now() + patience;
  std::optional<Ended> hindered = Ended::late;
  while (std::chrono::steady_clock::now() < end) {
    if (stopping()) {
      hindered = Ended::stopped;
      break;
    }
    pollfd waited{watched, POLLIN, 0};
    if (poll(&waited, 1, static_cast<int>(between_looks.count())) > 0) {
      hindered.reset();
      break;
    }
  }
  close(watched);
  return hindered;
}

}  // namespace

Ended run_limited(std::vector<std::string> const& command, std::vector<std::string> const& environment,
                  Limits const& limits, std::function<bool()> const& stopping) {
  auto const child = start(with_limits(command, limits), environment);
  if (!child) return Ended::not_started;
  auto const hindered = wait_for(*child, limits.patience, stopping);
  kill(-*child, SIGKILL);  // whom it left behind too; the group is there until waitpid()
  int status = 0;
  while (waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  if (hindered) return *hindered;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Ended::well : Ended::badly;
}

}  // namespace obereg::pdf
