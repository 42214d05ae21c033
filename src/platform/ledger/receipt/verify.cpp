#include "platform/ledger/receipt/verify.hpp"

#include <fmt/format.h>

#include "core/text.hpp"

namespace obereg::ledger {

namespace {

Check check(std::string code, std::string title, bool passed, std::string yes, std::string no) {
  return {std::move(code), passed, std::move(title), passed ? std::move(yes) : std::move(no)};
}

Check key_check(Receipt const& receipt, PublicKey const& key) {
  return check("key", "Ключ реестра", receipt.head.head.key_id == key.id(),
               fmt::format("Квитанция выдана журналом с этим ключом ({}…).", to_hex(key.id()).substr(0, 16)),
               "Квитанция выдана журналом с другим ключом. Возьмите открытый ключ того реестра, который её выдал.");
}

Check statement_check(Receipt const& receipt, PublicKey const& key) {
  return check("statement", "Сведения квитанции",
               key.verify(statement_bytes(receipt.signed_statement), receipt.statement_signature),
               "Сведения о наборе, организации и подписи подтверждены подписью реестра.",
               "Подпись реестра под сведениями не подходит: сведения изменены после выдачи квитанции.");
}

Check head_check(Receipt const& receipt, PublicKey const& key) {
  auto const& head = receipt.head.head;
  return check("head", "Состояние журнала", verify_head(receipt.head, key),
               fmt::format("Реестр подписал журнал из {} {} на {}.", head.size,
                           text::plural(static_cast<long long>(head.size), "события", "событий", "событий"),
                           iso_moment(head.moment)),
               "Подпись реестра под состоянием журнала не подходит: состояние изменено или подписано другим ключом.");
}

Check records_check(Receipt const& receipt) {
  auto const& statement = receipt.statement;
  std::string fault;
  std::uint64_t last = 0;
  for (auto const& record : receipt.records) {
    if (record.position <= last) fault = "порядок записей нарушен";
    if (leaf_hash(Leaf{statement.kind, record.number, statement.file_hash, record.position}) != record.leaf)
      fault = "хеш события не соответствует номеру, месту в файле и подписанному файлу";
    if (!fault.empty()) {
      fault = fmt::format("Запись {} (номер {}): {}.", record.position, record.number, fault);
      break;
    }
    last = record.position;
  }
  if (fault.empty() && (receipt.records.empty() || receipt.records.size() != statement.records))
    fault = fmt::format("В квитанции {} записей, а заявлено {}.", receipt.records.size(), statement.records);
  return check("records", "Записи", fault.empty(),
               fmt::format("Хеши событий вычислены заново и совпали, записей: {}.", receipt.records.size()), fault);
}

Check proof_check(Receipt const& receipt) {
  std::vector<Hash> leaves;
  leaves.reserve(receipt.records.size());
  for (auto const& record : receipt.records) leaves.push_back(record.leaf);
  auto const& head = receipt.head.head;
  return check("proof", "Место в журнале",
               verify_range(leaves, receipt.first_leaf, head.size, receipt.proof, head.root),
               fmt::format("События стоят в журнале подряд, начиная с места {}.", receipt.first_leaf),
               "Событий квитанции нет на указанном месте журнала: доказательство не сходится с его корнем.");
}

void add_evidence(Receipt const& receipt, PublicKey const& key, Evidence const& evidence, std::vector<Check>& checks) {
  auto const& statement = receipt.statement;
  if (auto const& file = evidence.signed_file)
    checks.push_back(check("file", "Подписанный файл",
                           file->size() == statement.file_size && sha256(*file) == statement.file_hash,
                           "Это тот самый файл, который был подписан.",
                           "Это другой файл или он изменён: его хеш не тот, что в квитанции."));
  if (auto const& signature = evidence.signature)
    checks.push_back(check("signature", "Файл подписи", sha256(*signature) == statement.signature_hash,
                           "Это та самая подпись, с которой файл был принят.",
                           "Это другая подпись или она изменена: её хеш не тот, что в квитанции."));
  if (evidence.later_head) {
    try {
      checks.push_back(verify_later_head(receipt, key, parse_later_head(*evidence.later_head)));
    } catch (ReceiptError const& error) {
      checks.push_back({"later-head", false, "Более позднее состояние журнала", error.what()});
    }
  }
}

}  // namespace

Check verify_later_head(Receipt const& receipt, PublicKey const& key, LaterHead const& later) {
  auto const& head = receipt.head.head;
  bool const continues =
      later.earlier == head.size && verify_head(later.head, key) &&
      ledger::verify_consistency(head.size, head.root, later.head.head.size, later.head.head.root, later.proof);
  return check(
      "later-head", "Более позднее состояние журнала", continues,
      fmt::format("Журнал на {} продолжает тот, что подтверждён квитанцией: прошлое не переписано.",
                  iso_moment(later.head.head.moment)),
      "Более позднее состояние не продолжает журнал квитанции: прошлое переписано или файл от другого журнала.");
}

std::vector<Check> verify_receipt(std::string_view receipt_text, std::string_view public_key_pem,
                                  Evidence const& evidence) {
  std::vector<Check> checks;
  try {
    auto const receipt = parse_receipt(receipt_text);
    checks.push_back({"format", true, "Вид файла", "Это квитанция реестра, версия 1."});
    auto const key = PublicKey::from_pem(public_key_pem);
    checks.push_back(key_check(receipt, key));
    checks.push_back(statement_check(receipt, key));
    checks.push_back(head_check(receipt, key));
    checks.push_back(records_check(receipt));
    checks.push_back(proof_check(receipt));
    add_evidence(receipt, key, evidence, checks);
  } catch (ReceiptError const& error) {
    checks.push_back({"format", false, "Вид файла", error.what()});
  } catch (KeyError const& error) {
    checks.push_back({"key", false, "Ключ реестра", error.what()});
  }
  return checks;
}

}  // namespace obereg::ledger
