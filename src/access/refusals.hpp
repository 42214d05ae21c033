// Every 'no' of this module, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::access::refusals {

// Sign-in.
inline constexpr RefusalKind challenge_unknown{
    "access.challenge-unknown", "Такого задания мы не выдавали",
    "Откройте страницу заново: появится новое задание. Подпишите его и отправьте подпись.", 422};
inline constexpr RefusalKind challenge_expired{
    "access.challenge-expired", "Задание устарело",
    "Оно действует 10 минут. Откройте страницу заново и подпишите новое задание.", 422};
inline constexpr RefusalKind challenge_used{
    "access.challenge-used", "Это задание уже использовано",
    "Каждое задание подписывают один раз. Откройте страницу заново и подпишите новое задание.", 422};
inline constexpr RefusalKind challenge_of_another_site{
    "access.challenge-of-another-site", "Задание выдано для другого адреса сайта",
    "Проверьте адрес в строке браузера, откройте страницу заново и подпишите новое задание.", 422};
inline constexpr RefusalKind challenges_too_many{
    "access.challenges-too-many", "Слишком много заданий для подписи",
    "За десять минут из вашей сети или для вашей учётной записи их попросили больше 600 раз. Подождите десять минут и "
    "откройте страницу снова.",
    429};
inline constexpr RefusalKind signature_missing{"access.signature-missing", "Подписи нет",
                                               "Выберите файл подписи (.sig) или подпишите в браузере.", 422};
inline constexpr RefusalKind certificate_unknown{"access.certificate-unknown",
                                                 "Сертификат не привязан ни к одной учётной записи",
                                                 "Подпись верна, но мы не знаем, чей это кабинет. Подайте заявку на "
                                                 "доступ с этим сертификатом: его привяжут к вашей "
                                                 "прежней учётной записи или создадут новую.",
                                                 403};
inline constexpr RefusalKind certificate_removed{
    "access.certificate-removed", "Сертификат отвязан от учётной записи",
    "Войдите другим своим сертификатом. Если другого нет, подайте заявку с этим или новым сертификатом, её "
    "рассматривают один рабочий день, или попросите администратора системы привязать этот снова.",
    403};
inline constexpr RefusalKind account_blocked{"access.account-blocked", "Учётная запись заблокирована",
                                             "Снять блокировку может администратор системы.", 403};
inline constexpr RefusalKind no_cabinets{"access.no-cabinets", "У учётной записи нет ни одного кабинета",
                                         "Попросите администратора системы дать вам роль в вашей организации.", 403};

// Accounts by e-mail: docs/passwords.md. One text for all that must not be told apart.
inline constexpr RefusalKind password_wrong{
    "access.password-wrong", "Почта или пароль не подходят",
    "Проверьте раскладку клавиатуры и заглавные буквы. Если пароль забыт, задайте новый по ссылке на этой странице.",
    422};
inline constexpr RefusalKind password_delayed{
    "access.password-delayed", "Слишком много неудачных попыток входа с этой почтой",
    "Подождите: пауза растёт с каждой ошибкой, но не больше получаса. Новый пароль по ссылке из письма снимает её "
    "сразу, а вход по сертификату открыт как обычно.",
    429};
inline constexpr RefusalKind present_password_wrong{
    "access.present-password-wrong", "Нынешний пароль не подходит",
    "Проверьте раскладку клавиатуры. Если пароль забыт, выйдите и задайте новый по ссылке со страницы входа.", 422};
inline constexpr RefusalKind pending_sign_in_over{
    "access.pending-sign-in-over", "Вход нужно начать заново",
    "Между паролем и кодом может пройти не больше пяти минут. Введите почту и пароль ещё раз.", 422};
inline constexpr RefusalKind second_factor_wrong{
    "access.second-factor-wrong", "Код не подходит",
    "Введите код, который приложение показывает сейчас: каждый код действует полминуты и один раз. Проверьте, верно ли "
    "идут часы телефона. Вместо него подойдёт запасной код.",
    422};
inline constexpr RefusalKind person_has_account{"access.person-has-account",
                                                "У человека с этим СНИЛС уже есть учётная запись",
                                                "Выберите её: сертификат привяжется к ней, а роль в организации "
                                                "добавится. Второй записи у одного человека не бывает.",
                                                409};
inline constexpr RefusalKind second_factor_not_proposed{
    "access.second-factor-not-proposed", "Настройка второго фактора не начата",
    "Откройте страницу «Второй фактор» и начните настройку: появится QR-код.", 409};
inline constexpr RefusalKind second_factor_required{
    "access.second-factor-required", "Второй фактор нельзя выключить",
    "Одна из ваших ролей даёт права над чужими учётными записями, и одного пароля для неё мало. Если телефон сменился, "
    "настройте второй фактор заново.",
    409};
inline constexpr RefusalKind email_missing{"access.email-missing", "У учётной записи нет адреса почты",
                                           "По паролю входят с адресом почты. Впишите его в учётную запись.", 422};
inline constexpr RefusalKind email_not_confirmed{"access.email-not-confirmed", "Почта не подтверждена",
                                                 "Сначала подтвердите адрес кодом из письма: страница «Подтверждение "
                                                 "почты».",
                                                 409};
inline constexpr RefusalKind name_missing{"access.name-missing", "Не сказано, кто это",
                                          "Назовите человека: --name «Фамилия Имя Отчество».", 422};
inline constexpr RefusalKind address_of_several{"access.address-of-several", "С этой почтой несколько учётных записей",
                                                "Пригласите нужную на странице «Учётные записи».", 409};
inline constexpr RefusalKind login_taken{
    "access.login-taken", "С этой почтой по паролю входит другая учётная запись",
    "У каждого человека должен быть свой адрес. Укажите другой или найдите учётную запись в списке.", 409};
inline constexpr RefusalKind address_invited{"access.address-invited",
                                             "На эту почту уже отправлено приглашение для другой учётной записи",
                                             "У каждого человека должен быть свой адрес: с одного входит одна учётная "
                                             "запись. Укажите другой или найдите учётную "
                                             "запись в списке.",
                                             409};
inline constexpr RefusalKind link_unknown{
    "access.link-unknown", "Ссылка не подходит",
    "Скопируйте её из письма целиком. Если письмо старое, попросите новое приглашение или запросите новый пароль на "
    "странице входа.",
    404};
inline constexpr RefusalKind link_used{
    "access.link-used", "По этой ссылке пароль уже задан",
    "Каждая ссылка действует один раз и перестаёт действовать, когда задан новый пароль. Войдите по паролю; если он "
    "забыт, запросите новый на странице входа.",
    410};
inline constexpr RefusalKind link_expired{
    "access.link-expired", "Срок ссылки прошёл",
    "Приглашение действует семь дней, ссылка для нового пароля — час. Попросите того, кто вас пригласил, прислать "
    "новое приглашение, или запросите новый пароль на странице входа.",
    410};

inline constexpr RefusalKind key_without_scopes{"access.key-without-scopes", "У ключа нет ни одного права",
                                                "Отметьте хотя бы одно действие, которое программе можно.", 422};

// «Заявка на создание пользователя».
inline constexpr RefusalKind no_ca_attached{
    "access.no-ca-attached", "Во втором поле – не сертификат удостоверяющего центра",
    "В первое поле приложите свой сертификат, во второе – сертификат того центра, который его выдал: его публикуют на "
    "сайте центра.",
    422};
inline constexpr RefusalKind other_ca_attached{
    "access.other-ca-attached", "Ваш сертификат выдал другой удостоверяющий центр",
    "Приложите сертификат того центра, который выдал ваш: его публикуют на сайте центра.", 422};
inline constexpr RefusalKind certificate_of_another{
    "access.certificate-of-another", "Сертификат выдан другому человеку",
    "Напишите фамилию, имя и отчество так, как в сертификате, или приложите свой сертификат.", 422};
inline constexpr RefusalKind other_inn_in_certificate{
    "access.other-inn", "В сертификате другой ИНН организации",
    "Исправьте ИНН в заявке или приложите сертификат, выданный вам в этой организации.", 422};
inline constexpr RefusalKind other_ogrn_in_certificate{
    "access.other-ogrn", "В сертификате другой ОГРН организации",
    "Исправьте ОГРН в заявке или приложите сертификат, выданный вам в этой организации.", 422};
inline constexpr RefusalKind too_many_requests{
    "access.too-many-requests", "Слишком много заявок подряд",
    "С вашего адреса подали много заявок. Подождите десять минут и повторите.", 429};
inline constexpr RefusalKind certificate_has_account{
    "access.certificate-has-account", "Этот сертификат уже привязан к учётной записи",
    "Заявка не нужна: войдите с ним. Если войти не получается, страница входа скажет почему.", 409};
inline constexpr RefusalKind waits_for_authority{
    "access.waits-for-authority", "Ваша заявка одобрена, но удостоверяющего центра ещё нет в перечне",
    "Вход откроется, когда центр внесут в перечень аккредитованных. Новая заявка не нужна. Если ждать нельзя, войдите "
    "другим сертификатом или спросите администратора системы.",
    422};
inline constexpr RefusalKind request_waits{
    "access.request-waits", "Вы подали заявку с этим сертификатом, её рассматривают",
    "Войти можно будет, когда её одобрят: мы напишем на почту. Второй раз подавать не нужно.", 422};
inline constexpr RefusalKind request_to_correct{
    "access.request-to-correct", "Вы подали заявку с этим сертификатом, её нужно исправить",
    "Что исправить, написано в письме и на странице заявки: откройте её по номеру и коду.", 422};
inline constexpr RefusalKind request_open{"access.request-open", "Заявка с этим сертификатом уже подана",
                                          "Второй раз подавать не нужно: посмотрите, что с первой, по номеру и коду из "
                                          "письма.",
                                          409};
inline constexpr RefusalKind request_moved_on{
    "access.request-moved-on", "С заявкой уже что-то сделали",
    "Пока страница была открыта, заявка изменилась. Откройте её заново и посмотрите, что с ней.", 409};
inline constexpr RefusalKind request_of_another_clerk{
    "access.request-of-another-clerk", "Заявка не у вас в работе",
    "Решает тот, кто взял её в работу. Возьмите заявку себе: это будет видно в её истории.", 409};
inline constexpr RefusalKind request_taken{"access.request-taken", "Заявку уже взял другой сотрудник",
                                           "Пока страница была открыта, её взяли в работу. Если решать нужно вам, "
                                           "заберите её отдельной кнопкой: это будет видно "
                                           "в истории заявки.",
                                           409};
inline constexpr RefusalKind request_fails_now{
    "access.request-fails-now", "Сертификат заявки больше не проходит проверку",
    "Одобрить нельзя: войти с ним не получится. Попросите приложить другой сертификат или откажите с этой причиной.",
    409};
inline constexpr RefusalKind person_is_blocked{
    "access.person-is-blocked", "Учётная запись этого человека заблокирована",
    "Пока её блокировку не снял администратор системы, ни сертификат, ни новая учётная запись доступа не дадут.", 409};
inline constexpr RefusalKind request_not_found{"access.request-not-found", "Заявки с таким номером и кодом нет",
                                               "Проверьте номер и код: они в письме, которое пришло после подачи.",
                                               422};
inline constexpr RefusalKind codes_tried_too_often{"access.codes-tried-too-often", "Слишком много попыток",
                                                   "Подождите десять минут и повторите.", 429};
inline constexpr RefusalKind needs_administrator{
    "access.needs-administrator", "Это может только администратор",
    "Роли министерства, администратора и того, кто рассматривает заявки, даёт администратор; он же привязывает "
    "сертификаты к их учётным записям. Верните заявку в очередь: он её увидит.",
    403};
inline constexpr RefusalKind account_not_alike{"access.account-not-alike", "Это учётная запись другого человека",
                                               "У неё не совпадают с заявкой ни имя, ни почта, ни СНИЛС.", 422};
inline constexpr RefusalKind request_of_another_person{
    "access.request-of-another-person", "СНИЛС в сертификате другой: это другой человек",
    "Привязать сертификат к этой учётной записи нельзя. Выберите другую запись или создайте новую.", 422};
inline constexpr RefusalKind binding_unconfirmed{
    "access.binding-unconfirmed", "Подтвердите, что это тот же человек",
    "Данные заявки и учётной записи расходятся. Сверьте их и отметьте подтверждение под списком учётных записей.", 422};
inline constexpr RefusalKind kind_missing{"access.organisation-kind-missing", "Выберите, что это за организация",
                                          "Её ещё нет в системе, и от этого зависит, какие роли ей подходят.", 422};
inline constexpr RefusalKind kind_needs_administrator{
    "access.organisation-kind-needs-administrator", "Такую организацию добавляет только администратор",
    "Министерство и оператора системы вносит администратор. Верните заявку в очередь: он её увидит.", 403};
inline constexpr RefusalKind roles_missing{"access.roles-missing", "Не выбрано ни одной роли",
                                           "Отметьте, какие роли получит человек.", 422};
inline constexpr RefusalKind email_code_wrong{
    "access.email-code-wrong", "Код не подходит",
    "Проверьте код в последнем письме или запросите новый. Код действует сутки.", 422};

// «Мои сертификаты».
inline constexpr RefusalKind own_certificate_of_another{
    "access.own-certificate-of-another", "Сертификат выдан другому человеку",
    "К учётной записи привязывают сертификат её владельца. Если вы сменили фамилию, подайте заявку: сотрудник сверит и "
    "привяжет его.",
    422};
inline constexpr RefusalKind certificate_of_another_organisation{
    "access.own-certificate-of-another-organisation", "Сертификат выдан в другой организации",
    "В ней у вас нет ни одного кабинета. Подайте заявку с этим сертификатом: сотрудник даст кабинет и привяжет его.",
    422};
inline constexpr RefusalKind certificate_is_yours{
    "access.certificate-is-yours", "Этот сертификат у вас уже есть",
    "Он привязан к вашей учётной записи, второй раз привязывать не нужно.", 422};
inline constexpr RefusalKind certificate_of_another_account{
    "access.certificate-of-another-account", "Сертификат привязан к другой учётной записи",
    "Один сертификат принадлежит одной учётной записи. Если он ваш, сообщите администратору системы.", 422};
inline constexpr RefusalKind removed_by_administrator{
    "access.certificate-removed-by-administrator", "Этот сертификат отвязал администратор",
    "Привязать его снова может только администратор системы. Спросите его, почему сертификат отвязан.", 422};
inline constexpr RefusalKind last_certificate{
    "access.last-certificate", "Это последний сертификат, которым вы можете войти и подписать",
    "Отметьте, что понимаете это, или сначала добавьте другой сертификат.", 422};
inline constexpr RefusalKind last_certificate_of_person{
    "access.last-certificate-of-person", "Это последний сертификат, которым этот человек может войти и подписать",
    "Отметьте, что понимаете это, или сначала привяжите ему другой сертификат.", 422};
inline constexpr RefusalKind last_administrator_certificate{
    "access.last-administrator-certificate", "Это последний сертификат, которым может войти администратор системы",
    "Без него в управление не войдёт никто. Сначала дайте роль администратора человеку с действующим сертификатом или "
    "паролем, или привяжите другой сертификат.",
    409};

// Administration.
inline constexpr RefusalKind certificate_missing{"access.certificate-missing", "Приложите файл сертификата",
                                                 "Это открытый сертификат, файл .cer или .crt, без закрытого ключа.",
                                                 422};
inline constexpr RefusalKind certificate_taken{
    "access.certificate-taken", "Этот сертификат уже привязан к учётной записи",
    "Один сертификат принадлежит одному человеку. Найдите его учётную запись в списке.", 422};
inline constexpr RefusalKind organisation_unknown{"access.organisation-unknown", "Организации с таким ИНН нет",
                                                  "Проверьте ИНН или сначала добавьте организацию.", 422};
inline constexpr RefusalKind inn_taken{"access.inn-taken", "Организация с таким ИНН уже есть",
                                       "Найдите её в списке организаций.", 422};
inline constexpr RefusalKind authority_known{"access.authority-known",
                                             "Этот сертификат удостоверяющего центра уже в списке",
                                             "Найдите его в списке: там можно изменить срок аккредитации.", 422};
inline constexpr RefusalKind change_not_ready{"access.trust-change-not-ready",
                                              "Решать пока нечего: разница ещё не посчитана",
                                              "Обновите страницу изменения и решите, когда увидите разницу.", 409};
inline constexpr RefusalKind change_decided{"access.trust-change-decided", "Решение уже принято",
                                            "Откройте историю списка: там видно, что получилось.", 409};
inline constexpr RefusalKind change_no_version{"access.trust-change-no-version",
                                               "Вернуть можно только то, что применено",
                                               "Найдите в истории списка версию с номером.", 409};
inline constexpr RefusalKind crl_of_another_ca{
    "access.crl-of-another-ca", "Список отозванных сертификатов подписан не этим центром",
    "Прежний список остаётся. Сообщите центру, что по его адресу лежит чужой список.", 422};
inline constexpr RefusalKind crl_older{"access.crl-older", "По адресу лежит список старше того, что уже есть",
                                       "Прежний список остаётся: он новее.", 409};
inline constexpr RefusalKind crl_from_future{
    "access.crl-from-future", "Список отозванных сертификатов датирован будущим",
    "Такой список не принимается, прежний остаётся. Проверьте часы сервера; если они верны, сообщите удостоверяющему "
    "центру.",
    422};
inline constexpr RefusalKind crl_fetching_off{
    "access.crl-fetching-off", "Получение списков по сети выключено в настройках",
    "Загрузите список файлом или включите получение в файле настроек: crl_fetch.", 409};
inline constexpr RefusalKind cabinet_does_not_fit{
    "access.cabinet-does-not-fit", "Такая роль не подходит этой организации",
    "Какие роли бывают в каких организациях, показано на странице «Роли и права».", 422};
inline constexpr RefusalKind last_administrator{
    "access.last-administrator", "Это последний администратор",
    "Сначала дайте роль администратора другому человеку: иначе войти в управление будет некому.", 409};

inline constexpr RefusalKind calendar_change_undone{"access.calendar-change-undone",
                                                    "Это изменение календаря уже отменено",
                                                    "Отмену отменить нельзя: внесите изменение заново.", 409};

// People of one's own organisation.
inline constexpr RefusalKind person_not_here{
    "access.person-not-here", "Такого человека в вашей организации нет",
    "Возможно, его роли здесь уже забрали. Вернитесь к списку людей организации.", 404};
inline constexpr RefusalKind role_of_the_system{
    "access.role-of-the-system", "Эту роль даёт и забирает только администратор системы",
    "Роли министерства, администратора системы и того, кто рассматривает заявки, действуют шире одной организации. "
    "Обратитесь к администратору системы.",
    422};
inline constexpr RefusalKind person_suspended{"access.person-suspended", "Кабинеты этого человека закрыты",
                                              "Сначала откройте их: прежние роли вернутся.", 409};
inline constexpr RefusalKind own_cabinets_stay{
    "access.own-cabinets-stay", "Свои кабинеты закрыть нельзя",
    "Попросите другого администратора организации или администратора системы.", 409};
inline constexpr RefusalKind administrator_role_leaves{
    "access.administrator-role-leaves", "Подтвердите, что забираете роль администратора организации",
    "Без этой роли человеком и ролями в организации управлять не сможет тот, у кого её забирают.", 409};

}  // namespace obereg::access::refusals
