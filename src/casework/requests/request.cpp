#include "casework/requests/request.hpp"

#include <array>
#include <stdexcept>

namespace obereg::casework {

namespace {

template <class Value>
struct Words {
  Value value;
  std::string_view text, title, colour;
};

constexpr std::array states{
    Words<RequestState>{RequestState::waiting, "waiting", "Ждёт отправки", "blue"},
    Words<RequestState>{RequestState::sent, "sent", "Отправлен, ждём ответа", "blue"},
    Words<RequestState>{RequestState::answered, "answered", "Ответ получен", "green"},
    Words<RequestState>{RequestState::error, "error", "Ответили ошибкой", "red"},
    Words<RequestState>{RequestState::cancelled, "cancelled", "Больше не нужен", "grey"},
};
constexpr std::array outcomes{
    Words<Outcome>{Outcome::taken, "taken", "Принят", "green"},
    Words<Outcome>{Outcome::another_person, "another-person", "Отложен: о другом человеке", "red"},
    Words<Outcome>{Outcome::unreadable, "unreadable", "Не прочитан", "red"},
    Words<Outcome>{Outcome::error, "error", "Ошибка на той стороне", "red"},
    Words<Outcome>{Outcome::repeated, "repeated", "Пришёл ещё раз", "grey"},
    Words<Outcome>{Outcome::unknown, "unknown", "Ни к одному запросу", "red"},
};

template <class List, class Value>
auto const& words_of(List const& list, Value value) {
  for (auto const& each : list)
    if (each.value == value) return each;
  throw std::logic_error("a value without words");
}
template <class List>
auto value_of(List const& list, std::string_view text) {
  for (auto const& each : list)
    if (each.text == text) return each.value;
  throw std::logic_error("unknown value " + std::string(text));
}

}  // namespace

std::string_view to_text(RequestState state) {
  return words_of(states, state).text;
}
RequestState request_state_of(std::string_view text) {
  return value_of(states, text);
}
std::string_view title_of(RequestState state) {
  return words_of(states, state).title;
}
std::string_view colour_of(RequestState state) {
  return words_of(states, state).colour;
}

std::string_view to_text(Outcome outcome) {
  return words_of(outcomes, outcome).text;
}
Outcome outcome_of(std::string_view text) {
  return value_of(outcomes, text);
}
std::string_view title_of(Outcome outcome) {
  return words_of(outcomes, outcome).title;
}
std::string_view colour_of(Outcome outcome) {
  return words_of(outcomes, outcome).colour;
}

std::string_view to_text(Way way) {
  return way == Way::paper ? "paper" : "exchange";
}

bool Request::is_open() const {
  return state == RequestState::waiting || state == RequestState::sent || state == RequestState::error;
}

Instant Request::due() const {
  return answer_due ? *answer_due : send_due;
}

bool Request::is_late(Instant now) const {
  return is_open() && now >= due();
}

}  // namespace obereg::casework
