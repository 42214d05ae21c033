#include "training_signed_set/signed_file.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "training_signed_set/fields.hpp"

namespace obereg::training {

using ledger::EventKind;

namespace {

// What the signer reads in the file.
constexpr std::array<std::pair<EventKind, std::string_view>, 3> act_names{
    {{EventKind::entered, "Внести в реестр"},
     {EventKind::corrected, "Исправить запись"},
     {EventKind::annulled, "Аннулировать запись"}}};
constexpr std::string_view first_line = "obereg-signed-file-v1";

std::string_view act_name(EventKind kind) {
  for (auto const& [known, name] : act_names)
    if (known == kind) return name;
  throw std::logic_error("No such kind of act");
}

bool is_set(SignedAct const& act) {
  return act.kind == EventKind::entered;
}

bool is_consistent(SignedAct const& act) {
  if (act.id.empty() || act.records == 0) return false;
  return is_set(act) ? act.reason.empty() : !act.reason.empty() && act.records == 1;
}

std::string heading_line() {
  std::string line = "№";
  for (auto const column : signed_columns) (line += '\t') += column;
  return line;
}

constexpr std::size_t longest_line = 1u << 20;

class Reader {
 public:
  explicit Reader(std::istream& in) : bytes_(*in.rdbuf()) {}

  std::string_view line() {
    ++number_;
    line_.clear();
    for (int byte = bytes_.sbumpc(); byte != '\n'; byte = bytes_.sbumpc()) {
      if (byte == std::istream::traits_type::eof()) fail("файл обрывается");
      if (line_.size() == longest_line) fail("строка слишком длинна");
      line_ += static_cast<char>(byte);
    }
    return line_;
  }

  void expect(std::string_view wanted) {
    if (line() != wanted) fail(fmt::format("ожидалось «{}»", wanted));
  }

  std::string value(std::string_view name) {
    std::string_view rest = line();
    if (!rest.starts_with(name) || rest.substr(name.size(), 1) != "\t") fail(fmt::format("ожидалось «{}»", name));
    return unescape(rest.substr(name.size() + 1));
  }

  SignedRow row(std::uint64_t position) {
    std::string_view rest = line();
    if (take(rest) != std::to_string(position)) fail("номер строки не по порядку");
    SignedRow row;
    for (auto& value : row) {
      if (!more_) fail("не хватает граф");
      value = unescape(take(rest));
    }
    if (more_) fail("лишние графы");
    return row;
  }

  void expect_end() {
    if (bytes_.sbumpc() != std::istream::traits_type::eof()) fail("после последней записи есть лишнее");
  }

  [[noreturn]] void fail(std::string_view what) const {
    throw SignedFileError(fmt::format("Строка {} подписанного файла: {}.", number_, what));
  }

 private:
  std::string unescape(std::string_view field) {
    auto value = unescaped(field);
    if (!value) fail("недопустимые знаки");
    return *std::move(value);
  }

  std::string_view take(std::string_view& rest) {
    auto const tab = rest.find('\t');
    more_ = tab != std::string_view::npos;
    auto const field = rest.substr(0, tab);
    rest = more_ ? rest.substr(tab + 1) : std::string_view{};
    return field;
  }

  std::streambuf& bytes_;  // without the stream's check before every byte
  std::string line_;
  std::uint64_t number_ = 0;
  bool more_ = false;
};

EventKind kind_of(Reader& reader) {
  auto const name = reader.value("Действие");
  for (auto const& [kind, known] : act_names)
    if (known == name) return kind;
  reader.fail("неизвестное действие");
}

std::uint64_t count_of(Reader& reader) {
  auto const digits = reader.value("Записей");
  bool const plain = !digits.empty() && digits.size() <= 9 && digits[0] != '0' &&
                     digits.find_first_not_of("0123456789") == std::string::npos;
  if (!plain) reader.fail("неверное число записей");
  return std::stoull(digits);
}

}  // namespace

SignedFileWriter::SignedFileWriter(std::ostream& out, SignedAct const& act) : out_(out), expected_(act.records) {
  if (!is_consistent(act))
    throw std::invalid_argument("Only a correction or an annulment has a reason, and one record");
  fmt::print(out_, "{}\nДействие\t{}\n", first_line, act_name(act.kind));
  fmt::print(out_, "{}\t{}\n", is_set(act) ? "Набор" : "Запись", escaped(act.id));
  fmt::print(out_, "Организация\t{}\nИНН\t{}\n", escaped(act.provider_name), escaped(act.provider_inn));
  if (!is_set(act)) fmt::print(out_, "Причина\t{}\n", escaped(act.reason));
  fmt::print(out_, "Записей\t{}\n{}\n", act.records, heading_line());
}

void SignedFileWriter::add(SignedRow const& row) {
  if (written_ == expected_) throw std::logic_error("More rows than the signed file states");
  auto line = std::to_string(++written_);
  for (auto const& value : row) (line += '\t') += escaped(value);
  line += '\n';
  out_.write(line.data(), static_cast<std::streamsize>(line.size()));
}

void SignedFileWriter::finish() {
  if (written_ != expected_) throw std::logic_error("Fewer rows than the signed file states");
  out_.flush();
}

SignedAct read_signed_file(std::istream& in,
                           std::function<void(std::uint64_t position, SignedRow const& row)> const& row) {
  Reader reader(in);
  reader.expect(first_line);
  SignedAct act;
  act.kind = kind_of(reader);
  act.id = reader.value(is_set(act) ? "Набор" : "Запись");
  act.provider_name = reader.value("Организация");
  act.provider_inn = reader.value("ИНН");
  if (!is_set(act)) act.reason = reader.value("Причина");
  act.records = count_of(reader);
  if (!is_consistent(act)) reader.fail("сведения не сходятся");
  reader.expect(heading_line());
  for (std::uint64_t position = 1; position <= act.records; ++position) row(position, reader.row(position));
  reader.expect_end();
  return act;
}

}  // namespace obereg::training
