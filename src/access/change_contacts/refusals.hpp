#pragma once
#include "core/refusal.hpp"

namespace obereg::access::refusals {

inline constexpr RefusalKind sign_in_again{
    "access.sign-in-again", "Чтобы сменить адрес почты, войдите ещё раз",
    "После входа прошло больше 15 минут. Адрес меняет только тот, кто вошёл только что: открытый сеанс мог остаться "
    "без присмотра.",
    403};

}  // namespace obereg::access::refusals
