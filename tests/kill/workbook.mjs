// Workbooks of invented training records, as many rows as wanted, no two alike.
const surnames = ["Абрикосов", "Берёзкин", "Васильков", "Грушин", "Дубравин", "Ельников", "Жасминов", "Земляникин", "Ивушкин", "Кленов"];
const names = ["Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Зоя", "Илья"];
const headings = ["Фамилия", "Имя", "Отчество", "Наименование работодателя", "ИНН работодателя", "Должность",
  "Наименование организации, проводившей обучение", "ИНН организации, проводившей обучение", "Номер протокола",
  "Программа обучения", "Дата проверки знаний", "Результат"];

// Ten digits with the check digit that the first nine call for.
export function inn(firstNine) {
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(firstNine[i]), 0);
  return firstNine + String(sum % 11 % 10);
}

function rowOf(centre, file, i) {
  return [surnames[i % surnames.length], names[(i >> 3) % names.length], "", "ООО «Работодатель испытаний»", inn("770100001"), "слесарь",
    centre.name, centre.inn, `${file}-${i + 1}`, "Оказание первой помощи пострадавшим", "2026-01-15", "Успешно"];
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const cells = (values) => `<row>${values.map((value) => `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`).join("")}</row>`;

// `file` makes the protocol numbers, and so the records, different from those of any other file.
export function workbook(centre, file, rows) {
  return book([headings, ...Array.from({ length: rows }, (_, i) => rowOf(centre, file, i))]);
}

// Any rows of texts, the headings first.
export function book(rows) {
  const sheet = rows.map(cells);
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const relations = (type, target) => '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    `<Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  return zip({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Записи" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheet.join("")}</sheetData></worksheet>`,
  });
}

const table = Array.from({ length: 256 }, (_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; ++bit) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ table[(value ^ byte) & 255];
  return (value ^ 0xffffffff) >>> 0;
}

// Parts stored as they are: the files need not be small, only right.
function zip(parts) {
  const local = [], directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const bytes = Buffer.from(text), file = Buffer.from(name);
    const facts = Buffer.alloc(26); // version, flags (names in UTF-8), method, time, date, CRC, sizes, length of the name
    [[20, 0], [0x800, 2], [0, 4], [0, 6], [0x21, 8], [file.length, 22]].forEach(([value, at]) => facts.writeUInt16LE(value, at));
    [[crc32(bytes), 10], [bytes.length, 14], [bytes.length, 18]].forEach(([value, at]) => facts.writeUInt32LE(value, at));
    const place = Buffer.alloc(14); // no comment, disk 0, no attributes; then the offset
    place.writeUInt32LE(offset, 10);
    local.push(Buffer.from("PK\x03\x04"), facts, file, bytes);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), facts, place, file);
    offset += 30 + file.length + bytes.length;
  }
  const listed = Buffer.concat(directory), end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, listed, end]);
}
