// Requests and answers as files: for an exchange that people or another program carry on.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "casework/exchange/transport.hpp"
#include "core/text.hpp"

namespace obereg::casework {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest = 1u << 20;
constexpr std::size_t id_length = 36, most_at_once = 200;

[[noreturn]] void fail(std::string const& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

class Descriptor {
 public:
  Descriptor(std::string const& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (number_ < 0) fail(path);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(Descriptor const&) = delete;
  void write_synced(std::string_view bytes) const {
    while (!bytes.empty()) {
      auto const written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("write");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    sync();
  }
  void sync() const {
    if (::fsync(number_) != 0) fail("fsync");
  }

 private:
  int number_;
};

// Whoever looks sees the whole file or none.
void write_whole(fs::path const& path, std::string const& bytes) {
  auto const beside = path.string() + ".part";
  Descriptor(beside, O_WRONLY | O_CREAT | O_TRUNC).write_synced(bytes);
  fs::rename(beside, path);
  Descriptor(path.parent_path().string(), O_RDONLY | O_DIRECTORY).sync();
}

class Folder : public Transport {
 public:
  explicit Folder(std::string folder) : folder_(std::move(folder)) {}

  std::optional<Trouble> send(Message const& message) override {
    try {
      prepare();
      write_whole(folder_ / "out" / (message.id + ".xml"), message.content);
      return std::nullopt;
    } catch (std::system_error const& error) {
      return trouble(error);
    }
  }

  Arrived answers(std::vector<std::string> const& /*message_ids*/) override {
    Arrived arrived;
    try {
      prepare();
      for (auto const& path : waiting()) arrived.answers.push_back(read(path));
    } catch (std::system_error const& error) {
      arrived.trouble = trouble(error);
    }
    return arrived;
  }

  std::optional<Trouble> recorded(Incoming const& answer) override {
    auto const suffix = suffix_of(answer.id);
    auto const name = suffix.empty() ? answer.id : answer.id.substr(0, answer.id.rfind('#'));
    try {
      fs::rename(folder_ / "in" / name, folder_ / "done" / (name + suffix));
      return std::nullopt;
    } catch (std::system_error const& error) {
      return trouble(error);
    }
  }

 private:
  void prepare() const {
    for (auto const* part : {"out", "in", "done"}) fs::create_directories(folder_ / part);
  }

  std::vector<fs::path> waiting() const {
    std::vector<fs::path> paths;
    for (auto const& entry : fs::directory_iterator(folder_ / "in"))
      if (is_answer(entry)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    if (paths.size() > most_at_once) paths.resize(most_at_once);
    return paths;
  }

  static bool is_answer(fs::directory_entry const& entry) {
    return entry.path().extension() == ".xml" && text::is_clean(entry.path().filename().string()) &&
           fs::is_regular_file(entry.symlink_status());
  }

  Incoming read(fs::path const& path) const {
    Incoming answer;
    auto const name = path.filename().string();
    answer.reply_to = name.substr(0, id_length);
    // A second file of the name of one that is done is a second arrival. The same file, met again after the process
    // died before moving it, is not.
    answer.id = name;
    for (int times = 2; fs::exists(folder_ / "done" / (name + suffix_of(answer.id))); ++times)
      answer.id = name + "#" + std::to_string(times);
    if (fs::file_size(path) > largest) {
      answer.fault = "Файл больше 1 МБ, целиком его не читали. Он лежит в папке обмена: done/" + name + ".";
      return answer;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::system_error(EACCES, std::generic_category(), path.string());
    answer.content.assign(std::istreambuf_iterator<char>(file), {});
    return answer;
  }

  // "a.xml#2": the file a.xml, kept as a.xml.2
  static std::string suffix_of(std::string const& id) {
    return id.ends_with(".xml") ? "" : "." + id.substr(id.rfind('#') + 1);
  }

  static Trouble trouble(std::system_error const& error) {
    return {"Папка обмена недоступна: " + std::string(error.what()) + ". Проверьте её и права на неё.", true};
  }

  fs::path folder_;
};

}  // namespace

std::unique_ptr<Transport> folder_transport(std::string folder) {
  return std::make_unique<Folder>(std::move(folder));
}

std::unique_ptr<Transport> transport_of(ExchangeSettings const& settings) {
  switch (settings.kind) {
    case ExchangeSettings::Kind::off:
      return nullptr;
    case ExchangeSettings::Kind::folder:
      return folder_transport(settings.folder);
    case ExchangeSettings::Kind::smev:
      return smev_transport(settings);
  }
  return nullptr;
}

}  // namespace obereg::casework
