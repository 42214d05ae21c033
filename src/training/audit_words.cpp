// The codes that this module writes into the audit log, in words. One line a code.
#include "training/training.hpp"

namespace obereg::training {

// clang-format off
audit::Vocabulary audit_vocabulary() {
  constexpr std::string_view preparing = "Подготовка записей", sets = "Наборы и реестр", ministry = "Надзор",
                             due = "Кому пора обучаться", views = "Просмотры";
  return {
      {
          {"training.record-added", "Добавлена запись, ожидающая внесения", preparing},
          {"training.record-changed", "Изменена запись, ожидающая внесения", preparing},
          {"training.records-deleted", "Удалены записи, ожидавшие внесения", preparing},
          {"training.file-sent-in", "Загружен файл с записями", preparing},
          {"training.import-refused", "Загруженный файл не принят", preparing},
          {"training.repairs-agreed", "Согласованы исправления в загруженном файле", preparing},
          {"training.right-rows-chosen", "Выбраны только верные строки файла", preparing},

          {"training.set-formed", "Сформирован набор записей", sets},
          {"training.set-signed", "Подписан набор записей", sets},
          {"training.set-entered", "Набор записей внесён в реестр", sets},
          {"training.set-refused", "Набор записей не внесён", sets},
          {"training.set-withdrawn", "Набор записей отозван", sets},
          {"training.set-dissolved", "Набор записей расформирован", sets},
          {"training.record-corrected", "Запись реестра исправлена", sets},
          {"training.record-annulled", "Запись реестра аннулирована", sets},
          {"training.extract-made", "Получена выписка из реестра", sets},
          {"training.registry-exported", "Выгружены записи реестра", sets},

          {"training.provider-blocked", "Организация заблокирована", ministry},
          {"training.provider-unblocked", "Снята блокировка организации", ministry},
          {"training.dispute-decided", "Решён спор о номере", ministry},
          {"training.accreditation-check-set", "Изменена проверка аккредитации при внесении записей", ministry},
          {"training.validity-set", "Установлен срок действия обучения", ministry},

          {"training.reminders-set", "Настроены напоминания", due},
          {"training.reminded", "Разосланы напоминания", due},
          {"training.due-exported", "Выгружен список «Кому пора обучаться»", due},

          {"training.record-viewed", "Просмотр записи реестра", views},
          {"training.registry-viewed", "Просмотр реестра", views},
          {"training.set-viewed", "Просмотр набора записей", views},
          {"training.file-viewed", "Просмотр загруженного файла", views},
          {"training.extract-viewed", "Просмотр выписки", views},
          {"training.due-viewed", "Просмотр списка «Кому пора обучаться»", views},
      },
      {
          {"record", "Запись реестра", "/training/registry/", "training.view-registry"},
          {"registry", "Реестр", "/training/registry", "training.view-registry"},
          {"record-set", "Набор записей", "/training/sets/", "training.view-sets"},
          {"import", "Загруженный файл", "/training/imports/", "training.prepare"},
          {"extract", "Выписка", "/check/", "training.view-registry"},
          {"dispute", "Спор о номере", "/ministry/disputes/", "training.ministry"},
          {"programme", "Программа обучения", "/ministry/validity/", "training.ministry"},
      }};
}
// clang-format on

}  // namespace obereg::training
