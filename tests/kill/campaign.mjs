// The campaign: centres work, the program is killed at moments of every stage, and after each kill the invariants are looked at.
import { parseArgs } from "node:util";
import { addCentre, furnish } from "./furnish.mjs";
import { afterKill, interrupted, whenAllIsDone } from "./invariants.mjs";
import { mishaps } from "./mishaps.mjs";
import { pause, randomSource } from "./random.mjs";
import { Site } from "./site.mjs";

const centreCount = 4;
let interruptedByHand = false;
const aims = ["sending a file", "checking", "signing", "entering", "entering", "fetching the receipt", "starting", "any moment"];

const { values: options } = parseArgs({ options: {
  times: { type: "string", default: "20" },
  engine: { type: "string" },
  seed: { type: "string", default: String(Date.now() % 1_000_000) },
} });

// How long each stage takes when nobody disturbs it: the median of the last ones.
class Lengths {
  #seen = new Map();
  add(stage, length) {
    this.#seen.set(stage, [...(this.#seen.get(stage) ?? []), length].slice(-15));
  }
  of(stage) {
    const sorted = [...(this.#seen.get(stage) ?? [200])].sort((left, right) => left - right);
    return sorted[sorted.length >> 1];
  }
}

class Killer {
  constructor(site, centres, random) {
    Object.assign(this, { site, centres, random, kills: 0, interrupted: new Map(), faults: [], restarts: [] });
    this.lengths = new Lengths();
    for (const centre of centres) centre.on("length", (stage, length) => this.lengths.add(stage, length));
  }

  // Until a centre comes to the stage, and then a part of its length, chosen by chance.
  async #momentOf(stage) {
    if (stage === "any moment") return pause(this.random.below(1_500));
    const waiting = new AbortController();
    await Promise.race([pause(8_000), ...this.centres.map((centre) => new Promise((resolve) => {
      const look = (begun) => begun === stage && resolve();
      centre.on("stage", look);
      waiting.signal.addEventListener("abort", () => centre.off("stage", look));
    }))]);
    waiting.abort();
    await pause(this.random.next() * this.lengths.of(stage));
  }

  async #kill() {
    await this.site.kill();
    this.kills++;
    for (const centre of this.centres) centre.kills++;
    for (const name of interrupted(this.site)) this.interrupted.set(name, (this.interrupted.get(name) ?? 0) + 1);
  }

  // A job begins anew after each kill: a large file on a slow machine needs some time without one. Looking how long a
  // centre has waited also means that a file is not told to be lost only since nobody let it be finished.
  async #mercy() {
    while (this.centres.some((centre) => Date.now() - centre.since > 45_000)) await pause(200);
  }

  async killOnce(aim, most) {
    await this.#mercy();
    await this.#momentOf(aim === "starting" ? "any moment" : aim);
    await this.#kill();
    if (aim === "starting" && this.kills < most) { // once more, while what was interrupted is being taken up
      this.site.spawn();
      await pause(this.random.next() * 2 * this.restarts.at(-1) || 300);
      await this.#kill();
      this.interrupted.set("the program was starting", (this.interrupted.get("the program was starting") ?? 0) + 1);
    }
    this.restarts.push(await this.site.start());
    this.faults.push(...afterKill(this.site, acknowledgedBy(this.centres)).map((fault) => `after kill ${this.kills}: ${fault}`));
  }
}

function acknowledgedBy(centres) {
  const all = (what) => centres.flatMap((centre) => centre.acknowledged[what]);
  return { imports: all("imports"), signed: all("signed"), entered: all("entered") };
}

async function campaign(engine, times, seed) {
  const random = randomSource(seed), site = await Site.make(engine), begun = Date.now();
  let keep = true;
  try {
    const furniture = await furnish(site, random), centres = [];
    for (let i = 0; i < centreCount; ++i) centres.push(await addCentre(furniture, site, random, i));
    const killer = new Killer(site, centres, random);
    let stopping = false;
    const work = Promise.all(centres.map((centre) => centre.work(() => stopping)));
    const broken = work.then(() => new Promise(() => {})); // ends only by failing
    while (killer.kills < times && killer.faults.length === 0 && !interruptedByHand) {
      await Promise.race([broken, killer.killOnce(random.one(aims), times)]);
      if (times > 20 && killer.kills % 25 === 0) console.log(`  ${engine}: ${killer.kills} kills, ${Math.round((Date.now() - begun) / 1000)} s`);
    }
    stopping = true;
    await work;
    await settled(site);
    killer.faults.push(...whenAllIsDone(site, acknowledgedBy(centres)));
    keep = killer.faults.length > 0;
    return report(engine, seed, killer, centres, begun);
  } finally {
    await site.end();
    if (keep) console.error(`what is left of it: ${site.folder}`);
    else site.remove();
  }
}

// What goes on behind the pages when the last receipt was fetched: the job's own end.
async function settled(site) {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(200))
    if (site.number("select count(*) from jobs where state = 'running'") === 0) return;
}

function report(engine, seed, killer, centres, begun) {
  const sum = (what) => centres.reduce((total, centre) => total + centre[what], 0);
  const outcome = { engine, seed, kills: killer.kills, files: sum("files"), records: sum("records"), receipts: sum("receipts"),
    seconds: Math.round((Date.now() - begun) / 1000), faults: killer.faults };
  console.log(`${engine}, seed ${seed}: ${outcome.kills} kills in ${outcome.seconds} s; ${outcome.files} files, ` +
    `${outcome.records} records entered, ${outcome.receipts} receipts verified`);
  for (const [name, count] of [...killer.interrupted].sort((left, right) => right[1] - left[1])) console.log(`  ${String(count).padStart(5)} × ${name}`);
  for (const fault of outcome.faults) console.log(`  BROKEN: ${fault}`);
  return outcome;
}

process.once("SIGINT", () => { interruptedByHand = true; }); // what was begun is finished, and told
const times = Number(options.times), seed = Number(options.seed);
const shares = options.engine ? [[options.engine, times]] : [["sqlite", Math.ceil(times / 2)], ["postgresql", Math.floor(times / 2)]];
await mishaps([...new Set(shares.map(([engine]) => engine))]);
const outcomes = [];
for (const [engine, share] of shares) if (share > 0) outcomes.push(await campaign(engine, share, seed));
const total = (what) => outcomes.reduce((sum, outcome) => sum + outcome[what], 0);
const faults = outcomes.flatMap((outcome) => outcome.faults);
console.log(`kill campaign: ${total("kills")} kills, ${total("records")} records entered, ${total("receipts")} receipts verified, ${faults.length} invariants broken`);
process.exitCode = faults.length > 0 ? 1 : 0;
