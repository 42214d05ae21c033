#include "platform/ledger/receipt/verify.hpp"

#include <fmt/format.h>

#include "platform/ledger/receipt/checks.hpp"

namespace obereg::ledger {

namespace {

Check statement_check(Receipt const& receipt, PublicKey const& key) {
  return check("statement", "Сведения квитанции",
               key.verify(statement_bytes(receipt.signed_statement), receipt.statement_signature),
               "Сведения о наборе, организации и подписи подтверждены подписью реестра.",
               "Подпись реестра под сведениями не подходит: сведения изменены после выдачи квитанции.");
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
  add_later_head(receipt.head, key, evidence.later_head, checks);
}

}  // namespace

std::vector<Check> verify_receipt(std::string_view receipt_text, std::string_view public_key_pem,
                                  Evidence const& evidence) {
  return checks_of([&](std::vector<Check>& checks) {
    auto const receipt = parse_receipt(receipt_text);
    checks.push_back({"format", true, "Вид файла", "Это квитанция реестра, версия 1."});
    auto const key = PublicKey::from_pem(public_key_pem);
    checks.push_back(key_check(receipt.head, key));
    checks.push_back(statement_check(receipt, key));
    checks.push_back(head_check(receipt.head, key));
    checks.push_back(records_check(receipt));
    checks.push_back(proof_check(receipt));
    add_evidence(receipt, key, evidence, checks);
  });
}

}  // namespace obereg::ledger
