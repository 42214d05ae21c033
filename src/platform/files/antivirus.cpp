#include "platform/files/antivirus.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <optional>
#include <stdexcept>

#include "core/text.hpp"

namespace obereg::files {

namespace {

constexpr std::chrono::minutes patience{2};
constexpr std::size_t longest_words = 300;

// The child's output comes to `out`; both ends are closed with this.
struct Pipe {
  int out = -1, in = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe for the scanner");
    out = ends[0], in = ends[1];
  }
  Pipe(Pipe const&) = delete;
  ~Pipe() {
    close(out);
    close_in();
  }
  void close_in() {
    if (in >= 0) close(in);
    in = -1;
  }
};

// Our process ignores some signals and blocks others; a program it starts must not inherit that.
std::optional<pid_t> start(std::vector<std::string> const& command, std::string const& path, Pipe const& output) {
  std::vector<char*> arguments;
  for (auto const& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(const_cast<char*>(path.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.in, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.in, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, usual;
  sigemptyset(&none);
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  int const failed = posix_spawn(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failed ? std::nullopt : std::optional(child);
}

// All that the child says until it closes its output; nothing where it takes too long.
std::optional<std::string> read_output(int out) {
  auto const end = std::chrono::steady_clock::now() + patience;
  std::string words;
  for (;;) {
    auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd waited{out, POLLIN, 0};
    if (left.count() <= 0 || poll(&waited, 1, int(left.count())) == 0) return std::nullopt;
    std::array<char, 4096> part;
    auto const count = read(out, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return words;
    if (words.size() < longest_words) words.append(part.data(), std::size_t(count));
  }
}

std::string first_line(std::string const& words) {
  auto line = words.substr(0, std::min(words.find('\n'), longest_words));
  return text::is_clean(line) ? line : std::string();
}

}  // namespace

ScanResult scan(std::vector<std::string> const& command, std::string const& path) {
  Pipe output;
  auto const child = start(command, path, output);
  if (!child) return {Scan::unknown, "не запускается " + command.at(0)};
  output.close_in();
  auto const words = read_output(output.out);
  if (!words) kill(*child, SIGKILL);
  int status = 0;
  while (waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!words) return {Scan::unknown, "проверка не кончилась за две минуты"};
  bool const ended = WIFEXITED(status);
  Scan const found = ended && WEXITSTATUS(status) == 0   ? Scan::clean
                     : ended && WEXITSTATUS(status) == 1 ? Scan::infected
                                                         : Scan::unknown;
  return {found, first_line(*words)};
}

}  // namespace obereg::files
