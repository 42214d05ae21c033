// A stand-in for the adapter of СМЭВ 3 and the authorities behind it: it takes requests by SOAP, checks them by our schemas and
// answers as a test tells it to.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import http from "node:http";
import path from "node:path";
import { root } from "./support.mjs";

const adapter = "urn://x-artefacts-smev-gov-ru/services/service-adapter/types";
const envelope = (inside) => `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inside}</s:Body></s:Envelope>`;
const list = (results) => envelope(`<QueryResultList xmlns="${adapter}">${results.join("")}</QueryResultList>`);
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

// Throws where the message is not by its schema.
export function checkBySchema(kind, xml) {
  execFileSync("xmllint", ["--noout", "--nonet", "--schema", path.join(root, `schemas/${kind}.xsd`), "-"], { input: xml, stdio: ["pipe", "ignore", "pipe"] });
}

const inside = (xml, name) => new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";

// What a request asks about.
export function readRequest(xml) {
  const [, root, , id] = /<(Employment|Education)Request xmlns="([^"]*)" id="([^"]*)"/.exec(xml);
  const fields = ["LastName", "FirstName", "MiddleName", "Snils", "BirthDate", "DeclaredDocument"];
  return { kind: root.toLowerCase(), id, xml, ...Object.fromEntries(fields.map((name) => [name, inside(xml, name)])) };
}

// An answer to it; `changes`: other fields of the person; `facts`: XML of what is known.
export function answerTo(request, { facts = "", ...changes } = {}) {
  const person = { ...request, ...changes };
  const names = ["LastName", "FirstName", "MiddleName", ...(request.kind === "employment" ? ["Snils", "BirthDate"] : [])];
  const fields = names.filter((name) => person[name]).map((name) => `<${name}>${person[name]}</${name}>`).join("");
  const name = request.kind === "employment" ? "EmploymentAnswer" : "EducationAnswer";
  const xml = `<${name} xmlns="urn:obereg:interagency:${request.kind}:1" inReplyTo="${request.id}"><Person>${fields}</Person>${facts}</${name}>`;
  checkBySchema(request.kind, xml);
  return xml;
}

export const hired = "<Event><Employer>ООО «Пример»</Employer><EmployerNumber>087-001-000001</EmployerNumber><Date>2010-01-11</Date><Kind>приём</Kind>"
  + "<Job>Инженер</Job><FunctionCode>2141.0</FunctionCode><DocumentName>Приказ</DocumentName><DocumentDate>2010-01-10</DocumentDate><DocumentNumber>5-к</DocumentNumber></Event>";

// What a test sets on the result: `answers(request)` gives what there is for it now, each { content } (XML, or anything that is
// none), { rejects: [code, words] } or { garbage } (the whole body in place of SOAP), with an `id` of its own; `refuses`: words of a
// SOAP fault to each sending; `away`: connections are dropped; `onSend(request)`: before a sending is answered. `sent`: requests as they came.
export async function startAdapter() {
  const standIn = { sent: [], answers: () => [], onSend: () => {} };
  const held = new Map();  // by our message's id

  function send(body) {
    const content = /<MessagePrimaryContent>([\s\S]*)<\/MessagePrimaryContent>/.exec(body)[1];
    const request = readRequest(content);
    checkBySchema(request.kind, content);
    if (inside(body, "clientId") !== request.id) throw new Error("the message has another id than its content");
    standIn.sent.push(request);
    if (standIn.refuses) return [500, envelope(`<s:Fault><faultcode>s:Client</faultcode><faultstring>${escaped(standIn.refuses)}</faultstring></s:Fault>`)];
    held.set(request.id, request);
    return [200, envelope(`<MessageResult xmlns="${adapter}"><itSystem>OBEREG</itSystem><MessageId>${randomUUID()}</MessageId></MessageResult>`)];
  }

  const result = (request, { id, content = "", rejects }) => `<QueryResult><smevMetadata><MessageId>${id}</MessageId></smevMetadata><Message `
    + `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="ResponseMessageType"><ResponseMetadata><clientId>${id}</clientId>`
    + `<replyToClientId>${request.id}</replyToClientId></ResponseMetadata><ResponseContent>${rejects
      ? `<rejects><code>${rejects[0]}</code><description>${escaped(rejects[1])}</description></rejects>`
      : `<content><MessagePrimaryContent>${content}</MessagePrimaryContent></content>`}</ResponseContent></Message></QueryResult>`;

  function find(body) {
    const request = held.get(inside(body, "clientId"));
    if (!request) return [200, list([])];
    const answers = standIn.answers(request);
    const garbage = answers.find((each) => each.garbage);
    return [200, garbage ? garbage.garbage : list(answers.map((each) => result(request, each)))];
  }

  const server = http.createServer(async (request, response) => {
    if (standIn.away) return request.socket.destroy();
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    try {
      const isSending = body.includes("<ClientMessage ");
      const [status, answer] = isSending ? send(body) : find(body);
      if (isSending && (await standIn.onSend(standIn.sent.at(-1))) === false) return request.socket.destroy();
      response.writeHead(status, { "content-type": "text/xml; charset=utf-8" }).end(answer);
    } catch (error) {
      console.error(error);
      request.socket.destroy();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  standIn.url = `http://127.0.0.1:${server.address().port}/ws`;
  // The settings of a program that works with this adapter.
  standIn.settings = ["exchange_transport: smev", `exchange_smev_url: ${standIn.url}`, "exchange_smev_system: OBEREG", "exchange_allow_private: true",
    "exchange_interval_seconds: 5", ""].join("\n");
  standIn.stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return standIn;
}
