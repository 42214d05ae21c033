// A training centre at work: workbook after workbook is sent in, signed and entered, whatever becomes of the program meanwhile.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { isBroken, plain } from "./client.mjs";
import { pause } from "./random.mjs";
import { binary } from "./site.mjs";
import { workbook } from "./workbook.mjs";

export class Centre extends EventEmitter {
  constructor(facts, client, site, random) {
    super();
    Object.assign(this, { facts, client, site, random, files: 0, records: 0, receipts: 0, stage: "resting" });
    this.acknowledged = { imports: [], signed: [], entered: [] };
  }

  // Files are small, where publishing and the receipt are most of the time, or large enough to be stored and staged in
  // several batches.
  #rows() {
    const chance = this.random.next();
    return chance < 0.65 ? this.random.between(1, 60) : chance < 0.9 ? this.random.between(500, 2_000) : this.random.between(2_001, 5_000);
  }

  #begin(stage) {
    this.stage = stage;
    this.since = Date.now();
    this.emit("stage", stage);
  }

  // A stage that is done; `length` in milliseconds, if no kill lengthened it.
  async #during(stage, work) {
    const kills = this.kills, begun = Date.now();
    this.#begin(stage);
    const answer = await work();
    if (kills === this.kills) this.emit("length", stage, Date.now() - begun);
    return answer;
  }

  since = Infinity; // when its stage began
  kills = 0; // counted by who kills

  async work(enough) {
    while (!enough()) await this.enterOne();
    this.stage = "resting";
    this.since = Infinity;
  }

  async enterOne(rows = this.#rows()) {
    const name = `${this.facts.inn}-${++this.files}`;
    const file = { name: `${name}.xlsx`, bytes: workbook(this.facts, name, rows) };
    const id = await this.#during("sending a file", () => this.#upload(file));
    await this.signAndEnter(await this.#during("checking", () => this.formed(id)), rows);
  }

  async signAndEnter(set, rows) {
    const bytes = (await this.client.get(`/training/sets/${set}/bytes`)).bytes;
    const signature = this.client.sign(bytes);
    await this.#during("signing", () => this.#sign(set, signature));
    await this.#during("entering", () => this.#entered(set));
    await this.#during("fetching the receipt", () => this.#receipt(set, rows, bytes));
    this.records += rows;
  }

  // Where the answer was lost the same file is sent again: the page then names the import that is there already.
  async #upload(file) {
    const answer = await this.client.persist(() => this.client.post("/training/import?kind=import", { file }));
    const id = Number(answer.location?.match(/imports\/(\d+)/)?.[1] ?? answer.text.match(/name="again_of" value="(\d+)"/)?.[1]);
    if (!id) throw new Error(`upload of ${file.name}: ${answer.status} ${plain(answer.text)}`);
    this.acknowledged.imports.push(id);
    return id;
  }

  async formed(id) {
    return this.#look(`/training/imports/${id}`, (text) => {
      if (/не удалось проверить|строк с ошибками|Исправьте файл/.test(text)) throw new Error(`import ${id}: ${plain(text)}`);
      return text.match(/Набор № (\d+) сформирован/)?.[1];
    });
  }

  // Where the answer was lost, the set's page tells whether the signature was accepted.
  async #sign(set, signature) {
    for (;; await pause(50)) {
      const answer = await this.client.post(`/training/sets/${set}/sign`, { signature_file: signature }).catch((error) => {
        if (!isBroken(error)) throw error;
      });
      if (answer && answer.status !== 303 && answer.status !== 409) throw new Error(`signing set ${set}: ${answer.status} ${plain(answer.text)}`);
      if (answer?.status === 303 || !/ждёт подписи/.test((await this.client.get(`/training/sets/${set}`)).text)) break;
    }
    this.acknowledged.signed.push(Number(set));
  }

  async #entered(set) {
    await this.#look(`/training/sets/${set}`, (text) => {
      if (/отклонён/.test(text)) throw new Error(`set ${set}: ${plain(text)}`);
      return /внесён в реестр/.test(text);
    });
    this.acknowledged.entered.push(Number(set));
  }

  // Checked as its owner would, with neither server nor base: the log's key, the signed file.
  async #receipt(set, rows, signed) {
    const bytes = await this.#look(`/training/sets/${set}/receipt.json`, (_, answer) => answer.status === 200 && answer.bytes);
    const file = path.join(this.site.work, `${this.facts.inn}-receipt.json`), signedFile = `${file}.signed`;
    writeFileSync(file, bytes);
    writeFileSync(signedFile, signed);
    execFileSync(binary, ["verify-receipt", file, "--key", path.join(this.site.data, "log-key.pub.pem"), "--signed-file", signedFile], { stdio: ["ignore", "pipe", "pipe"] });
    const numbers = numbersIn(bytes);
    if (numbers.length !== rows || new Set(numbers).size !== rows) throw new Error(`the receipt of set ${set} names ${numbers.length} of ${rows} records`);
    if (!bytes.includes(createHash("sha256").update(signed).digest("hex"))) throw new Error(`the receipt of set ${set} is of another file`);
    this.receipts++;
  }

  // Asks for a page until it shows what is waited for.
  async #look(address, found) {
    for (const until = Date.now() + 240_000; Date.now() < until; await pause(40)) {
      const answer = await this.client.get(address);
      if (answer.status >= 500) throw new Error(`${address}: ${answer.status} ${plain(answer.text)}`);
      const result = found(answer.text, answer);
      if (result) return result;
    }
    throw new Error(`${address} did not show in 4 minutes what was waited for`);
  }
}

const numbersIn = (receipt) => JSON.parse(receipt.toString()).records.map((record) => record.number);
