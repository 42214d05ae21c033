// Every way a certificate, a list of revoked certificates or a signature is refused, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::signatures::refusals {

// Files.
inline constexpr RefusalKind file_empty{"signatures.file-empty", "Файл пустой",
                                        "Выберите файл ещё раз: в нём нет ни одного байта.", 422};
inline constexpr RefusalKind file_too_large{
    "signatures.file-too-large", "Файл слишком большой",
    "Файл сертификата не бывает больше 64 КБ, файл подписи – больше 1 МБ. Проверьте, тот ли файл вы выбрали.", 422};
inline constexpr RefusalKind private_key_given{
    "signatures.private-key", "Это закрытый ключ",
    "Закрытый ключ нельзя передавать никому. Он ушёл по сети: попросите удостоверяющий центр отозвать сертификат и "
    "получите новый ключ. Файл мы не сохранили. Сюда прикладывают сертификат без ключа (.cer) или готовую подпись "
    "(.sig).",
    422};
inline constexpr RefusalKind key_container_given{
    "signatures.pkcs12", "Это контейнер с закрытым ключом (.p12 или .pfx)",
    "В нём лежит закрытый ключ, его нельзя передавать никому. Он ушёл по сети: попросите удостоверяющий центр отозвать "
    "сертификат и получите новый ключ. Файл мы не сохранили. Сюда прикладывают сертификат без ключа (.cer) или готовую "
    "подпись (.sig).",
    422};
inline constexpr RefusalKind key_folder_given{
    "signatures.key-folder", "Это файл из папки с закрытым ключом КриптоПро",
    "Файлы header.key, primary.key и masks.key – части закрытого ключа, их нельзя передавать никому. Он ушёл по сети: "
    "попросите удостоверяющий центр отозвать сертификат и получите новый ключ. Файл мы не сохранили. Сюда прикладывают "
    "сертификат без ключа (.cer) или готовую подпись (.sig).",
    422};
inline constexpr RefusalKind several_certificates{
    "signatures.several-certificates", "В файле несколько сертификатов",
    "Приложите файл, в котором один сертификат. Сертификат удостоверяющего центра прикладывают отдельным файлом.", 422};
inline constexpr RefusalKind trailing_bytes{"signatures.trailing-bytes", "После конца данных в файле есть лишние байты",
                                            "Файл повреждён или склеен с другим. Выгрузите его заново.", 422};
inline constexpr RefusalKind signature_instead_of_certificate{
    "signatures.signature-instead", "Это файл подписи, а не сертификат", "Приложите файл сертификата (.cer).", 422};
inline constexpr RefusalKind not_a_certificate{
    "signatures.not-a-certificate", "Файл не читается как сертификат",
    "Нужен сертификат X.509 в DER или PEM (.cer, .crt). Выгрузите его заново из программы, где хранится подпись.", 422};

// The trust list.
inline constexpr RefusalKind not_a_tsl{
    "signatures.not-a-tsl", "Файл не читается как список аккредитованных удостоверяющих центров",
    "Нужен файл XML с портала e-trust.gosuslugi.ru. Скачайте его заново. Список доверия не изменился.", 422};
inline constexpr RefusalKind not_a_ca{"signatures.not-a-ca", "Это не сертификат удостоверяющего центра",
                                      "В список доверия вносят только сертификаты удостоверяющих центров.", 422};
inline constexpr RefusalKind not_a_crl{
    "signatures.not-a-crl", "Файл не читается как список отозванных сертификатов",
    "Нужен файл .crl в DER или PEM. Скачайте его заново с сайта удостоверяющего центра.", 422};
inline constexpr RefusalKind crl_of_unknown_ca{
    "signatures.crl-of-unknown-ca",
    "Список отозванных сертификатов не подписан ни одним известным удостоверяющим центром",
    "Сначала внесите сертификат удостоверяющего центра в список доверия.", 422};
inline constexpr RefusalKind partial_crl{
    "signatures.partial-crl", "Список отозванных сертификатов неполный",
    "Приложите полный список: дополнение к списку и список по отдельным причинам не заменяют его.", 422};

// Checks of a signature and of a certificate.
inline constexpr RefusalKind not_a_signature{
    "signature.format", "Файл не читается как электронная подпись",
    "Нужна подпись CMS (.sig, .p7s) в DER, PEM или Base64. Для openssl cms добавьте -outform DER.", 422};
inline constexpr RefusalKind certificate_instead_of_signature{
    "signature.certificate-instead", "Это сертификат, а не подпись",
    "Подпишите файл и приложите то, что получилось (.sig или .p7s).", 422};
inline constexpr RefusalKind no_signers{"signature.no-signers", "В файле нет ни одной подписи",
                                        "Подпишите файл ещё раз и приложите то, что получилось.", 422};
inline constexpr RefusalKind several_signers{"signature.several-signers", "В файле несколько подписей",
                                             "Нужна подпись одного человека. Подпишите файл заново.", 422};
inline constexpr RefusalKind attached_given{
    "signature.attached", "Подпись содержит сам документ (присоединённая), а нужна отсоединённая",
    "Подпишите ещё раз и выберите отсоединённую подпись. В openssl cms уберите -nodetach и -stream.", 422};
inline constexpr RefusalKind detached_given{"signature.detached", "Подпись отсоединённая, а документа при ней нет",
                                            "Приложите и документ или подпишите его присоединённой подписью.", 422};
inline constexpr RefusalKind no_signed_attributes{"signature.no-signed-attributes",
                                                  "В подписи нет подписанных сведений о документе",
                                                  "Подпишите заново. В openssl cms уберите -noattr.", 422};
inline constexpr RefusalKind no_certificate{
    "signature.no-certificate", "В файле подписи нет сертификата подписавшего",
    "Подпишите заново и включите сертификат в подпись. В openssl cms уберите -nocerts.", 422};
inline constexpr RefusalKind other_data{
    "signature.other-data", "Подписаны другие данные",
    "Подпись сделана для другого файла, или файл после подписания изменился. Скачайте файл отсюда заново, подпишите "
    "его, не открывая и не пересохраняя, и приложите новую подпись.",
    422};
inline constexpr RefusalKind mathematics_wrong{
    "signature.wrong", "Подпись не подходит к сертификату",
    "Файл подписи повреждён, или подпись сделана не тем ключом. Подпишите заново.", 422};
inline constexpr RefusalKind not_yet_valid{
    "signature.certificate-not-yet-valid", "Срок действия сертификата ещё не начался",
    "Подпишите сертификатом, который уже действует, или дождитесь начала срока.", 422};
inline constexpr RefusalKind expired{"signature.certificate-expired", "Срок действия сертификата кончился",
                                     "Получите новый сертификат в аккредитованном удостоверяющем центре.", 422};
inline constexpr RefusalKind unknown_ca{
    "signature.unknown-ca", "Сертификат выдан удостоверяющим центром, которого нет в списке аккредитованных",
    "Получите сертификат в аккредитованном удостоверяющем центре или подпишите тем, который у вас от такого центра уже "
    "есть.",
    422};
inline constexpr RefusalKind ca_expired{"signature.ca-expired",
                                        "Кончился срок действия сертификата удостоверяющего центра",
                                        "Сертификат, выданный этим центром, больше не действует. Получите новый в "
                                        "аккредитованном удостоверяющем центре или "
                                        "подпишите тем, который у вас от такого центра уже есть.",
                                        422};
inline constexpr RefusalKind chain_broken{
    "signature.chain-broken", "Цепочка сертификатов не сходится",
    "Сертификат не подтверждается сертификатом удостоверяющего центра. Обратитесь в удостоверяющий центр, который его "
    "выдал.",
    422};
inline constexpr RefusalKind not_accredited{
    "signature.not-accredited", "Удостоверяющий центр не аккредитован",
    "Получите сертификат в аккредитованном удостоверяющем центре или подпишите тем, который у вас от такого центра уже "
    "есть.",
    422};
inline constexpr RefusalKind no_conformity{
    "signature.no-conformity", "У средств удостоверяющего центра нет действующего сертификата соответствия",
    "Получите сертификат в аккредитованном удостоверяющем центре или подпишите тем, который у вас от такого центра уже "
    "есть.",
    422};
inline constexpr RefusalKind revoked{"signature.revoked", "Сертификат отозван",
                                     "Удостоверяющий центр прекратил действие этого сертификата. Получите новый; "
                                     "причину скажет центр, который его выдал.",
                                     422};
inline constexpr RefusalKind crl_missing{
    "signature.crl-missing", "Нельзя проверить, не отозван ли сертификат",
    "У нас нет свежего списка отозванных сертификатов этого удостоверяющего центра. Повторите позже.", 422};
inline constexpr RefusalKind wrong_key_usage{
    "signature.key-usage", "Этим сертификатом нельзя подписывать",
    "В сертификате не указано, что ключ служит для электронной подписи. Подпишите другим сертификатом.", 422};
inline constexpr RefusalKind weak_algorithm{
    "signature.weak-algorithm", "Подпись или сертификат сделаны устаревшим способом",
    "Его больше нельзя считать надёжным. Нужны ГОСТ Р 34.10-2012, RSA от 2048 бит или ECDSA и хеш не слабее SHA-256.",
    422};
inline constexpr RefusalKind no_signing_certificate{
    "signature.no-signing-certificate", "Подпись не в формате CAdES-BES",
    "В ней нет подписанной ссылки на сертификат. Подпишите заново в формате CAdES-BES. В openssl cms добавьте -cades.",
    422};
inline constexpr RefusalKind other_signing_certificate{
    "signature.other-signing-certificate", "Сертификат в подписи подменён",
    "Подписанная ссылка указывает на другой сертификат. Подпишите заново.", 422};

}  // namespace obereg::signatures::refusals
