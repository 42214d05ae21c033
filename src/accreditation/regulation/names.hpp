// Kinds of things in the regulation, and the names that its file and addresses of pages give them.
#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace obereg::accreditation {

// What is asked for (annex 1: «Результат»).
enum class Purpose { registration, change, resumption, correction };
enum class ApplicantKind { legal_entity, sole_trader };
// How an application comes. The portal is this system, with an electronic signature.
enum class Channel { portal, in_person, post };

enum class Unit { hours, working_days, calendar_days };
// The event that a term is counted from.
enum class Start { handed_to_officer, arrival, filing, receipt, registration, request, decision };
// Who answers for a deadline; `provider`: the authority that was asked.
enum class Holder { case_officer, registry_office, signatory, head, provider };

// What an input of a form takes; `made`: the system fills it in.
enum class InputType {
  line,
  name,  // of a person
  text,
  inn,
  ogrn,
  snils,
  date,        // that has come
  birth_date,  // of who may work
  last_day,    // of something, past or to come
  email,
  phone,
  service_kinds,
  training_kinds,
  table,
  signatory,
  delivery,  // how the result is sent, of Regulation::delivery
  made
};

template <class Kind>
struct Name {
  std::string_view name;
  Kind kind;
};

// Every name of one kind of things.
std::span<Name<Purpose> const> names_of(Purpose);
std::span<Name<ApplicantKind> const> names_of(ApplicantKind);
std::span<Name<Channel> const> names_of(Channel);
std::span<Name<Unit> const> names_of(Unit);
std::span<Name<Start> const> names_of(Start);
std::span<Name<Holder> const> names_of(Holder);
std::span<Name<InputType> const> names_of(InputType);

template <class Kind>
std::optional<Kind> named(std::string_view name) {
  for (auto const& each : names_of(Kind{}))
    if (each.name == name) return each.kind;
  return std::nullopt;
}

template <class Kind>
std::string_view name_of(Kind kind) {
  for (auto const& each : names_of(kind))
    if (each.kind == kind) return each.name;
  return {};
}

}  // namespace obereg::accreditation
