#include "access/judge_password/judge_password.hpp"

#include <algorithm>

#include "access/choose_password/choose_password.hpp"
#include "access/passwords/rules/length_to_guess.hpp"
#include "access/passwords/rules/password_rules.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/html/render.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t full_meter = 20;

struct Shown {
  char const *title, *colour;
};

Shown shown(Verdict::Grade grade) {
  switch (grade) {
    case Verdict::Grade::good:
      return {"Надёжный", "green"};
    case Verdict::Grade::fair:
      return {"Подойдёт", "yellow"};
    case Verdict::Grade::refused:
      break;
  }
  return {"Не подойдёт", "red"};
}

http::Response piece(html::View const& view) {
  return http::page(html::render("src/access/judge_password/verdict.html", view));
}

}  // namespace

Verdict judge(Account const& account, std::string const& typed) {
  auto fault = fault_of(account, typed);
  auto const password = normalised_password(typed);
  // A form may send far more than a password can be.
  auto const length = password.size() <= 4 * longest_password ? length_to_guess(password) : std::size_t{0};
  if (!fault.empty()) return {Verdict::Grade::refused, std::min(length, shortest_password - 1), std::move(fault)};
  if (length < good_password) return {Verdict::Grade::fair, length, "Будет надёжнее, если добавить ещё слово."};
  return {Verdict::Grade::good, length, ""};
}

http::Response verdict_for(web::ActionContext const& context, Account const& account, std::string const& whose) {
  auto const asked =
      context.write([&](database::Tx& tx) { return attempts::count(tx, "password-verdict", whose, context.now); });
  // Not 429: then the page would keep the verdict of what was typed before.
  if (asked > most_verdicts)
    return piece({{"words", "Слишком много проверок подряд. Подойдёт ли пароль, станет видно при сохранении."}});
  auto const typed = context.request.form.get("password");
  if (typed.empty()) return piece({});
  auto const verdict = judge(account, typed);
  auto const [title, colour] = shown(verdict.grade);
  return piece({{"title", title},
                {"colour", colour},
                {"words", verdict.words},
                {"value", static_cast<std::int64_t>(std::min(verdict.length, full_meter))},
                {"fair", static_cast<std::int64_t>(shortest_password)},
                {"good", static_cast<std::int64_t>(good_password)},
                {"full", static_cast<std::int64_t>(full_meter)}});
}

}  // namespace obereg::access
