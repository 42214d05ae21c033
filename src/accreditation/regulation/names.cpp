#include "accreditation/regulation/names.hpp"

namespace obereg::accreditation {

namespace {

constexpr Name<Purpose> purposes[] = {{"registration", Purpose::registration},
                                      {"change", Purpose::change},
                                      {"resumption", Purpose::resumption},
                                      {"correction", Purpose::correction}};
constexpr Name<ApplicantKind> applicants[] = {{"legal_entity", ApplicantKind::legal_entity},
                                              {"sole_trader", ApplicantKind::sole_trader}};
constexpr Name<Channel> channels[] = {
    {"portal", Channel::portal}, {"in_person", Channel::in_person}, {"post", Channel::post}};
constexpr Name<Unit> units[] = {
    {"hours", Unit::hours}, {"working_days", Unit::working_days}, {"calendar_days", Unit::calendar_days}};
constexpr Name<Start> starts[] = {{"handed_to_officer", Start::handed_to_officer},
                                  {"arrival", Start::arrival},
                                  {"filing", Start::filing},
                                  {"receipt", Start::receipt},
                                  {"registration", Start::registration},
                                  {"request", Start::request},
                                  {"decision", Start::decision}};
constexpr Name<Holder> holders[] = {{"case_officer", Holder::case_officer},
                                    {"registry_office", Holder::registry_office},
                                    {"signatory", Holder::signatory},
                                    {"head", Holder::head},
                                    {"provider", Holder::provider}};
constexpr Name<InputType> input_types[] = {{"line", InputType::line},
                                           {"name", InputType::name},
                                           {"text", InputType::text},
                                           {"inn", InputType::inn},
                                           {"ogrn", InputType::ogrn},
                                           {"snils", InputType::snils},
                                           {"date", InputType::date},
                                           {"birth_date", InputType::birth_date},
                                           {"last_day", InputType::last_day},
                                           {"email", InputType::email},
                                           {"phone", InputType::phone},
                                           {"service_kinds", InputType::service_kinds},
                                           {"training_kinds", InputType::training_kinds},
                                           {"table", InputType::table},
                                           {"signatory", InputType::signatory},
                                           {"delivery", InputType::delivery},
                                           {"made", InputType::made}};

}  // namespace

std::span<Name<Purpose> const> names_of(Purpose) {
  return purposes;
}
std::span<Name<ApplicantKind> const> names_of(ApplicantKind) {
  return applicants;
}
std::span<Name<Channel> const> names_of(Channel) {
  return channels;
}
std::span<Name<Unit> const> names_of(Unit) {
  return units;
}
std::span<Name<Start> const> names_of(Start) {
  return starts;
}
std::span<Name<Holder> const> names_of(Holder) {
  return holders;
}
std::span<Name<InputType> const> names_of(InputType) {
  return input_types;
}

}  // namespace obereg::accreditation
