// A copy of a workbook's package in which some parts are written anew; the others are copied as they are, packed.
#pragma once
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/package/archive.hpp"
#include "platform/spreadsheets/package/structure.hpp"

struct zip_source;

namespace pugi {
class xml_document;
}

namespace obereg::spreadsheets {

class PackageCopy {
 public:
  // Appends the next bytes of a part to `out`; false at the end.
  using Pieces = std::function<bool(std::string& out)>;

  PackageCopy(std::string const& source, std::string const& target, Limits const& limits);
  ~PackageCopy();  // without close() nothing of the target is left
  PackageCopy(PackageCopy const&) = delete;
  PackageCopy& operator=(PackageCopy const&) = delete;

  Archive& original() { return original_; }
  Structure const& structure() const { return structure_; }

  // A small part as a tree; an empty document where there is none. Throws WorkbookError.
  void load(std::string_view part, pugi::xml_document& document);

  // Each replaces the part or adds it; the one of pieces is for the big parts.
  void write(std::string const& part, pugi::xml_document const& document);
  void write(std::string const& part, std::string content);
  void write(std::string const& part, Pieces pieces, std::uint64_t expected_bytes);
  void remove(std::string const& part);

  void close();  // does the work; throws what the pieces throw

 private:
  struct Feed;
  struct Discard {
    void operator()(zip* archive) const;
  };

  zip_source* source_of(Pieces pieces, std::uint64_t expected_bytes);

  Archive original_;
  Structure structure_;
  std::string target_;
  std::unique_ptr<zip, Discard> zip_;
  std::vector<std::unique_ptr<Feed>> feeds_;
  std::exception_ptr failure_;
};

}  // namespace obereg::spreadsheets
