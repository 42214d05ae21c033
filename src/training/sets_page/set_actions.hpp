// What the list of sets and the page of one set share.
#pragma once
#include <string>
#include <vector>

#include "platform/html/render.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

std::string address_of(RecordSet const& set);

// «Действия»: what this person may do with this set now. The checks behind the addresses ask the same table.
std::vector<html::View> actions_on(RecordSet const& set, Actor const& actor);

// Why «Внести в реестр» is not among them for somebody who prepared the set; "" where it is, or nobody would look for
// it.
std::string why_no_signing(RecordSet const& set, Actor const& actor);

}  // namespace obereg::training
