// What is wrong with a file that should be XML, in words for whoever sent it.
#pragma once
#include <expat.h>

#include <string_view>

namespace obereg {

// After «Строка 7: » or the like: "файл обрывается, он скачан или записан не до конца".
inline std::string_view xml_fault(XML_Error error) {
  switch (error) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR:
      return "файл пуст или обрывается: он скачан или записан не до конца";
    case XML_ERROR_TAG_MISMATCH:
      return "конец элемента не подходит к его началу";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return "после конца данных в файле есть ещё что-то";
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
      return "кодировка не та, что названа в начале файла, или неизвестна";
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return "у элемента два одинаковых свойства";
    case XML_ERROR_UNDEFINED_ENTITY:
    case XML_ERROR_BAD_CHAR_REF:
      return "в тексте неизвестная замена знака (&…;)";
    case XML_ERROR_NO_MEMORY:
      return "не хватило памяти";
    case XML_ERROR_SYNTAX:
    case XML_ERROR_INVALID_TOKEN:
      return "это не XML, или файл повреждён: здесь стоит то, чего быть не может";
    default:
      return "разметка XML нарушена";
  }
}

}  // namespace obereg
