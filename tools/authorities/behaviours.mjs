// How the authorities of the demo answer: by the last name of the specialist. In the demo nobody waits for 48 hours, so who is late
// answers in a minute.
import { answerTo } from "./adapter.mjs";

export const lateBy = 60_000;

const employed = "<Event><Employer>ООО «Пример»</Employer><EmployerNumber>087-001-000001</EmployerNumber><Date>2016-02-01</Date><Kind>приём</Kind>"
  + "<Job>Специалист по охране труда</Job><DocumentName>Приказ</DocumentName><DocumentDate>2016-01-29</DocumentDate><DocumentNumber>5-к</DocumentNumber></Event>";

const date = /(\d{2})\.(\d{2})\.(\d{4})/;

const isDay = (year, month, day) => new Date(Date.UTC(year, month - 1, day)).getUTCDate() === Number(day);

// The document that was declared: free words of the applicant, known by their last number that is no date.
function documentOf(declared, series = "") {
  const number = declared.replaceAll(new RegExp(date, "g"), " ").match(/\d{3,}/g)?.at(-1);
  if (!number) return "";
  const [, day, month, year] = date.exec(declared) ?? [];
  const issued = isDay(year, month, day) ? `<IssuedOn>${year}-${month}-${day}</IssuedOn>` : "";
  return `<Document><Name>Документ об образовании</Name>${series && `<Series>${series}</Series>`}<Number>${number}</Number>${issued}</Document>`;
}

const factsOf = (request, series) => request.kind === "employment" ? employed : request.documents.map((each) => documentOf(each, series)).join("");
const rightAnswer = (request) => answerTo(request, { facts: factsOf(request) });
const one = (request, content) => [{ id: `${request.id}-1`, content }];

// The last name, for a man and for a woman; what is told of it; what there is for the request after so many milliseconds.
export const behaviours = [
  { names: ["Двойников", "Двойникова"], words: "ответ придёт дважды", answers: (request) => [...one(request, rightAnswer(request)),
    { id: `${request.id}-2`, content: rightAnswer(request) }] },
  { names: ["Поздняков", "Позднякова"], words: "ответ придёт через минуту", answers: (request, age) => age < lateBy ? [] : one(request, rightAnswer(request)) },
  { names: ["Молчанов", "Молчанова"], words: "ответа не будет", answers: () => [] },
  { names: ["Ошибкин", "Ошибкина"], words: "придёт ошибка: сведений сейчас не дают", answers: (request) => [{ id: `${request.id}-1`,
    rejects: ["UNAVAILABLE", "Сведения временно недоступны, обратитесь позже"] }] },
  { names: ["Чужаков", "Чужакова"], words: "придёт ответ о другом человеке", answers: (request) => one(request,
    answerTo(request, { FirstName: request.FirstName === "Ярополк" ? "Всеволод" : "Ярополк", facts: factsOf(request) })) },
  { names: ["Расходов", "Расходова"], words: "сведения разойдутся с заявлением", answers: (request) => one(request,
    answerTo(request, { MiddleName: request.MiddleName ? "" : "Ярополкович", facts: factsOf(request, "ИНАЯ") })) },
  { names: ["Пустов", "Пустова"], words: "ответят, что сведений нет", answers: (request) => one(request, answerTo(request)) },
];

const folded = (name) => name.trim().toLowerCase().replaceAll("ё", "е");

export function demoAnswers(request, age) {
  const behaviour = behaviours.find(({ names }) => names.some((name) => folded(name) === folded(request.LastName)));
  return behaviour ? behaviour.answers(request, age) : one(request, rightAnswer(request));
}

export const told = () => ["Ведомства демонстрации отвечают на запросы о специалистах за несколько секунд и подтверждают заявленное.",
  "Иначе они ответят о специалисте с такой фамилией:",
  ...behaviours.map(({ names, words }) => `  ${names.join(", ").padEnd(24)}${words}`), ""].join("\n");
