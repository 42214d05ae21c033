// Runs every test program of a build folder:   node tools/run_tests.mjs BUILD_FOLDER [REPORT]
// A program's tests run in a few parts, as many at once as there are processors: to start a program for each test by itself, as ctest
// does, takes longer than most tests. What failed is printed; REPORT gets lines "passed N", "failed N" and "skipped NAME".
import { execFile, execFileSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const [build, report] = [resolve(process.argv[2]), process.argv[3]];
const inOnePart = 40;
const longest = 20 * 60_000;
const folder = mkdtempSync(join(tmpdir(), 'obereg-tests-'));

// Those that the build makes, not what an older one left; of the sanitizer builds some make only a few.
function programs() {
  const targets = execFileSync('ninja', ['-C', build, '-t', 'targets', 'all'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const found = [...targets.matchAll(/^(\S+_tests): CXX_EXECUTABLE_LINKER/gm)].map(([, program]) => join(build, program));
  return found.filter((program) => {
    try {
      return accessSync(program, constants.X_OK) ?? true;
    } catch {
      return false;
    }
  });
}

const testsOf = (program) => execFileSync(program, ['--gtest_list_tests'], { encoding: 'utf8' }).split('\n').filter((line) => line.startsWith('  ')).length;

function partsOf(program) {
  const count = Math.ceil(testsOf(program) / inOnePart);
  return Array.from({ length: count }, (_, index) => ({ program, index, count }));
}

function run({ program, index, count }) {
  const answer = join(folder, `${basename(program)}-${index}.json`);
  const env = { ...process.env, GTEST_TOTAL_SHARDS: count, GTEST_SHARD_INDEX: index };
  return new Promise((done) =>
    execFile(program, ['--gtest_brief=1', `--gtest_output=json:${answer}`], { env, timeout: longest, maxBuffer: 1 << 26 }, (error, out, err) =>
      done({ program, answer, error, said: out + err })));
}

const total = { passed: 0, failed: 0, skipped: [] };

function count({ program, answer, error, said }) {
  const name = basename(program, '_tests');
  let failed = 0;
  try {
    for (const suite of JSON.parse(readFileSync(answer, 'utf8')).testsuites) {
      for (const test of suite.testsuite) {
        if (test.failures) failed += 1;
        else if (test.result === 'SKIPPED') total.skipped.push(`${name}:${suite.name}.${test.name}`);
        else if (test.result === 'COMPLETED') total.passed += 1;
      }
    }
  } catch {
    // It ended before it could write: told below by how it ended.
  }
  if (error) {
    const how = error.killed ? 'took too long' : error.signal ? `ended by ${error.signal}` : `ended with ${error.code}`;
    console.log(`${said.trimEnd()}\n${basename(program)} ${how}`);
    failed = Math.max(failed, 1);
  }
  total.failed += failed;
}

const queue = programs().map(partsOf).sort((a, b) => b.length - a.length).flat();
async function worker() {
  for (let next = queue.shift(); next; next = queue.shift()) count(await run(next));
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
rmSync(folder, { recursive: true });
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
if (report) writeFileSync(report, [`passed ${total.passed}`, `failed ${total.failed}`, ...total.skipped.map((name) => `skipped ${name}`), ''].join('\n'));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
