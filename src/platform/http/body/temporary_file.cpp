#include "platform/http/body/temporary_file.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace obereg::http {

std::shared_ptr<std::string const> removed_with_last_copy(std::string path) {
  return {new std::string(std::move(path)), [](std::string const* name) {
            ::unlink(name->c_str());
            delete name;
          }};
}

TemporaryFile::TemporaryFile(std::string const& folder) {
  auto pattern = (folder.empty() ? std::filesystem::temp_directory_path().string() : folder) + "/obereg-XXXXXX";
  descriptor_ = ::mkostemp(pattern.data(), O_CLOEXEC);
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "temporary file in " + folder);
  path_ = removed_with_last_copy(std::move(pattern));
}

TemporaryFile::~TemporaryFile() {
  ::close(descriptor_);
}

void TemporaryFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw std::system_error(errno, std::generic_category(), "writing a temporary file");
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += static_cast<std::uint64_t>(written);
  }
}

void BodyStore::write(std::string_view bytes) {
  if (!file_ && memory_.size() + bytes.size() <= in_memory) {
    memory_ += bytes;
    return;
  }
  if (!file_) {
    file_ = std::make_unique<TemporaryFile>(folder_);
    file_->write(memory_);
    memory_ = {};
  }
  file_->write(bytes);
}

}  // namespace obereg::http
