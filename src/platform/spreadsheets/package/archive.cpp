#include "platform/spreadsheets/package/archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "platform/spreadsheets/errors.hpp"
#include "platform/spreadsheets/package/container.hpp"
#include "platform/spreadsheets/xml/expat_parser.hpp"
#include "platform/spreadsheets/xml/tokenizer.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr std::uint64_t ratio_matters_from = 16u << 20;
constexpr std::size_t piece_bytes = 256 * 1024;

XmlLimits xml_limits(Limits const& limits) {
  return {.depth = limits.depth};
}

WorkbookError encrypted() {
  return {"encrypted",
          "Файл защищён паролем. Снимите пароль (Файл → Сведения → Защита книги) и загрузите файл ещё раз."};
}

// A name that points outside of the package has no place in a workbook.
bool is_treacherous(std::string_view key) {
  return key.find('\0') != std::string_view::npos || key.find(':') != std::string_view::npos ||
         key.starts_with("../") || key.ends_with("/..") || key.find("/../") != std::string_view::npos || key == "..";
}

}  // namespace

std::string part_key(std::string_view name) {
  if (!name.empty() && (name[0] == '/' || name[0] == '\\')) name.remove_prefix(1);
  std::string key(name);
  for (auto& c : key) {
    if (c == '\\') c = '/';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

std::string resolve_part(std::string_view folder, std::string_view target) {
  auto const joined = target.starts_with('/') || target.starts_with('\\') ? std::string(target)
                                                                          : std::string(folder) + std::string(target);
  auto const key = part_key(joined);
  std::vector<std::string_view> steps;
  for (std::string_view rest = key; !rest.empty();) {
    auto const slash = std::min(rest.find('/'), rest.size());
    auto const step = rest.substr(0, slash);
    rest.remove_prefix(std::min(slash + 1, rest.size()));
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
  }
  return fmt::format("{}", fmt::join(steps, "/"));
}

void Archive::Discard::operator()(zip* archive) const {
  zip_discard(archive);
}

Archive::Archive(std::string const& path, Limits const& limits) : limits_(limits) {
  require_zip(path, limits.file_bytes);
  int error = 0;
  zip_.reset(zip_open(path.c_str(), ZIP_RDONLY, &error));
  if (!zip_) throw broken("архив книги обрывается или испорчен");
  auto const count = zip_get_num_entries(zip_.get(), 0);
  if (count < 0 || count > static_cast<zip_int64_t>(limits.entries)) throw bomb("слишком много частей внутри файла");
  for (zip_int64_t i = 0; i < count; ++i) add_entry(static_cast<std::uint64_t>(i));
  if (declared_total_ > limits.total_bytes) throw bomb("слишком большой объём после распаковки");
}

void Archive::add_entry(std::uint64_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr auto needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  if (zip_stat_index(zip_.get(), index, 0, &stat) != 0 || (stat.valid & needed) != needed)
    throw broken("оглавление архива испорчено");
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) throw encrypted();
  auto key = part_key(stat.name);
  if (key.empty() || is_treacherous(key)) throw broken("в архиве есть часть с недопустимым именем");
  if (key.ends_with('/')) return;
  Entry const entry{index, stat.size, stat.comp_size};
  check_growth(entry, entry.size);
  declared_total_ += std::min(entry.size, limits_.part_bytes);
  if (!entries_.emplace(std::move(key), entry).second) throw broken("в архиве две части с одним именем");
}

void Archive::check_growth(Entry const& entry, std::uint64_t unpacked) const {
  if (unpacked > limits_.part_bytes) throw bomb("слишком большой объём после распаковки");
  if (unpacked > ratio_matters_from && unpacked / std::max<std::uint64_t>(entry.packed, 1) > limits_.ratio)
    throw bomb("часть файла сжата неправдоподобно сильно");
}

std::uint64_t Archive::declared_size(std::string_view part) const {
  auto const found = entries_.find(part_key(part));
  return found == entries_.end() ? 0 : found->second.size;
}

std::optional<std::uint64_t> Archive::index(std::string_view part) const {
  auto const found = entries_.find(part_key(part));
  if (found == entries_.end()) return std::nullopt;
  return found->second.index;
}

std::string Archive::written_name(std::string_view part) const {
  auto const at = index(part);
  auto const* const name = at ? zip_get_name(zip_.get(), *at, 0) : nullptr;
  return name != nullptr ? std::string(name) : std::string(part);
}

void Archive::Close::operator()(zip_file* file) const {
  zip_fclose(file);
}

Archive::PartReader::PartReader(Archive& archive, Entry const& entry)
    : archive_(&archive), entry_(entry), file_(zip_fopen_index(archive.zip_.get(), entry.index, 0)) {
  if (!file_) throw broken("часть архива не открывается");
  buffer_.resize(piece_bytes);
}

std::string_view Archive::PartReader::next() {
  auto const read = zip_fread(file_.get(), buffer_.data(), buffer_.size());
  if (read < 0) throw broken("данные в архиве испорчены (контрольная сумма не сходится)");
  unpacked_ += static_cast<std::uint64_t>(read);
  archive_->unpacked_total_ += static_cast<std::uint64_t>(read);
  archive_->check_growth(entry_, unpacked_);
  // Other programs stop at the size declared and would see another workbook.
  if (unpacked_ > entry_.size || (read == 0 && unpacked_ != entry_.size))
    throw broken("размер части архива не тот, что в оглавлении");
  if (archive_->unpacked_total_ > archive_->limits_.total_bytes) throw bomb("слишком большой объём после распаковки");
  return {buffer_.data(), static_cast<std::size_t>(read)};
}

Archive::PartReader Archive::open(std::string_view part) {
  auto const found = entries_.find(part_key(part));
  if (found == entries_.end()) throw broken("в архиве нет одной из частей книги");
  return {*this, found->second};
}

bool Archive::stream(std::string_view part, std::function<bool(std::string_view)> const& piece) {
  if (!has(part)) return false;
  auto reader = open(part);
  for (auto bytes = reader.next(); !bytes.empty(); bytes = reader.next())
    if (!piece(bytes)) break;
  return true;
}

bool Archive::parse(std::string_view part, XmlHandler& handler) {
  XmlTokenizer tokenizer(handler, xml_limits(limits_));
  bool first = true, for_expat = false;
  bool const exists = stream(part, [&](std::string_view bytes) {
    if (std::exchange(first, false) && !XmlTokenizer::understands(bytes)) {
      for_expat = true;
      return false;
    }
    tokenizer.feed(bytes);
    return !handler.finished;
  });
  if (for_expat) return parse_with_expat(part, handler);
  if (exists) tokenizer.finish();
  return exists;
}

bool Archive::parse_with_expat(std::string_view part, XmlHandler& handler) {
  ExpatParser parser(handler, xml_limits(limits_));
  bool const exists = stream(part, [&](std::string_view bytes) {
    parser.feed(bytes);
    return !handler.finished;
  });
  if (exists) parser.finish();
  return exists;
}

}  // namespace obereg::spreadsheets
