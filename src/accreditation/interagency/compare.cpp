#include "accreditation/interagency/compare.hpp"

#include <algorithm>
#include <array>

#include "core/requisites.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

struct MatchWords {
  Match match;
  std::string_view title, colour;
};
constexpr std::array match_words{
    MatchWords{Match::same, "Совпадает", "green"},
    MatchWords{Match::differs, "Расходится", "red"},
    MatchWords{Match::only_declared, "В ответе нет", "red"},
    MatchWords{Match::only_answered, "В заявлении нет", "yellow"},
};
MatchWords const& words_of(Match match) {
  return *std::find_if(match_words.begin(), match_words.end(), [&](auto const& each) { return each.match == match; });
}

bool same_text(std::string const& one, std::string const& other) {
  return text::fold(one) == text::fold(other);
}

ComparedField compared(std::string label, std::string const& declared, std::string const& answered) {
  ComparedField field{std::move(label), declared, answered, Match::same, ""};
  if (!declared.empty() && answered.empty())
    field.match = Match::only_declared;
  else if (declared.empty() && !answered.empty())
    field.match = Match::only_answered;
  else if (!same_text(declared, answered))
    field.match = Match::differs;
  return field;
}

std::string shown(std::optional<LocalDate> const& day) {
  return day ? day->russian() : std::string();
}
std::string shown_snils(std::string const& digits) {
  auto const snils = Snils::parse(digits);
  return snils ? snils->printed() : digits;
}

bool is_digit(char each) {
  return each >= '0' && each <= '9';
}

// Letters and digits of any alphabet; "№", dashes and quotes of it are made spaces first.
std::vector<std::string> words_in(std::string const& line) {
  auto folded = text::fold(text::tidy_title(line));
  for (std::string_view const mark : {"№", "«", "»", "“", "”"})
    for (auto at = folded.find(mark); at != std::string::npos; at = folded.find(mark))
      folded.replace(at, mark.size(), " ");
  std::vector<std::string> words(1);
  for (char const each : folded) {
    auto const byte = static_cast<unsigned char>(each);
    bool const is_letter = byte >= 0x80 || is_digit(each) || (each >= 'a' && each <= 'z');
    if (is_letter)
      words.back() += each;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(std::string const& line) {
  std::string all;
  for (auto const& word : words_in(line)) all += word;
  return all;
}

// A number stands as words of its own, or right behind letters: "ААА000001".
bool has_number(std::vector<std::string> const& words, std::string const& number) {
  return std::any_of(words.begin(), words.end(), [&](std::string const& word) {
    if (!word.ends_with(number)) return false;
    return word.size() == number.size() || !is_digit(word[word.size() - number.size() - 1]) || !is_digit(number[0]);
  });
}

// Series and number are often written as one, and a series in parts.
bool has_series(std::vector<std::string> const& words, std::string const& series, std::string const& number) {
  std::string all;
  for (auto const& word : words) all += word;
  if (all.find(series + number) != std::string::npos) return true;
  return std::find(words.begin(), words.end(), series) != words.end();
}

std::vector<LocalDate> dates_in(std::string const& line) {
  std::vector<LocalDate> dates;
  constexpr std::size_t length = 10;
  for (std::size_t at = 0; at + length <= line.size(); ++at) {
    if (at > 0 && is_digit(line[at - 1])) continue;
    if (auto const day = LocalDate::parse_russian(line.substr(at, length))) dates.push_back(*day);
  }
  return dates;
}

std::string note_of(DocumentFit const& fit) {
  std::string note;
  if (!fit.series) note = "другая серия";
  if (!fit.date) note += note.empty() ? "другая дата выдачи" : ", другая дата выдачи";
  return note;
}

// Each document that was declared, beside that of the answer with its number; then those that nobody declared.
void compare_documents(std::vector<ComparedField>& fields, AskedAbout const& asked, AuthorityAnswer const& answer) {
  std::vector<bool> used(answer.documents.size());
  for (auto const& declared : asked.documents) {
    ComparedField field{"Документ об образовании", declared, "", Match::only_declared, "документа с таким номером нет"};
    for (std::size_t i = 0; i < answer.documents.size(); ++i) {
      auto const fit = fit_of(declared, answer.documents[i]);
      if (!fit.number || used[i]) continue;
      used[i] = true;
      field.answered = words_of(answer.documents[i]);
      field.match = fit.whole() ? Match::same : Match::differs;
      field.note = note_of(fit);
      break;
    }
    fields.push_back(std::move(field));
  }
  for (std::size_t i = 0; i < answer.documents.size(); ++i)
    if (!used[i])
      fields.push_back({"Документ об образовании", "", words_of(answer.documents[i]), Match::only_answered, ""});
}

}  // namespace

std::string_view title_of(Match match) {
  return words_of(match).title;
}
std::string_view colour_of(Match match) {
  return words_of(match).colour;
}

DocumentFit fit_of(std::string const& declared, EducationDocument const& document) {
  auto const words = words_in(declared);
  auto const number = joined(document.number), series = joined(document.series);
  DocumentFit fit;
  bool const together = !series.empty() && has_number(words, series + number);
  fit.number = !number.empty() && (together || has_number(words, number));
  fit.series = series.empty() || has_series(words, series, number);
  auto const dates = dates_in(declared);
  fit.date =
      dates.empty() || !document.issued_on || std::find(dates.begin(), dates.end(), *document.issued_on) != dates.end();
  return fit;
}

std::string words_of(EducationDocument const& document) {
  auto words = document.name;
  words += document.series.empty() ? "" : ", серия " + document.series;
  words += (document.series.empty() ? ", № " : " № ") + document.number;
  if (document.issued_on) words += ", выдан " + document.issued_on->russian();
  if (!document.issued_by.empty()) words += ", " + document.issued_by;
  return words;
}

std::vector<ComparedField> compare(AskedAbout const& asked, AuthorityAnswer const& answer) {
  auto const &declared = asked.person, &answered = answer.person;
  std::vector<ComparedField> fields{compared("Фамилия", declared.last_name, answered.last_name),
                                    compared("Имя", declared.first_name, answered.first_name),
                                    compared("Отчество", declared.middle_name, answered.middle_name)};
  if (asked.kind == employment_kind) {
    fields.push_back(compared("СНИЛС", shown_snils(declared.snils), shown_snils(answered.snils)));
    fields.push_back(compared("Дата рождения", shown(declared.birth_date), shown(answered.birth_date)));
  } else if (!answer.documents.empty() || answer.as_on_paper.empty()) {
    compare_documents(fields, asked, answer);
  }
  return fields;
}

std::string another_person(AskedAbout const& asked, AskedPerson const& answered) {
  std::vector<std::string_view> different;
  auto const& wanted = asked.person;
  if (!same_text(wanted.last_name, answered.last_name)) different.emplace_back("фамилия");
  if (!same_text(wanted.first_name, answered.first_name)) different.emplace_back("имя");
  bool const both = !wanted.middle_name.empty() && !answered.middle_name.empty();
  if (both && !same_text(wanted.middle_name, answered.middle_name)) different.emplace_back("отчество");
  if (asked.kind == employment_kind && wanted.snils != answered.snils) different.emplace_back("СНИЛС");
  if (asked.kind == employment_kind && wanted.birth_date != answered.birth_date)
    different.emplace_back("дата рождения");
  if (different.empty()) return "";
  std::string list;
  for (auto const each : different) list += (list.empty() ? "" : ", ") + std::string(each);
  return "Ответ не о том, о ком спрашивали: не совпадает " + list +
         ". К делу он не применён. Отправьте запрос ещё раз или сверьте, что указано в заявлении.";
}

casework::Judged judge_answer(std::string const& kind, std::string const& asked, casework::Incoming const& answer) {
  using casework::Outcome;
  auto const read = read_answer(kind, answer.reply_to, answer.content);
  if (!read.fault.empty()) return {Outcome::unreadable, read.fault};
  if (!read.answer) return {Outcome::error, read.error};
  auto other = another_person(read_request(asked), read.answer->person);
  if (!other.empty()) return {Outcome::another_person, std::move(other)};
  return {Outcome::taken, ""};
}

}  // namespace obereg::accreditation
