// The zip container of a workbook, opened with distrust: names, sizes and ratios are checked as declared and as they
// turn out.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/spreadsheets/workbook.hpp"
#include "platform/spreadsheets/xml/handler.hpp"

struct zip;
struct zip_file;

namespace obereg::spreadsheets {

// Part names are compared without regard to letter case (ECMA-376 part 2, 6.2.2.3), '\' counts as '/'.
std::string part_key(std::string_view name);

// "xl/" and "../docProps/a.xml" -> "docprops/a.xml"; a target that starts with '/' counts from the root.
std::string resolve_part(std::string_view folder, std::string_view target);

class Archive {
 public:
  // Reads a part piece by piece, for whoever must ask for the pieces himself. The archive must outlive it.
  class PartReader;

  Archive(std::string const& path, Limits const& limits);  // throws WorkbookError

  bool has(std::string_view part) const { return entries_.contains(part_key(part)); }
  std::string written_name(std::string_view part) const;  // in its own letter case; `part` where there is none
  std::optional<std::uint64_t> index(std::string_view part) const;
  PartReader open(std::string_view part);  // throws where there is none

  // Hands the part's bytes over piece by piece; `piece` returns false to stop. False where there is no such part.
  bool stream(std::string_view part, std::function<bool(std::string_view)> const& piece);

  // Parses a part by the fast tokenizer where it can, otherwise by expat. False where there is no such part.
  bool parse(std::string_view part, XmlHandler& handler);
  // The same by expat alone: for small parts, and to compare the two.
  bool parse_with_expat(std::string_view part, XmlHandler& handler);

  Limits const& limits() const { return limits_; }
  std::uint64_t declared_size(std::string_view part) const;  // 0 where there is no such part

 private:
  struct Entry {
    std::uint64_t index = 0, size = 0, packed = 0;
  };
  struct Close {
    void operator()(zip_file* file) const;
  };
  struct Discard {
    void operator()(zip* archive) const;
  };

  void add_entry(std::uint64_t index);
  void check_growth(Entry const& entry, std::uint64_t unpacked) const;

  std::unique_ptr<zip, Discard> zip_;
  Limits limits_;
  std::unordered_map<std::string, Entry> entries_;
  std::uint64_t declared_total_ = 0;
  std::uint64_t unpacked_total_ = 0;
};

class Archive::PartReader {
 public:
  std::string_view next();  // empty at the end; valid until the next call

 private:
  friend class Archive;
  PartReader(Archive& archive, Entry const& entry);

  Archive* archive_;
  Entry entry_;
  std::unique_ptr<zip_file, Close> file_;
  std::vector<char> buffer_;
  std::uint64_t unpacked_ = 0;
};

}  // namespace obereg::spreadsheets
