#include "training_rules/exchange/raw_set.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "core/text.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {
namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t longest_text = 64 << 10;
constexpr std::size_t longest_outer_id = 500;

FieldFacts const* field_of(std::string_view group, std::string_view name) {
  auto const* found = std::find_if(fields.begin(), fields.end(),
                                   [&](FieldFacts const& each) { return each.group == group && each.name == name; });
  return found == fields.end() ? nullptr : found;
}

struct XmlErrorWords {
  XML_Error code;
  std::string_view words;
};
constexpr std::array xml_errors{
    XmlErrorWords{XML_ERROR_SYNTAX, "разметка нарушена"},
    XmlErrorWords{XML_ERROR_NO_ELEMENTS, "файл кончился раньше, чем закрыт его корневой элемент"},
    XmlErrorWords{XML_ERROR_INVALID_TOKEN, "недопустимый знак; в тексте вместо < и & пишут &lt; и &amp;"},
    XmlErrorWords{XML_ERROR_UNCLOSED_TOKEN, "тег не закончен"},
    XmlErrorWords{XML_ERROR_PARTIAL_CHAR, "файл обрывается посреди знака"},
    XmlErrorWords{XML_ERROR_TAG_MISMATCH, "закрывающий тег не подходит к открытому элементу"},
    XmlErrorWords{XML_ERROR_DUPLICATE_ATTRIBUTE, "атрибут повторён"},
    XmlErrorWords{XML_ERROR_JUNK_AFTER_DOC_ELEMENT, "после корневого элемента стоит лишнее"},
    XmlErrorWords{XML_ERROR_UNDEFINED_ENTITY, "неизвестная сущность: допустимы &lt; &gt; &amp; &quot; &apos;"},
    XmlErrorWords{XML_ERROR_BAD_CHAR_REF, "ссылка на знак, которого в XML быть не может"},
    XmlErrorWords{XML_ERROR_MISPLACED_XML_PI, "объявление <?xml …?> стоит не в самом начале файла"},
    XmlErrorWords{XML_ERROR_XML_DECL, "объявление <?xml …?> записано неверно"},
    XmlErrorWords{XML_ERROR_UNKNOWN_ENCODING, "кодировка файла неизвестна; сохраните его в UTF-8"},
    XmlErrorWords{XML_ERROR_INCORRECT_ENCODING,
                  "кодировка файла не та, что указана в его начале; сохраните его в UTF-8"},
    XmlErrorWords{XML_ERROR_UNCLOSED_CDATA_SECTION, "раздел CDATA не закрыт"}};

std::string russian_words(XML_Error code) {
  auto const* const known = std::find_if(xml_errors.begin(), xml_errors.end(),
                                         [code](XmlErrorWords const& each) { return each.code == code; });
  return known == xml_errors.end() ? fmt::format("разметка нарушена (код {})", static_cast<int>(code))
                                   : std::string(known->words);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class Parsing {
 public:
  Parsing() : parser_(XML_ParserCreate(nullptr), &XML_ParserFree) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, XML_Char const* name, XML_Char const** attributes) {
          static_cast<Parsing*>(self)->begin(name, attributes);
        },
        [](void* self, XML_Char const*) { static_cast<Parsing*>(self)->end(); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, XML_Char const* text, int length) {
      static_cast<Parsing*>(self)->text({text, static_cast<std::size_t>(length)});
    });
    XML_SetStartDoctypeDeclHandler(
        parser_.get(), [](void* self, XML_Char const*, XML_Char const*, XML_Char const*, int) {
          static_cast<Parsing*>(self)->stop("В файле есть DOCTYPE. Уберите его: в файле обмена его быть не должно.");
        });
    XML_SetUnknownEncodingHandler(parser_.get(), &windows_1251, nullptr);
  }

  RawSet run(std::string_view xml) {
    constexpr std::size_t chunk = 1 << 20;
    while (true) {
      auto const part = xml.substr(0, chunk);
      xml.remove_prefix(part.size());
      auto const status = XML_Parse(parser_.get(), part.data(), static_cast<int>(part.size()), xml.empty());
      if (status != XML_STATUS_OK && !stopped_) {
        fault(fmt::format("Это не правильный XML: {}.", russian_words(XML_GetErrorCode(parser_.get()))));
      }
      if (status != XML_STATUS_OK || xml.empty()) break;
    }
    if (more_faults_ && !stopped_)
      add_fault(fmt::format("Перечислены первые {} нарушений, есть и другие.", most_faults));
    return std::move(set_);
  }

 private:
  static int windows_1251(void*, XML_Char const* name, XML_Encoding* encoding) {
    if (text::lower(name) != "windows-1251") return XML_STATUS_ERROR;
    for (int byte = 0; byte < 256; ++byte) {
      auto const letter = text::from_windows_1251(std::string(1, static_cast<char>(byte)));
      encoding->map[byte] = code_of(letter);
    }
    encoding->data = nullptr;
    encoding->convert = nullptr;
    encoding->release = nullptr;
    return XML_STATUS_OK;
  }

  static int code_of(std::string const& utf8) {
    auto const at = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]) & 0x3F; };
    if (utf8.size() == 1) return static_cast<unsigned char>(utf8[0]);
    if (utf8.size() == 2) return (static_cast<unsigned char>(utf8[0]) & 0x1F) << 6 | at(1);
    return (static_cast<unsigned char>(utf8[0]) & 0x0F) << 12 | at(1) << 6 | at(2);
  }

  void begin(std::string_view name, XML_Char const** attributes) {
    if (path_.size() >= deepest) return stop("Элементы вложены слишком глубоко.");
    path_.push_back(shown(name));
    text_.clear();
    switch (path_.size()) {
      case 1:
        return begin_root(name);
      case 2:
        return begin_record(name, attributes);
      case 3:
        return begin_group(name, attributes);
      case 4:
        return begin_field(name, attributes);
      default:
        return unknown();
    }
  }

  void begin_root(std::string_view name) {
    if (name != "RegistrySet") stop("Корневой элемент должен называться RegistrySet: это файл другого вида.");
  }

  void begin_record(std::string_view name, XML_Char const** attributes) {
    in_record_ = name == "RegistryRecord";
    if (!in_record_) return unknown();
    if (set_.records.size() == most_records_of_set) {
      return stop("В файле больше 5000 записей. Разделите его на части не больше 5000 записей в каждой.");
    }
    set_.records.emplace_back().line = line();
    groups_seen_ = {};
    for (auto const** each = attributes; *each; each += 2) {
      std::string_view const attribute = each[0], value = each[1];
      if (attribute != "outerId") {
        fault(fmt::format("Неизвестный атрибут {}.", shown(attribute)));
      } else if (!is_outer_id(value)) {
        fault(fmt::format("outerId «{}» может состоять только из латинских букв, цифр и дефиса.", shown(value)));
      } else if (value.size() > longest_outer_id) {
        fault(fmt::format("outerId длиннее {} знаков.", longest_outer_id));
      } else {
        set_.records.back().outer_id = value;
      }
    }
  }

  void begin_group(std::string_view name, XML_Char const** attributes) {
    auto const group = static_cast<std::size_t>(std::find(groups.begin(), groups.end(), name) - groups.begin());
    if (!in_record_) return;
    if (group == groups.size()) return unknown();
    if (groups_seen_[group]) fault("Элемент повторён.");
    groups_seen_[group] = true;
    for (auto const** each = attributes; *each; each += 2) test_attribute(name, each[0], each[1]);
    if (name != "Test") return;
    if (!has(attributes, "isPassed")) fault("Не хватает атрибута isPassed.");
    if (!has(attributes, "learnProgramId")) fault("Не хватает атрибута learnProgramId.");
  }

  static bool has(XML_Char const** attributes, std::string_view name) {
    for (auto const** each = attributes; *each; each += 2) {
      if (each[0] == name) return true;
    }
    return false;
  }

  void test_attribute(std::string_view group, std::string_view attribute, std::string_view value) {
    auto& record = set_.records.back();
    if (group == "Test" && attribute == "isPassed") {
      record.passed = parse_bit(value);
      if (!record.passed) fault(fmt::format("isPassed «{}»: может быть 0, 1, true или false.", shown(value)));
    } else if (group == "Test" && attribute == "learnProgramId") {
      record.programme_id = parse_xs_unsigned(value);
      if (!record.programme_id) fault(fmt::format("learnProgramId «{}» — не номер программы.", shown(value)));
    } else {
      fault(fmt::format("Неизвестный атрибут {}.", shown(attribute)));
    }
  }

  void begin_field(std::string_view name, XML_Char const** attributes) {
    field_ = in_record_ ? field_of(path_[2], name) : nullptr;
    if (!in_record_) return;
    if (!field_) return unknown();
    if (set_.records.back()[field_->field]) fault("Элемент повторён.");
    set_.records.back().lines[static_cast<std::size_t>(field_->field)] = line();
    if (*attributes) fault(fmt::format("Неизвестный атрибут {}.", shown(*attributes)));
  }

  void end() {
    if (path_.size() == 4 && field_) {
      set_.records.back().texts[static_cast<std::size_t>(field_->field)] = text_;
      field_ = nullptr;
    } else if (path_.size() < 4 && !is_blank(text_)) {
      fault("Текст стоит вне элементов.");
    }
    if (path_.size() == 2 && in_record_) end_record();
    if (path_.size() == 1 && set_.records.empty()) fault("В файле нет ни одной записи.");
    path_.pop_back();
    text_.clear();
  }

  void end_record() {
    for (auto const& each : fields) {
      if (!each.required || set_.records.back()[each.field]) continue;
      fault(fmt::format("Не хватает элемента {}/{}.", each.group, each.name));
    }
    in_record_ = false;
  }

  void text(std::string_view part) {
    if (text_.size() + part.size() > longest_text) return stop("Значение элемента слишком длинное.");
    text_ += part;
  }

  void unknown() { fault("Такого элемента в формате нет."); }

  std::size_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }

  void fault(std::string message) {
    if (set_.faults.size() < most_faults)
      add_fault(std::move(message));
    else
      more_faults_ = true;
  }

  void add_fault(std::string message) {
    std::string path;
    for (std::size_t i = 0; i < path_.size(); ++i) {
      if (i != 0) path += '/';
      path += path_[i];
      if (i == 1 && in_record_) path += fmt::format("[{}]", set_.records.size());
    }
    set_.faults.push_back({line(), std::move(path), std::move(message)});
  }

  void stop(std::string message) {
    if (!stopped_) add_fault(std::move(message));
    stopped_ = true;
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  RawSet set_;
  std::vector<std::string> path_;
  std::string text_;
  std::array<bool, groups.size()> groups_seen_{};
  FieldFacts const* field_ = nullptr;
  bool in_record_ = false;
  bool stopped_ = false;
  bool more_faults_ = false;
};

}  // namespace

RawSet parse_registry_set(std::string_view xml) {
  return Parsing().run(xml);
}

}  // namespace obereg::training
