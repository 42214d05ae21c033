#include "platform/ledger/receipt/checks.hpp"

#include <fmt/format.h>

#include "core/text.hpp"

namespace obereg::ledger {

Check check(std::string code, std::string title, bool passed, std::string yes, std::string no) {
  return {std::move(code), passed, std::move(title), passed ? std::move(yes) : std::move(no)};
}

Check key_check(SignedHead const& head, PublicKey const& key) {
  return check("key", "Ключ реестра", head.head.key_id == key.id(),
               fmt::format("Квитанция выдана журналом с этим ключом ({}…).", to_hex(key.id()).substr(0, 16)),
               "Квитанция выдана журналом с другим ключом. Возьмите открытый ключ того реестра, который её выдал.");
}

Check head_check(SignedHead const& signed_head, PublicKey const& key) {
  auto const& head = signed_head.head;
  return check("head", "Состояние журнала", verify_head(signed_head, key),
               fmt::format("Реестр подписал журнал из {} {} на {}.", head.size,
                           text::plural(static_cast<long long>(head.size), "события", "событий", "событий"),
                           iso_moment(head.moment)),
               "Подпись реестра под состоянием журнала не подходит: состояние изменено или подписано другим ключом.");
}

Check verify_later_head(SignedHead const& earlier, PublicKey const& key, LaterHead const& later) {
  auto const& head = earlier.head;
  bool const continues =
      later.earlier == head.size && verify_head(later.head, key) &&
      ledger::verify_consistency(head.size, head.root, later.head.head.size, later.head.head.root, later.proof);
  return check(
      "later-head", "Более позднее состояние журнала", continues,
      fmt::format("Журнал на {} продолжает тот, что подтверждён квитанцией: прошлое не переписано.",
                  iso_moment(later.head.head.moment)),
      "Более позднее состояние не продолжает журнал квитанции: прошлое переписано или файл от другого журнала.");
}

void add_later_head(SignedHead const& head, PublicKey const& key, std::optional<std::string> const& later,
                    std::vector<Check>& checks) {
  if (!later) return;
  try {
    checks.push_back(verify_later_head(head, key, parse_later_head(*later)));
  } catch (ReceiptError const& error) {
    checks.push_back({"later-head", false, "Более позднее состояние журнала", error.what()});
  }
}

std::vector<Check> checks_of(std::function<void(std::vector<Check>&)> const& add) {
  std::vector<Check> checks;
  try {
    add(checks);
  } catch (ReceiptError const& error) {
    checks.push_back({"format", false, "Вид файла", error.what()});
  } catch (KeyError const& error) {
    checks.push_back({"key", false, "Ключ реестра", error.what()});
  }
  return checks;
}

}  // namespace obereg::ledger
