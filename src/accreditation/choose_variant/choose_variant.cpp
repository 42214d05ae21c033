#include "accreditation/choose_variant/choose_variant.hpp"

#include "accreditation/refusals.hpp"

namespace obereg::accreditation {

namespace {

// The answer that is no kind of applicant.
constexpr std::string_view neither = "other";

}  // namespace

// П. 4: «Вариант предоставления Услуги … определяется в соответствии с таблицей № 2 приложения № 1 к Административному
// регламенту, исходя из установленных в таблице № 1 приложения № 1 … признаков заявителя, а также из результата
// предоставления Услуги, за предоставлением которой обратился указанный заявитель».
// П. 36.1–36.4: «Регистрация в Реестре: Вариант 1. Юридическое лицо. Вариант 2. Индивидуальный предприниматель» и так
// далее: по два варианта на изменение (исключение) сведений, возобновление аккредитации, исправление опечаток.
int variant_number(Purpose purpose, ApplicantKind applicant) {
  auto const of_sole_trader = applicant == ApplicantKind::sole_trader ? 1 : 0;
  switch (purpose) {
    case Purpose::registration:
      return 1 + of_sole_trader;
    case Purpose::change:
      return 3 + of_sole_trader;
    case Purpose::resumption:
      return 5 + of_sole_trader;
    case Purpose::correction:
      return 7 + of_sole_trader;
  }
  return 0;
}

// П. 38: «По результатам получения ответов от заявителя на вопросы анкетирования определяется полный перечень
// комбинаций значений признаков …, каждая из которых соответствует одному варианту».
Result<int> choose_variant(ProfilingAnswers const& answers) {
  auto const purpose = named<Purpose>(answers.purpose);
  auto const applicant = named<ApplicantKind>(answers.applicant);
  if (!purpose && !answers.purpose.empty()) return refuse(refusals::answer_unknown);
  if (answers.applicant == neither) return refuse(refusals::applicant_not_eligible);
  if (!applicant && !answers.applicant.empty()) return refuse(refusals::answer_unknown);
  if (!purpose || !applicant) return refuse(refusals::answers_missing);
  return variant_number(*purpose, *applicant);
}

}  // namespace obereg::accreditation
