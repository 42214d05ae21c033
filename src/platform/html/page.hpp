// The document around a page's own content: header, the cabinet's sections, footer.
#pragma once
#include <string>
#include <vector>

namespace obereg::html {

struct NavigationItem {
  std::string title;
  std::string href;
  bool current = false;
  std::string badge;       // number of things that wait, in words of number(); "" for none
  std::string group = {};  // heading above it and its neighbours of the same group, where the list is long
};

// A cabinet to switch to.
struct CabinetItem {
  std::string id;
  std::string title;  // "Личный кабинет работодателя"
  std::string about;  // organisation and role
};

// Said once at the top of the page, after what the person has done.
struct Notice {
  enum class Kind { success, important };
  Kind kind = Kind::success;
  std::string title;
  std::string text;        // may be empty
  std::string link_title;  // what to do next; may be empty
  std::string link_href;
};

struct Page {
  std::string title;  // Russian, of this page alone; also its <title>
  std::string main;   // HTML: rendered by render()
  bool has_errors =
      false;  // the form came back: the <title> begins with "Ошибка:", so that a screen reader says it first

  // The cabinet; all empty on a public page, where the header offers to sign in.
  std::string cabinet;                      // "Личный кабинет учебного центра"
  std::string actor_name;                   // "Образцова А. А."
  std::string organisation;                 // "АНО ДПО «Учебный центр Образец»"
  std::vector<CabinetItem> other_cabinets;  // empty: there is nothing to switch to
  std::string path;                         // of this page: switching comes back to its section, where it may
  std::string csrf_token;
  std::vector<NavigationItem> navigation;

  std::vector<Notice> notices;
  std::string back_href;             // «Назад» above the heading; "" for none
  std::vector<std::string> scripts;  // further ones of web/dist: "sign.js"
};

// The complete HTML document.
std::string layout(Page const& page);

}  // namespace obereg::html
