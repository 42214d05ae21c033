#include "training/sets_page/set_actions.hpp"

#include "training/refusals.hpp"

namespace obereg::training {

namespace {

html::View link_to(std::string_view title, std::string const& href) {
  return {{"title", title}, {"href", href}, {"post_to", ""}, {"confirm", ""}};
}
html::View form_to(std::string_view title, std::string const& href, std::string_view confirm) {
  return {{"title", title}, {"href", ""}, {"post_to", href}, {"confirm", confirm}};
}

}  // namespace

std::string address_of(RecordSet const& set) {
  return "/training/sets/" + std::to_string(set.id.value);
}

std::vector<html::View> actions_on(RecordSet const& set, Actor const& actor) {
  std::vector<html::View> actions;
  if (set.organisation != actor.organisation) return actions;
  if (actor.may("training.sign") && allowed(set, SetAction::sign))
    actions.push_back(link_to("Внести в реестр", address_of(set) + "/sign"));
  if (actor.may("training.prepare") && allowed(set, SetAction::withdraw))
    actions.push_back(form_to("Отозвать", address_of(set) + "/withdraw",
                              "Отозвать набор? Внести его в реестр будет уже нельзя. Записи останутся в нём; чтобы "
                              "править их или внести снова, набор потом расформировывают."));
  if (actor.may("training.prepare") && allowed(set, SetAction::dissolve))
    actions.push_back(form_to("Расформировать и править записи", address_of(set) + "/dissolve",
                              "Расформировать набор? Его записи вернутся в ожидающие добавления."));
  return actions;
}

std::string why_no_signing(RecordSet const& set, Actor const& actor) {
  bool const looked_for = set.organisation == actor.organisation && actor.may("training.prepare") &&
                          !actor.may("training.sign") && allowed(set, SetAction::sign);
  return looked_for ? std::string(refusals::only_signers_sign.advice) : std::string();
}

}  // namespace obereg::training
