#include "accreditation/regulation/reading/catalogue.hpp"

namespace obereg::accreditation {

namespace {

std::map<std::string, std::string> read_texts(Mapping& file, std::string_view key) {
  std::map<std::string, std::string> texts;
  file.each_text(key, [&](std::string const& name, std::string const& text) { texts.emplace(name, text); });
  return texts;
}

std::string known_condition(Mapping& mapping, Catalogue const& catalogue) {
  auto condition = mapping.text_if_any("condition");
  if (!condition.empty() && !catalogue.conditions.count(condition))
    mapping.mistake("condition", "условия «" + condition + "» нет в conditions");
  return condition;
}

void read_documents(Mapping& file, Catalogue& catalogue) {
  file.each_named("documents", [&](std::string const& key, Mapping& mapping) {
    Document document;
    document.key = key;
    document.title = mapping.text("title");
    document.hint = mapping.text_if_any("hint");
    document.condition = known_condition(mapping, catalogue);
    if (!document.condition.empty()) document.condition_words = catalogue.conditions[document.condition];
    document.made_here = mapping.flag("made_here");
    catalogue.documents.emplace(key, std::move(document));
  });
}

void read_deadlines(Mapping& file, Catalogue& catalogue) {
  file.each_named("deadlines", [&](std::string const& key, Mapping& mapping) {
    CommonDeadline common;
    auto& deadline = common.deadline;
    deadline.key = key;
    deadline.title = mapping.text("title");
    deadline.start = mapping.kind<Start>("start");
    deadline.holder = mapping.kind<Holder>("holder");
    deadline.inner = mapping.flag("inner");
    if (mapping.has("channels")) deadline.channels = mapping.kinds<Channel>("channels");
    common.has_term = mapping.has("term");
    if (common.has_term) {
      deadline.term = mapping.number("term", 0, 366);
      deadline.unit = mapping.kind<Unit>("unit");
    }
    catalogue.deadlines.emplace(key, std::move(common));
  });
}

void read_criteria(Mapping& file, Catalogue& catalogue) {
  file.each_named("criteria", [&](std::string const& key, Mapping& mapping) {
    Criterion criterion{key, mapping.text("text"), "", mapping.text("unmet"), mapping.texts_if_any("points")};
    if (!catalogue.grounds.count(criterion.unmet))
      mapping.mistake("unmet", "основания «" + criterion.unmet + "» нет в grounds");
    catalogue.criteria.emplace(key, std::move(criterion));
  });
}

std::vector<Cited> read_sent(Mapping& mapping, std::string_view key, std::string const& clause) {
  std::vector<Cited> fields;
  mapping.each_text(key, [&](std::string const& name, std::string const& text) {
    fields.push_back({name, text, clause});
  });
  return fields;
}

void read_interagency(Mapping& file, Catalogue& catalogue) {
  file.each_named("interagency_requests", [&](std::string const& key, Mapping& mapping) {
    InteragencyRequest request;
    request.key = key;
    request.title = mapping.text("title");
    request.provider = mapping.text("provider");
    request.annex_clause = mapping.text("clause");
    request.needs = mapping.texts("needs");
    request.sent = read_sent(mapping, "sent", request.annex_clause);
    request.received = read_sent(mapping, "received", request.annex_clause);
    catalogue.interagency.emplace(key, std::move(request));
  });
}

void read_forms(Mapping& file, Catalogue& catalogue) {
  file.each_named("forms", [&](std::string const& key, Mapping& mapping) {
    Form form{key, mapping.text("title"), "", {}};
    mapping.each("fields", [&](Mapping& field) {
      FormField read;
      if (field.has("number")) read.number = field.number("number", 1, 99);
      read.label = field.text("label");
      read.clause = field.text_if_any("clause");
      read.inputs = read_inputs(field, "inputs", catalogue);
      form.fields.push_back(std::move(read));
    });
    catalogue.forms.emplace(key, std::move(form));
  });
}

}  // namespace

std::vector<Input> read_inputs(Mapping& field, std::string_view key, Catalogue& catalogue) {
  std::vector<Input> inputs;
  field.each(key, [&](Mapping& mapping) {
    Input input;
    input.key = mapping.text("key");
    input.label = mapping.text("label");
    input.hint = mapping.text_if_any("hint");
    if (mapping.has("sole_trader_label"))
      catalogue.sole_trader_words[input.key] = {mapping.text("sole_trader_label"), mapping.text("sole_trader_hint")};
    input.type = mapping.kind<InputType>("type");
    input.required = mapping.flag("required");
    input.condition = known_condition(mapping, catalogue);
    if (mapping.has("longest")) input.longest = mapping.number("longest", 1, 10000);
    if (input.type == InputType::table) input.columns = read_inputs(mapping, "columns", catalogue);
    bool const is_typed =
        input.type == InputType::line || input.type == InputType::name || input.type == InputType::text;
    if (is_typed && input.longest == 0) mapping.mistake("longest", "у строки и текста нужна наибольшая длина");
    inputs.push_back(std::move(input));
  });
  return inputs;
}

Catalogue read_catalogue(Mapping& file) {
  Catalogue catalogue;
  catalogue.conditions = read_texts(file, "conditions");
  catalogue.document_forms = read_texts(file, "document_forms");
  catalogue.grounds = read_texts(file, "grounds");
  catalogue.rules = read_texts(file, "rules");
  catalogue.letters = read_texts(file, "letters");
  read_documents(file, catalogue);
  read_deadlines(file, catalogue);
  read_criteria(file, catalogue);
  file.each_named("stages", [&](std::string const& key, Mapping& mapping) {
    catalogue.stages.emplace(key, Stage{key, mapping.text("title"), "", mapping.flag("hidden")});
  });
  read_interagency(file, catalogue);
  read_forms(file, catalogue);
  return catalogue;
}

}  // namespace obereg::accreditation
