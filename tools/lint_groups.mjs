// Sources that one run of clang-tidy can read as one: most of its time goes into what the headers declare, in each run anew.
import { readFileSync } from 'node:fs';

const most = 12;

// Names that a source has for itself, and what they mean: in its unnamed namespaces, and short names of other namespaces.
// Two sources that mean different things by a name can not be read as one; a name missed here shows as an error of the compiler.
export function ownNames(source, text) {
  const names = new Map();
  for (const [, alias, meaning] of text.matchAll(/^ *namespace (\w+) = ([\w:]+)/gm)) names.set(alias, meaning);
  for (const [, meaning, short] of text.matchAll(/^using ((?:[\w:]*::)?(\w+)(?: =.*)?);/gm)) names.set(short, meaning);
  let unnamed = false;
  for (const line of text.split('\n')) {
    if (/^namespace|^}  \/\/ namespace/.test(line)) unnamed = line === 'namespace {';
    if (!/^\w/.test(line) || line.startsWith('namespace')) continue;
    const type = /^(?:struct|class|enum class|enum|using) (\w+)/.exec(line);
    const named = type ?? /(\w+)\(/.exec(line) ?? /(\w+)(?:\[\w*\])? *(?:=|;|\{)/.exec(line);
    if (named) names.set(named[1], unnamed || line.startsWith('const') ? source : 'everywhere');
  }
  return names;
}

// sources: [{ file, command }] -> [[source…]…]. A group's sources are compiled with the same options.
export function lintGroups(sources) {
  const groups = [];
  for (const source of sources) {
    const options = source.command.replace(/ -isystem \S+| -o \S+ -c \S+$/g, '');
    const names = ownNames(source.file, readFileSync(source.file, 'utf8'));
    const differs = (group) => [...names].some(([name, meaning]) => (group.names.get(name) ?? meaning) !== meaning);
    const fits = (group) => group.options === options && group.sources.length < most && !differs(group);
    let group = groups.find(fits);
    if (!group) groups.push((group = { options, names: new Map(), sources: [] }));
    group.sources.push(source);
    for (const [name, meaning] of names) group.names.set(name, meaning);
  }
  return groups.map((group) => group.sources);
}
