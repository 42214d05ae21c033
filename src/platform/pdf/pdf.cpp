#include "platform/pdf/pdf.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "platform/pdf/queries.hpp"

namespace obereg::pdf {

namespace sql = obereg::sql::platform::pdf;

namespace {

// Held by whoever converts on this machine; free again when the process dies.
class Lock {
 public:
  explicit Lock(std::string const& path) : file_(open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600)) {
    if (file_ < 0) throw std::runtime_error("the lock of PDF copies cannot be opened");
    held_ = flock(file_, LOCK_EX | LOCK_NB) == 0;
  }
  Lock(Lock const&) = delete;
  ~Lock() { close(file_); }
  bool held() const { return held_; }

 private:
  int file_;
  bool held_ = false;
};

constexpr std::string_view begin_of_name = "copy-";

// Fresh, for our user alone; goes with everything in it.
class Folder {
 public:
  explicit Folder(std::string const& in) : path_(in + "/" + std::string(begin_of_name) + "XXXXXX") {
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no folder for a PDF copy");
  }
  Folder(Folder const&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string operator/(char const* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

std::string read_file(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

State state_of(std::string_view text) {
  if (text == "made") return State::made;
  return text == "failed" ? State::failed : State::waiting;
}

std::string words_of(Ended ended) {
  switch (ended) {
    case Ended::late:
      return "LibreOffice не успел за отведённое время.";
    case Ended::not_started:
      return "LibreOffice не запускается.";
    case Ended::stopped:
    case Ended::badly:
    case Ended::well:
      break;
  }
  return "LibreOffice не смог прочитать документ.";
}

// Of processes that were killed: whoever holds the lock is the only one here.
void remove_left_folders(std::string const& work_folder) {
  for (auto const& each : std::filesystem::directory_iterator(work_folder))
    if (each.path().filename().string().starts_with(begin_of_name)) std::filesystem::remove_all(each.path());
}

std::chrono::milliseconds presumed_dead_after(Limits const& limits) {
  return 2 * limits.patience;
}

std::optional<std::string> claim_next(database::Database& database, Limits const& limits, Instant now) {
  auto const stale = now - presumed_dead_after(limits);
  return database.write([&](database::Tx& tx) -> std::optional<std::string> {
    auto found =
        tx.find_one(sql::next_waiting, {{"stale", stale}}, [](database::Row const& row) { return row.string(0); });
    if (!found || tx.exec(sql::claim, {{"now", now}, {"source", *found}, {"stale", stale}}) == 0) return std::nullopt;
    return found;
  });
}

void finish(database::Database& database, std::string const& source, Converted const& made,
            std::optional<files::StoredFile> const& kept) {
  database.write([&](database::Tx& tx) {
    tx.exec(sql::finish, {{"state", kept ? "made" : "failed"},
                          {"hash", kept ? kept->hash : ""},
                          {"size", kept ? static_cast<std::int64_t>(kept->size) : 0},
                          {"failure", made.failure},
                          {"source", source}});
  });
}

void make(jobs::Run& run, Maker const& maker, files::Store const& files, std::string const& source) {
  Converted made;
  try {
    files.read(source);  // fetched where it lies in the object storage alone, and whole
    made = convert(maker, files.path(source), [&] { return run.stopping(); });
    if (run.stopping() && made.bytes.empty()) throw jobs::Interrupted{};
  } catch (...) {
    run.database().write([&](database::Tx& tx) { tx.exec(sql::put_back, {{"source", source}}); });
    throw;
  }
  finish(run.database(), source, made, made.bytes.empty() ? std::nullopt : std::optional(files.put(made.bytes)));
}

bool any_waits(jobs::Run& run, Limits const& limits) {
  auto const stale = run.now() - presumed_dead_after(limits);
  return run.database().read([&](database::ReadTx& tx) {
    return tx.get_integer(sql::count_waiting, {{"stale", stale}}) > 0;
  });
}

void look_again_later(jobs::Run& run, Limits const& limits) {
  run.database().write([&](database::Tx& tx) {
    if (tx.get_integer(sql::count_running, {}) > 0)
      jobs::enqueue(tx, make_job, "{}", run.now(), run.now() + presumed_dead_after(limits));
  });
}

// False where another process of this machine is at it.
bool make_waiting(jobs::Run& run, Maker const& maker, files::Store const& files) {
  Lock const lock(maker.work_folder + "/lock");
  if (!lock.held()) return false;
  remove_left_folders(maker.work_folder);
  while (auto const source = claim_next(run.database(), maker.limits, run.now())) {
    make(run, maker, files, *source);
    if (run.stopping()) throw jobs::Interrupted{};
  }
  return true;
}

}  // namespace

bool is_there(std::string const& soffice) {
  return !soffice.empty() && access(soffice.c_str(), X_OK) == 0;
}

Copy copy_of(database::ReadTx& tx, std::string const& source_hash) {
  auto const found = tx.find_one(sql::find_copy, {{"source", source_hash}}, [](database::Row const& row) {
    return Copy{state_of(row.text(0)), row.string(1), row.integer(2), row.string(3)};
  });
  return found.value_or(Copy{});
}

void ask(database::Tx& tx, std::string const& source_hash, Instant now) {
  if (tx.exec(sql::ask, {{"source", source_hash}, {"now", now}}) == 1) jobs::enqueue(tx, make_job, "{}", now);
}

// LibreOffice keeps its profile where HOME says: each copy has its own, since two at once with one profile fail, and
// what a document did to it is forgotten. Nothing of our environment is passed on: it holds secrets.
Converted convert(Maker const& maker, std::string const& docx_path, std::function<bool()> const& stopping) {
  Folder const folder(std::filesystem::absolute(maker.work_folder));
  auto const source = folder / "document.docx", result = folder / "document.pdf", home = folder / "home";
  std::filesystem::copy_file(docx_path, source);
  std::filesystem::create_directory(home);
  auto const ended =
      run_limited({maker.soffice, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
                   "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder / ".", source},
                  {"HOME=" + home, "PATH=/usr/bin:/bin", "LANG=C.UTF-8"}, maker.limits, stopping);
  auto bytes = ended == Ended::well ? read_file(result) : std::string();
  if (!bytes.starts_with("%PDF-")) return {"", words_of(ended)};
  return {std::move(bytes), ""};
}

// After the lock is given up it is looked once more: what was asked for meanwhile had a job that found the lock held.
// What another process is at, or was when it died, is looked at again when that one must be dead.
jobs::Handler make_handler(Maker maker, files::Store const& files) {
  return [maker = std::move(maker), &files](jobs::Run& run) {
    std::filesystem::create_directories(maker.work_folder);
    while (any_waits(run, maker.limits))
      if (!make_waiting(run, maker, files)) return;
    look_again_later(run, maker.limits);
  };
}

}  // namespace obereg::pdf
