// Who signed an application, and with which certificate, as a letter says it of its signatory.
#pragma once
#include <string>

#include "accreditation/application/application.hpp"

namespace obereg::accreditation {

// "Образцова Анна Андреевна, АНО «Центр». Сертификат № 0A0B, действует с 01.02.2026 по 01.05.2027, выдан: УЦ «Тест»":
// what the evidence of the check kept (signatures::evidence_json). The name alone where it kept nothing; "" for a draft
// and on paper.
std::string signature_words(database::ReadTx& tx, Application const& application);

}  // namespace obereg::accreditation
