// A stand-in for the adapter of СМЭВ 3 and the authorities behind it, on 127.0.0.1 alone: it takes requests by SOAP and answers
// as it is told to. Tests and the demo start it; no real service is behind it.
import { randomUUID } from "node:crypto";
import http from "node:http";

const adapter = "urn://x-artefacts-smev-gov-ru/services/service-adapter/types";
const largest = 1 << 20;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const envelope = (inside) => `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inside}</s:Body></s:Envelope>`;
const list = (results) => envelope(`<QueryResultList xmlns="${adapter}">${results.join("")}</QueryResultList>`);
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const all = (xml, name) => [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, "g"))].map(([, value]) => value);
const inside = (xml, name) => all(xml, name)[0] ?? "";

// What a request asks about. Values are as they stand in the XML.
export function readRequest(xml) {
  const [, root, , id] = /<(Employment|Education)Request xmlns="([^"]*)" id="([^"]*)"/.exec(xml);
  if (!uuid.test(id)) throw new Error("the id of a request is no UUID");
  const fields = ["LastName", "FirstName", "MiddleName", "Snils", "BirthDate"];
  return { kind: root.toLowerCase(), id, xml, ...Object.fromEntries(fields.map((name) => [name, inside(xml, name)])), documents: all(xml, "DeclaredDocument") };
}

// An answer to it; `changes`: other fields of the person; `facts`: XML of what is known.
export function answerTo(request, { facts = "", ...changes } = {}) {
  const person = { ...request, ...changes };
  const names = ["LastName", "FirstName", "MiddleName", ...(request.kind === "employment" ? ["Snils", "BirthDate"] : [])];
  const fields = names.filter((name) => person[name]).map((name) => `<${name}>${person[name]}</${name}>`).join("");
  const name = request.kind === "employment" ? "EmploymentAnswer" : "EducationAnswer";
  return `<${name} xmlns="urn:obereg:interagency:${request.kind}:1" inReplyTo="${request.id}"><Person>${fields}</Person>${facts}</${name}>`;
}

// The settings of a program that works with the adapter at that address.
export const settingsFor = (url) => ["exchange_transport: smev", `exchange_smev_url: ${url}`, "exchange_smev_system: OBEREG",
  "exchange_allow_private: true", "exchange_interval_seconds: 5", ""].join("\n");

const result = (request, { id, content = "", rejects }) => `<QueryResult><smevMetadata><MessageId>${id}</MessageId></smevMetadata><Message `
  + `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="ResponseMessageType"><ResponseMetadata><clientId>${id}</clientId>`
  + `<replyToClientId>${request.id}</replyToClientId></ResponseMetadata><ResponseContent>${rejects
    ? `<rejects><code>${rejects[0]}</code><description>${escaped(rejects[1])}</description></rejects>`
    : `<content><MessagePrimaryContent>${content}</MessagePrimaryContent></content>`}</ResponseContent></Message></QueryResult>`;

async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    if ((size += chunk.length) > largest) throw new Error("a message is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

// What whoever starts it sets on the result: `answers(request)` gives what there is for it now, each { content } (XML, or anything
// that is none), { rejects: [code, words] } or { garbage } (the whole body in place of SOAP), with an `id` of its own; `refuses`: words
// of a SOAP fault to each sending; `away`: connections are dropped; `check(request)`: throws where a message is not as it should be;
// `onSend(request)`: before a sending is answered, false drops it. `held`: requests by their ids, as a Map has them.
export async function startAdapter({ held = new Map() } = {}) {
  const standIn = { answers: () => [], onSend: () => {}, check: () => {} };

  async function send(body) {
    const request = readRequest(/<MessagePrimaryContent>([\s\S]*)<\/MessagePrimaryContent>/.exec(body)[1]);
    standIn.check(request);
    if (inside(body, "clientId") !== request.id) throw new Error("the message has another id than its content");
    if (!standIn.refuses) held.set(request.id, request);
    if ((await standIn.onSend(request)) === false) return undefined;
    if (standIn.refuses) return [500, envelope(`<s:Fault><faultcode>s:Client</faultcode><faultstring>${escaped(standIn.refuses)}</faultstring></s:Fault>`)];
    return [200, envelope(`<MessageResult xmlns="${adapter}"><itSystem>OBEREG</itSystem><MessageId>${randomUUID()}</MessageId></MessageResult>`)];
  }

  function find(body) {
    const id = inside(body, "clientId");
    const request = uuid.test(id) ? held.get(id) : undefined;
    if (!request) return [200, list([])];
    const answers = standIn.answers(request);
    const garbage = answers.find((each) => each.garbage);
    return [200, garbage ? garbage.garbage : list(answers.map((each) => result(request, each)))];
  }

  const server = http.createServer(async (request, response) => {
    if (standIn.away) return request.socket.destroy();
    try {
      const body = await bodyOf(request);
      const answer = body.includes("<ClientMessage ") ? await send(body) : find(body);
      if (!answer) return request.socket.destroy();
      response.writeHead(answer[0], { "content-type": "text/xml; charset=utf-8" }).end(answer[1]);
    } catch (error) {
      console.error(error);
      request.socket.destroy();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject));
  standIn.url = `http://127.0.0.1:${server.address().port}/ws`;
  standIn.stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return standIn;
}
