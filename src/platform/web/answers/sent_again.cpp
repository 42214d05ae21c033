#include "platform/web/answers/sent_again.hpp"

#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"

namespace obereg::web {

http::Response sign_in_again(PageContext const& context) {
  auto const referer = local_referer(context.request);
  auto const next = referer.empty() ? context.request.target : referer;
  bool const has_files = !context.request.files.empty();  // a browser keeps no chosen file, and neither do we
  std::vector<html::View> fields;
  for (auto const& [name, value] : context.request.form.list()) fields.push_back({{"name", name}, {"value", value}});
  html::Page page;
  page.title = "Сеанс закончился";
  page.main = html::render(
      "src/platform/web/message.html",
      {{"title", "Сеанс закончился: войдите ещё раз"},
       {"advice", has_files
                      ? "Файл не сохранился: вернитесь на страницу загрузки, войдите и выберите его ещё раз."
                      : "Введённое не пропало. Войдите в новой вкладке, вернитесь сюда и отправьте форму ещё раз."},
       {"detail", ""},
       {"sign_in", !has_files},
       {"choose_again", has_files},
       {"next", in_query(next)},
       {"target", context.request.target},
       {"fields", fields}});
  return show(context, std::move(page), 401);
}

// Whoever has several cabinets may have switched in another tab. Which of them may do it, only that cabinet tells.
std::string other_cabinets_words(Actor const& actor) {
  std::string words = "Сейчас открыт кабинет «" + actor.cabinet + "»";
  if (!actor.organisation_name.empty()) words += " (" + actor.organisation_name + ")";
  if (actor.other_cabinets.empty()) return words + ".";
  words += ". Ваши другие кабинеты: ";
  for (auto const& other : actor.other_cabinets) {
    if (&other != &actor.other_cabinets.front()) words += "; ";
    words += other.title + " (" + other.about + ")";
  }
  return words + ".";
}

http::Response in_another_cabinet(PageContext const& context) {
  static constexpr RefusalKind kind{"http-another-cabinet", "Форма открыта в кабинете другой организации",
                                    "Ничего не сохранено. Откройте тот кабинет, в котором начали, и отправьте форму "
                                    "ещё раз.",
                                    409};
  if (context.request.wants_json()) return refused(context, refuse(kind));
  bool const has_files = !context.request.files.empty();
  // Sent again it goes to the cabinet that is open then: its token names none.
  auto const unbound = context.csrf_token.substr(0, context.csrf_token.find('.'));
  std::vector<html::View> fields;
  for (auto const& [name, value] : context.request.form.list())
    fields.push_back({{"name", name}, {"value", name == "csrf" ? unbound : value}});
  html::Page page;
  page.title = std::string(kind.title);
  page.main = html::render(
      "src/platform/web/message.html",
      {{"title", kind.title},
       {"advice", std::string("Пока форма была открыта, в другой вкладке открыли другой кабинет. ") +
                      (has_files ? "Файл и введённое не сохранились." : "Ничего не сохранено, введённое не пропало.")},
       {"detail", other_cabinets_words(context.actor)},
       {"cabinet", !has_files},
       {"cabinet_files", has_files},
       {"target", context.request.target},
       {"fields", fields}});
  return show(context, std::move(page), kind.status);
}

}  // namespace obereg::web
