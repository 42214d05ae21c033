// The inside of a backup: a tar whose last entry, manifest.json, names the SHA-256 of every other.
#pragma once
#include <boost/json/object.hpp>
#include <memory>
#include <string>

#include "app/backup/sealed_file.hpp"

struct archive;

namespace obereg::app {

class ArchiveWriter {
 public:
  explicit ArchiveWriter(SealedWriter& out);
  void add(std::string const& name, std::string const& bytes);
  void add_file(std::string const& name, std::string const& path);
  void finish();

 private:
  void begin(std::string const& name, std::uint64_t size);
  void put(std::string_view bytes);
  SealedWriter& out_;
  std::shared_ptr<archive> archive_;
  boost::json::object manifest_;
};

// Unpacks into a folder that exists. Throws OperatorError where an entry is missing, added or not what the manifest
// says.
void unpack(SealedReader& in, std::string const& folder);

}  // namespace obereg::app
