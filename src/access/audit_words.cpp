// The codes that this module writes into the audit log, in words. One line a code.
#include <iterator>

#include "access/access.hpp"

namespace obereg::access {

namespace {

// clang-format off
constexpr std::string_view signing_in = "Вход и сеансы", people = "Люди и роли", own = "Своя учётная запись",
                           requests = "Заявки на доступ", trust = "Удостоверяющие центры", views = "Просмотры",
                           system = "Управление системой";

constexpr audit::ActionWords actions[] = {
  {"access.signed-in", "Вход", signing_in},
  {"access.sign-in-refused", "Во входе отказано", signing_in},
  {"access.signed-out", "Выход", signing_in},
  {"access.session-ended", "Завершён один из своих сеансов", signing_in},
  {"access.sessions-closed", "Сеансы закрыты: сертификат больше не подходит", signing_in},
  {"access.all-sessions-ended", "Выход на всех устройствах", signing_in},
  {"access.password-delayed", "Вход по паролю отложен после неудачных попыток", signing_in},
  {"access.cabinet-chosen", "Открыт другой кабинет", signing_in},

  {"access.account-added", "Создана учётная запись", people},
  {"access.account-corrected", "Исправлены данные учётной записи", people},
  {"access.invited", "Отправлено приглашение", people},
  {"access.password-link-sent", "Отправлена ссылка для нового пароля", people},
  {"access.second-factor-reset", "Сброшен второй фактор", people},
  {"access.account-blocked", "Учётная запись заблокирована", people},
  {"access.account-unblocked", "Снята блокировка учётной записи", people},
  {"access.cabinet-granted", "Дана роль", people},
  {"access.cabinet-taken", "Забрана роль", people},
  {"access.cabinets-closed", "Закрыты кабинеты в организации", people},
  {"access.cabinets-opened", "Снова открыты кабинеты в организации", people},
  {"access.certificate-bound", "Привязан сертификат", people},
  {"access.certificate-unbound", "Отвязан сертификат", people},
  {"access.organisation-added", "Добавлена организация", people},
  {"access.organisation-changed", "Изменена организация", people},

  {"access.consent-given", "Дано согласие на обработку персональных данных", own},
  {"access.consent-withdrawn", "Отозвано согласие на обработку персональных данных", own},
  {"access.email-code-sent", "Отправлен код подтверждения почты", own},
  {"access.email-confirmed", "Подтверждена почта", own},
  {"access.email-changed", "Изменён свой адрес почты", own},
  {"access.email-change-dropped", "Оставлен прежний адрес почты", own},
  {"access.phone-changed", "Изменён свой телефон", own},
  {"access.api-key-made", "Создан ключ для программ", own},
  {"access.api-key-revoked", "Отозван ключ для программ", own},
  {"access.own-data-downloaded", "Скачаны свои данные", own},
  {"access.own-certificate-added", "Добавлен свой сертификат", own},
  {"access.own-certificate-refused", "Свой сертификат не добавлен", own},
  {"access.own-certificate-removed", "Отвязан свой сертификат", own},
  {"access.certificate-ending-told", "Отправлено предупреждение об окончании сертификата", own},
  {"access.esia-linked", "Привязана учётная запись Госуслуг", own},
  {"access.esia-link-refused", "Учётная запись Госуслуг не привязана", own},
  {"access.esia-unlinked", "Отвязана учётная запись Госуслуг", own},
  {"access.first-password-asked", "Запрошена ссылка для первого пароля", own},
  {"access.password-set", "Задан пароль", own},
  {"access.password-changed", "Изменён пароль", own},
  {"access.password-reset-asked", "Запрошен новый пароль по почте", own},
  {"access.second-factor-set", "Настроен второй фактор", own},
  {"access.second-factor-switched-off", "Выключен второй фактор", own},
  {"access.recovery-codes-made", "Выпущены запасные коды", own},

  {"access.request-filed", "Подана заявка на доступ", requests},
  {"access.request-corrected", "Заявка исправлена заявителем", requests},
  {"access.request-email-mended", "Заявитель исправил адрес почты", requests},
  {"access.request-regained", "Заявка открыта по подписи, код новый", requests},
  {"access.request-taken", "Заявка взята в работу", requests},
  {"access.request-taken-over", "Заявка взята у другого сотрудника", requests},
  {"access.request-released", "Заявка возвращена в очередь", requests},
  {"access.request-correction-asked", "Заявку попросили исправить", requests},
  {"access.request-approved", "Заявка одобрена", requests},
  {"access.request-opened", "Заявителю сообщено, что вход открыт", requests},
  {"access.request-refused", "По заявке отказано", requests},

  {"access.authority-added", "Добавлен удостоверяющий центр", trust},
  {"access.authority-changed", "Изменена аккредитация удостоверяющего центра", trust},
  {"access.authority-change-asked", "Предложена правка аккредитации удостоверяющего центра", trust},
  {"access.crl-added", "Загружен список отозванных сертификатов", trust},
  {"access.crl-removed", "Список отозванных сертификатов убран", trust},
  {"access.crl-uploaded", "Список отозванных сертификатов загружен для сравнения", trust},
  {"access.crl-fetch-asked", "Запрошены списки отозванных сертификатов", trust},
  {"access.tsl-uploaded", "Загружен перечень удостоверяющих центров", trust},
  {"access.trust-changed", "Применено изменение списка доверия", trust},
  {"access.trust-change-rejected", "Отклонено изменение списка доверия", trust},
  {"access.trust-undo-asked", "Запрошен возврат изменения списка доверия", trust},

  {"access.account-viewed", "Просмотр учётной записи", views},
  {"access.person-viewed", "Просмотр человека своей организации", views},
  {"access.request-viewed", "Просмотр заявки на доступ", views},

  {"calendar.changed", "Изменён производственный календарь", system},
  {"access.job-retried", "Задание запущено ещё раз", system},
  {"access.mail-sent-again", "Письмо отправлено ещё раз", system},
  {"access.audit-exported", "Скачан журнал действий", system},
  {"access.audit-verified", "Проверен журнал действий", system},
};

constexpr audit::SubjectWords subjects[] = {
  {"account", "Учётная запись", "/admin/accounts/", "admin"},
  {"access-request", "Заявка на доступ", "/applications/", "access.review"},
  {"organisation", "Организация", "/admin/organisations/", "admin"},
  {"api-key", "Ключ для программ", "", ""},
  {"certificate", "Сертификат", "", ""},
  {"sign-in", "Вход", "", ""},
  {"authority", "Удостоверяющий центр", "", ""},
  {"crl", "Список отозванных сертификатов", "", ""},
  {"trust-change", "Изменение списка доверия", "/admin/authorities/changes/", "admin"},
  {"trust-list", "Перечень удостоверяющих центров", "/admin/authorities", "admin"},
  {"calendar-change", "Изменение производственного календаря", "/admin/calendar/changes/", "admin"},
  {"job", "Задание", "", ""},
  {"mail", "Письмо", "/admin/mail/", "admin"},
  {"audit", "Журнал действий", "", ""},
};
// clang-format on

}  // namespace

audit::Vocabulary audit_vocabulary() {
  return {{std::begin(actions), std::end(actions)}, {std::begin(subjects), std::end(subjects)}};
}

}  // namespace obereg::access
