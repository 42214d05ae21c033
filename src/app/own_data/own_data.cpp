#include "app/own_data/own_data.hpp"

#include <sstream>

#include "access/accounts/names.hpp"
#include "access/requests/access_request.hpp"
#include "access/roles.hpp"
#include "access/sessions/sessions.hpp"
#include "app/audit_log/vocabulary.hpp"
#include "app/own_data/queries.hpp"
#include "casework/case.hpp"
#include "core/time.hpp"

namespace obereg::app {

namespace sql = obereg::sql::app::own_data;

namespace {

using access::RequestState;
using access::SignInWay;

constexpr auto moment = CellKind::moment;

struct PartSource {
  DataPart part;
  database::Query const* query;
};

std::vector<PartSource> who_one_is() {
  return {
      {{"account",
        "Учётная запись",
        {{"last_name", "Фамилия"},
         {"first_name", "Имя"},
         {"middle_name", "Отчество"},
         {"job_title", "Должность"},
         {"email", "Почта"},
         {"email_confirmed_at", "Почта подтверждена", moment},
         {"phone", "Телефон"},
         {"created_at", "Создана", moment},
         {"blocked_at", "Заблокирована", moment},
         {"blocked_reason", "Причина блокировки"}}},
       &sql::account},
      {{"cabinets",
        "Организации и роли",
        {{"organisation", "Организация"},
         {"inn", "ИНН"},
         {"role", "Роль", CellKind::role},
         {"granted_at", "Дана", moment}}},
       &sql::cabinets},
      {{"closed_cabinets",
        "Закрытые кабинеты",
        {{"organisation", "Организация"},
         {"inn", "ИНН"},
         {"role", "Роль", CellKind::role},
         {"closed_at", "Закрыт", moment},
         {"reason", "Причина"}}},
       &sql::suspended_cabinets},
      {{"certificates",
        "Сертификаты",
        {{"subject", "Кому выдан", CellKind::holder},
         {"issuer", "Кем выдан", CellKind::holder},
         {"serial", "Серийный номер"},
         {"thumbprint", "Отпечаток SHA-256"},
         {"snils", "СНИЛС в сертификате"},
         {"not_before", "Действует с", moment},
         {"not_after", "Действует по", moment},
         {"added_at", "Привязан", moment},
         {"removed_at", "Отвязан", moment}}},
       &sql::certificates},
  };
}

std::vector<PartSource> how_one_gets_in() {
  return {
      {{"email_changes",
        "Новый адрес почты, который ждёт кода",
        {{"email", "Адрес"}, {"sent_at", "Код отправлен", moment}}},
       &sql::email_changes},
      {{"passwords", "Пароль", {{"login", "Почта для входа"}, {"set_at", "Задан", moment}}}, &sql::passwords},
      {{"esia",
        "Учётная запись Госуслуг",
        {{"oid", "Номер в ЕСИА"}, {"linked_at", "Привязана", moment}, {"unlinked_at", "Отвязана", moment}}},
       &sql::esia},
      {{"password_links",
        "Приглашения и ссылки для пароля",
        {{"created_at", "Отправлена", moment},
         {"expires_at", "Действует до", moment},
         {"used_at", "Использована", moment}}},
       &sql::password_links},
      {{"consents",
        "Согласия на обработку персональных данных",
        {{"text_version", "Редакция текста"}, {"given_at", "Дано", moment}, {"withdrawn_at", "Отозвано", moment}}},
       &sql::consents},
  };
}

std::vector<PartSource> what_one_did() {
  return {
      {{"requests",
        "Заявки на доступ",
        {{"number", "Номер"},
         {"created_at", "Подана", moment},
         {"state", "Состояние", CellKind::request_state},
         {"last_name", "Фамилия"},
         {"first_name", "Имя"},
         {"middle_name", "Отчество"},
         {"email", "Почта"},
         {"phone", "Телефон"},
         {"job_title", "Должность"},
         {"organisation", "Организация"},
         {"inn", "ИНН"},
         {"ogrn", "ОГРН"},
         {"decided_at", "Решена", moment},
         {"reason", "Причина"}}},
       &sql::requests},
      {{"sessions",
        "Сеансы",
        {{"created_at", "Вход", moment},
         {"seen_at", "Последнее действие", moment},
         {"ended_at", "Завершён", moment},
         {"address", "Адрес", CellKind::address},
         {"browser", "Браузер"},
         {"way", "Как вошли", CellKind::way}}},
       &sql::sessions},
      {{"api_keys",
        "Ключи для программ",
        {{"name", "Название"},
         {"organisation", "Организация"},
         {"scopes", "Права", CellKind::scopes},
         {"created_at", "Создан", moment},
         {"used_at", "Последний раз использован", moment},
         {"revoked_at", "Отозван", moment}}},
       &sql::api_keys},
      {{"letters",
        "Письма вам",
        {{"created_at", "Написано", moment}, {"subject", "Тема"}, {"sent_at", "Отправлено", moment}}},
       &sql::letters},
      {{"actions",
        "Ваши входы и действия",
        {{"at", "Когда", moment},
         {"action", "Действие", CellKind::action},
         {"subject", "Над чем", CellKind::subject},
         {"address", "Откуда", CellKind::address},
         {"details", "Подробности"}}},
       &sql::actions},
  };
}

std::vector<PartSource> what_one_applied_for() {
  return {
      {{"accreditation_drafts",
        "Черновики заявлений об аккредитации",
        {{"organisation", "Организация"},
         {"inn", "ИНН"},
         {"variant", "Вариант услуги"},
         {"begun_at", "Начат", moment},
         {"changed_at", "Изменён", moment},
         {"discarded_at", "Удалён", moment}}},
       &sql::drafts},
      {{"accreditation_applications",
        "Заявления об аккредитации, которые вы подали",
        {{"number", "Номер"},
         {"organisation", "Заявитель"},
         {"inn", "ИНН"},
         {"variant", "Вариант услуги"},
         {"filed_at", "Подано", moment},
         {"state", "Состояние", CellKind::case_state},
         {"closed_at", "Закрыто", moment}}},
       &sql::filed},
      {{"read_letters",
        "Письма министерства, которые вы прочитали первым",
        {{"number", "Номер"}, {"dated_on", "От"}, {"read_at", "Прочитано", moment}}},
       &sql::read_letters},
  };
}

std::vector<PartSource> sources() {
  auto all = who_one_is();
  for (auto const& more : {how_one_gets_in(), what_one_applied_for(), what_one_did()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

template <class Kind>
std::string title_among(std::string const& code, std::initializer_list<Kind> kinds) {
  for (auto const kind : kinds)
    if (to_text(kind) == code) return std::string(title_of(kind));
  return code;
}

std::string scopes_in_words(std::string const& codes) {
  std::string words;
  std::istringstream each(codes);
  for (std::string scope; each >> scope;) {
    auto const title = access::scope_title(scope);
    words += (words.empty() ? "" : "; ") + (title.empty() ? scope : std::string(title));
  }
  return words;
}

std::string in_words(std::string const& code, CellKind kind) {
  switch (kind) {
    case CellKind::text:
    case CellKind::moment:
      return code;
    case CellKind::role: {
      auto const role = access::role_of(code);
      return role ? std::string(access::title_of(*role)) : code;
    }
    case CellKind::request_state:
      return title_among(code, {RequestState::received, RequestState::in_work, RequestState::correction,
                                RequestState::approved, RequestState::refused});
    case CellKind::case_state: {
      auto const state = casework::case_state_of(code);
      return state ? std::string(casework::title_of(*state)) : code;
    }
    case CellKind::action:
      return action_in_words(code);
    case CellKind::subject:
      return subject_in_words(code, Actor{}).words;
    case CellKind::way:
      return title_among(code, {SignInWay::certificate, SignInWay::password, SignInWay::esia});
    case CellKind::holder:
      return access::holder_name(code);
    case CellKind::address:  // of what was done by a command and not over the network
      return code == "command" ? "командой на сервере" : code;
    case CellKind::scopes:
      return scopes_in_words(code);
  }
  return code;
}

Cell cell_of(database::Row const& row, int column, CellKind kind, std::chrono::minutes zone) {
  if (kind != moment) {
    auto const stored = row.string(column);
    return {stored, stored.empty() ? stored : in_words(stored, kind)};
  }
  auto const at = row.optional_moment(column);
  return at ? Cell{iso_moment(*at), russian_moment(*at, zone)} : Cell{};
}

}  // namespace

std::vector<DataPart> own_data(database::ReadTx& tx, AccountId account, std::chrono::minutes zone) {
  std::vector<DataPart> parts;
  for (auto& [part, query] : sources()) {
    part.rows = tx.all(*query, {{"account", account}}, [&columns = part.columns, zone](database::Row const& row) {
      std::vector<Cell> cells;
      for (std::size_t i = 0; i < columns.size(); ++i)
        cells.push_back(cell_of(row, static_cast<int>(i), columns[i].kind, zone));
      return cells;
    });
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace obereg::app
