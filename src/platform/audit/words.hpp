// What the codes of the log mean, in Russian, for its reader. Each module that writes records brings its own words, in
// one table beside its codes; a test finds codes without them.
#pragma once
#include <string_view>
#include <vector>

namespace obereg::audit {

struct ActionWords {
  std::string_view action;  // "access.signed-in"
  std::string_view words;   // "Вход"
  std::string_view group;   // of the list to choose from: "Вход и сеансы"
};

// What stands before the colon of a subject; of a subject without one, all of it.
struct SubjectWords {
  std::string_view kind;        // "account"
  std::string_view title;       // "Учётная запись"
  std::string_view address;     // of its page, the rest of the subject follows: "/admin/accounts/"; "" where none
  std::string_view permission;  // whoever holds it may open that page
};

struct Vocabulary {
  std::vector<ActionWords> actions;
  std::vector<SubjectWords> subjects;
};

}  // namespace obereg::audit
