#include "app/audit_log/vocabulary.hpp"

#include <algorithm>

#include "access/access.hpp"
#include "accreditation/accreditation.hpp"
#include "training/training.hpp"

namespace obereg::app {

namespace {

// What the platform and this folder write themselves.
audit::Vocabulary own_words() {
  return {{{"files.infected", "Отклонён файл с вирусом", "Управление системой"},
           {"files.not-scanned", "Отклонён файл: антивирус не ответил", "Управление системой"},
           {"demo.records-added", "Добавлены записи демонстрации", "Управление системой"},
           {"access.audit-check-asked", "Запущена проверка журнала действий", "Управление системой"}},
          {{"audit-check", "Проверка журнала", "/admin/audit/checks/", "admin"}}};
}

void append(audit::Vocabulary& all, audit::Vocabulary const& more) {
  all.actions.insert(all.actions.end(), more.actions.begin(), more.actions.end());
  all.subjects.insert(all.subjects.end(), more.subjects.begin(), more.subjects.end());
}

}  // namespace

audit::Vocabulary const& vocabulary() {
  static audit::Vocabulary const words = [] {
    auto all = access::audit_vocabulary();
    append(all, training::audit_vocabulary());
    append(all, accreditation::audit_vocabulary());
    append(all, own_words());
    return all;
  }();
  return words;
}

std::string action_in_words(std::string_view action) {
  auto const& actions = vocabulary().actions;
  auto const found =
      std::find_if(actions.begin(), actions.end(), [&](auto const& known) { return known.action == action; });
  return std::string(found == actions.end() ? action : found->words);
}

SubjectInWords subject_in_words(std::string_view subject, Actor const& reader) {
  constexpr std::size_t longest_number = 40;  // a hash tells a person nothing: it stands among the details
  auto const kind = subject.substr(0, subject.find(':'));
  auto const number = kind.size() < subject.size() ? subject.substr(kind.size() + 1) : std::string_view();
  auto const& subjects = vocabulary().subjects;
  auto const found =
      std::find_if(subjects.begin(), subjects.end(), [&](auto const& known) { return known.kind == kind; });
  if (found == subjects.end()) return {std::string(subject), ""};
  SubjectInWords shown{std::string(found->title), ""};
  if (!number.empty() && number.size() <= longest_number) shown.words += " № " + std::string(number);
  bool const leads = !found->address.empty() && reader.may(found->permission);
  bool const whole = number.empty() != found->address.ends_with('/');
  if (leads && whole) shown.href = std::string(found->address) + std::string(number);
  return shown;
}

}  // namespace obereg::app
