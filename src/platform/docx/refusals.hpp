// Why a template can't be taken or filled. The detail of the refusal names the place.
#pragma once
#include "core/refusal.hpp"

namespace obereg::docx::refusals {

inline constexpr RefusalKind not_a_document{
    "docx.not-a-document", "Это не документ Word .docx",
    "Откройте шаблон в Word или LibreOffice, сохраните его как «Документ Word (.docx)» и загрузите ещё раз.", 422};
inline constexpr RefusalKind too_big{"docx.too-big", "Шаблон слишком велик",
                                     "Файл бывает до 5 МБ, его содержимое до 20 МБ, один текст до 4 МБ и 5000 полей. "
                                     "Уменьшите рисунки и загрузите шаблон снова.",
                                     422};
inline constexpr RefusalKind broken{"docx.broken", "Документ повреждён",
                                    "Откройте его в Word или LibreOffice, сохраните заново и загрузите ещё раз.", 422};
inline constexpr RefusalKind unsafe{
    "docx.unsafe", "В шаблоне есть то, чего в письме быть не может",
    "Макросы, вставленные файлы и ссылки на чужие документы сработали бы у того, кто откроет письмо. Уберите это из "
    "документа и загрузите его снова.",
    422};
inline constexpr RefusalKind bad_mark{"docx.bad-mark", "Поле шаблона набрано с ошибкой",
                                      "Исправьте поле в документе и загрузите его снова.", 422};
inline constexpr RefusalKind no_value{"docx.no-value", "Документ не составлен: нет значений для полей шаблона",
                                      "Уберите эти поля из шаблона или верните встроенный шаблон.", 422};
inline constexpr RefusalKind unfit_for_qr{
    "docx.unfit-for-qr", "Документ не составлен: из значения нельзя сделать QR-код",
    "QR-код делают из латинских букв, цифр и знаков, не больше 500. Выберите для него другое поле.", 422};

}  // namespace obereg::docx::refusals
