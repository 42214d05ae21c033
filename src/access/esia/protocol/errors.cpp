#include "access/esia/protocol/errors.hpp"

#include <algorithm>
#include <regex>

#include "access/esia/refusals.hpp"

namespace obereg::access::esia {
namespace {

using namespace refusals;

std::string code_in(std::string_view description) {
  static std::regex const code("ESIA-[0-9]{6}");
  std::match_results<std::string_view::const_iterator> match;
  auto const head = description.substr(0, 2000);
  return std::regex_search(head.begin(), head.end(), match, code) ? match.str() : std::string();
}

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '_';
  });
}

}  // namespace

// Codes as the methodical recommendations for ЕСИА list them; those of consents of the Digital Profile are not asked
// for.
std::vector<KnownError> const& known_errors() {
  static std::vector<KnownError> const list = {
      {"ESIA-007002", &esia_misconfigured, "сертификат системы не соответствует её мнемонике или не загружен в ЕСИА"},
      {"ESIA-007003", &esia_misconfigured, "в запросе нет обязательного параметра, или он неверен или повторён"},
      {"ESIA-007004", &esia_cancelled, "владелец учётной записи отклонил запрос"},
      {"ESIA-007005", &esia_misconfigured, "системе не разрешено получать маркер доступа этим способом"},
      {"ESIA-007006", &esia_misconfigured, "область доступа (scope) указана неверно"},
      {"ESIA-007007", &esia_unavailable, "сбой в работе ЕСИА"},
      {"ESIA-007008", &esia_unavailable, "ЕСИА перегружена, или в ней ведутся работы"},
      {"ESIA-007009", &esia_misconfigured, "ЕСИА не выдаёт маркер доступа этим способом"},
      {"ESIA-007011", &esia_code_old, "код входа просрочен, уже использован или выдан другой системе"},
      {"ESIA-007012", &esia_misconfigured, "такой вид кода ЕСИА не принимает"},
      {"ESIA-007013", &esia_misconfigured, "в запросе нет области доступа (scope)"},
      {"ESIA-007014", &esia_misconfigured, "в запросе нет обязательного параметра"},
      {"ESIA-007015", &esia_misconfigured, "время запроса неверно: проверьте часы сервера"},
      {"ESIA-007019", &esia_no_permission, "нет разрешения на доступ"},
      {"ESIA-007023", &esia_misconfigured, "адреса возврата (redirect_uri) нет среди разрешённых для системы"},
      {"ESIA-007038", &esia_misconfigured, "параметры запроса не читаются"},
      {"ESIA-007039", &esia_misconfigured, "при переходе на Госуслуги не был указан code_challenge"},
      {"ESIA-007040", &esia_code_old, "проверочное значение (code_verifier) не подошло"},
      {"ESIA-007046", &esia_no_permission, "нужен вход с подтверждением по коду, а у учётной записи оно недоступно"},
      {"ESIA-007053", &esia_misconfigured, "подпись запроса (client_secret) неверна, или сертификат не действует"},
      {"ESIA-007055", &esia_unconfirmed, "вход с неподтверждённой учётной записью"},
      {"ESIA-007060", &esia_misconfigured, "роль в запросе указана неверно"},
      {"ESIA-007061", &esia_misconfigured, "вид объекта в запросе указан неверно"},
      {"ESIA-007062", &esia_misconfigured, "вид или роль пользователя в запросе указаны неверно"},
      {"ESIA-007194", &esia_no_permission, "запрошены данные организации, в которой человек не работает"},
      {"ESIA-008010", &esia_misconfigured, "ЕСИА не узнала систему, которая к ней обратилась"},
  };
  return list;
}

Refusal refusal_of(std::string_view error, std::string_view description) {
  auto const code = code_in(description);
  auto const& known = known_errors();
  auto const found =
      std::find_if(known.begin(), known.end(), [&](KnownError const& each) { return each.code == code; });
  if (found != known.end()) return refuse(*found->kind, code + ": " + std::string(found->detail) + ".");
  if (!code.empty()) return refuse(esia_other_error, "Код ошибки: " + code + ".");
  if (error == "access_denied") return refuse(esia_cancelled);
  if (error == "temporarily_unavailable" || error == "server_error") return refuse(esia_unavailable);
  return refuse(esia_other_error, is_word(error) ? "Код ошибки: " + std::string(error) + "." : "");
}

}  // namespace obereg::access::esia
