// Rows that may be due: what the list of who is due is read along, so that a page costs what it shows and not what the
// registry has seen in its years. The promise: each row that is due is a candidate. The list checks every candidate by
// the whole rule, so a row too many costs time and is never shown; only what is known to be out may be dropped.
#pragma once
#include <cstdint>

#include "platform/database/database.hpp"
#include "training/acts/act.hpp"
#include "training_rules/model/record.hpp"

namespace obereg::training {

// The rows that an act has at places `first` to `last`.
void add_candidates(database::Tx& tx, ActId act, std::int64_t first, std::int64_t last);

// Before the first `count` rows of an act, by place, are deleted.
void forget_candidates(database::Tx& tx, ActId act, std::int64_t count);

// For a record that is annulled or corrected: earlier versions of it can be due no more; what it had replaced, of the
// person and as the person was written, may be due again. In the transaction of the change, once its act is published,
// the log being locked.
void reconsider_candidates(database::Tx& tx, TrainingRecord const& before);

// After an act is published: of each person and programme that its rows at places `first` to `last` name, all
// candidates are dropped but the newest that stands. It costs what is dropped and what is looked at, however many
// records a person has. Where only one of two records has a СНИЛС, both stay; the list's own rule tells. The log is
// locked meanwhile, so that no annulment comes between looking and dropping. May be done twice, or not at all.
void settle_candidates(database::Tx& tx, ActId act, std::int64_t first, std::int64_t last);

}  // namespace obereg::training
