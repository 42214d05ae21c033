// Runs clang-tidy on the sources of a build folder, two at a time:   node tools/tidy.mjs BUILD_FOLDER [MOST]
// Where more than MOST sources would have to be looked at, none is, and the answer says so (exit 3).
// Headers that the build precompiles are read as any other, so that each source is seen to include what it uses; where many
// sources are new, they are read in groups, which shows all else that is wrong.
// A source whose command, own headers and .clang-tidy are those of an earlier clean run is not looked at again; what was
// clean is remembered by the hash of all that in BUILD_FOLDER/tidy/.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { lintGroups } from './lint_groups.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const build = resolve(process.argv[2] ?? 'build/dev');
const stamps = join(build, 'tidy');

const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex');

const hashes = new Map();
function hashOfFile(path) {
  if (!hashes.has(path)) hashes.set(path, existsSync(path) ? hash(readFileSync(path)) : '');
  return hashes.get(path);
}

// Object file -> the files it was made of, as ninja noted them when it compiled. Headers of the system are left out.
function dependencies() {
  const notes = execFileSync('ninja', ['-C', build, '-t', 'deps'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const found = new Map();
  for (const block of notes.split('\n\n')) {
    const [head, ...lines] = block.split('\n');
    const files = lines.map((line) => resolve(build, line.trim())).filter((file) => file.startsWith(root + '/'));
    found.set(head.split(': ')[0], files.sort());
  }
  return found;
}

// What its own folder's .clang-tidy and those above it say.
function settings(file) {
  const folder = dirname(file);
  const own = hashOfFile(join(folder, '.clang-tidy'));
  return folder === root ? own : own + settings(folder);
}

// What is to be looked at: our sources, not tests (clang-format holds for those) nor what the build makes.
function sources() {
  const made = dependencies();
  return JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'))
    .filter(({ file }) => file.endsWith('.cpp') && !/_(db)?test\.cpp$/.test(file) && !file.startsWith(build + '/'))
    .map((entry) => ({ ...entry, command: entry.command.replace(/ -include \S+\/cmake_pch\.hxx/, '') }))
    .map(({ file, command, directory, output }) => {
      const files = made.get(output) ?? [file];
      return { file, command, directory, stamp: join(stamps, hash(command, settings(file), ...files.map(hashOfFile))) };
    });
}

const run = promisify(execFile);
const tidy = (file, ...options) =>
  run('clang-tidy', ['--quiet', '-p', stamps, '--extra-arg=-Wno-unknown-warning-option', ...options, file], { maxBuffer: 1 << 26 });
// A source's own names may shadow another's; and one check takes the square of the time in a group.
const inGroups = ['--extra-arg=-Wno-shadow', '--checks=-performance-unnecessary-value-param'];

async function look({ file, stamp }) {
  try {
    await tidy(file);
    writeFileSync(stamp, '');
    return true;
  } catch (error) {
    console.log(`${relative(root, file)}:\n${error.stdout || error.message}`);
    return false;
  }
}

// A source that includes those of a group.
function joined(sources, index) {
  const file = join(stamps, `group_${index}.cpp`);
  const seen = sources.flatMap(({ command }) => command.match(/ -isystem \S+/g) ?? []);
  writeFileSync(file, sources.map((source) => `#include "${source.file}"\n`).join(''));
  const { directory, command } = sources[0];
  return { file, directory, command: command.replace(/-c \S+$/, `${[...new Set(seen)].join('')} -c ${file}`), sources };
}

async function lookAtEach({ sources }) {
  let wrong = 0;
  for (const source of sources) if (!(await look(source))) wrong += 1;
  return wrong;
}

// What is wrong with a group, or is wrong only with the group, its sources say one by one.
async function lookTogether({ file, sources }) {
  try {
    await tidy(file, ...inGroups);
    for (const { stamp } of sources) writeFileSync(stamp, '');
    return 0;
  } catch (error) {
    if (process.env.OBEREG_TIDY_GROUPS) console.log(`${file}:\n${error.stdout || error.message}`);
    return lookAtEach({ sources });
  }
}

mkdirSync(stamps, { recursive: true });
const all = sources();
const changed = all.filter(({ stamp }) => !existsSync(stamp));
const groups = changed.length > 40 ? lintGroups(changed).map(joined) : [];
const commands = [...all, ...groups].map(({ directory, command, file }) => ({ directory, command, file }));
writeFileSync(join(stamps, 'compile_commands.json'), JSON.stringify(commands));
if (changed.length > Number(process.argv[3] ?? Infinity)) {
  console.log(`clang-tidy: ${changed.length} of ${all.length} sources are new to it here, left to ./test --all`);
  process.exit(3);
}
const queue = groups.length > 0 ? groups : changed.map((source) => ({ sources: [source] }));
let wrong = 0;
async function worker() {
  for (let next = queue.shift(); next; next = queue.shift()) wrong += await (next.file ? lookTogether(next) : lookAtEach(next));
}
await Promise.all([worker(), worker()]);
console.log(`clang-tidy: ${all.length} sources, ${changed.length} looked at, ${wrong} with remarks`);
process.exitCode = wrong ? 1 : 0;
