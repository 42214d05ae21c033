// The stand-in for the adapter of СМЭВ 3 as tests start it: what comes and what goes is checked by our schemas.
import { execFileSync } from "node:child_process";
import path from "node:path";
import * as adapter from "../../tools/authorities/adapter.mjs";
import { root } from "./support.mjs";

export { readRequest } from "../../tools/authorities/adapter.mjs";

// Throws where the message is not by its schema.
export function checkBySchema(kind, xml) {
  execFileSync("xmllint", ["--noout", "--nonet", "--schema", path.join(root, `schemas/${kind}.xsd`), "-"], { input: xml, stdio: ["pipe", "ignore", "pipe"] });
}

export function answerTo(request, changes) {
  const xml = adapter.answerTo(request, changes);
  checkBySchema(request.kind, xml);
  return xml;
}

export const hired = "<Event><Employer>ООО «Пример»</Employer><EmployerNumber>087-001-000001</EmployerNumber><Date>2010-01-11</Date><Kind>приём</Kind>"
  + "<Job>Инженер</Job><FunctionCode>2141.0</FunctionCode><DocumentName>Приказ</DocumentName><DocumentDate>2010-01-10</DocumentDate><DocumentNumber>5-к</DocumentNumber></Event>";

// `sent`: requests as they came; `settings`: of a program that works with it; the rest as tools/authorities/adapter.mjs says.
export async function startAdapter() {
  const standIn = await adapter.startAdapter();
  standIn.sent = [];
  standIn.settings = adapter.settingsFor(standIn.url);
  standIn.check = (request) => {
    checkBySchema(request.kind, request.xml);
    standIn.sent.push(request);
  };
  return standIn;
}
