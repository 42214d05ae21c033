// What must hold after every kill, and what must hold when all that was accepted has been finished.

// Name of the invariant → a query that counts what breaks it. Each is one statement, so it sees one state of the base.
const always = {
  "a set is entered with all its records or with none": `
    select count(*) from training_record_sets s left join training_acts a on a.id = s.act_id
    where (s.state = 'entered') <> (a.published_at is not null) and a.id is not null
       or s.state = 'entered' and s.record_count <> (select count(*) from training_records r where r.act_id = s.act_id)`,
  "a published set has its leaves in the log": `
    select count(*) from training_acts a join training_record_sets s on s.id = a.record_set_id left join ledger_blocks b on b.id = a.block_id
    where a.published_at is not null and (b.first_leaf is null or b.leaf_count <> s.record_count)`,
  "a set has one act": `
    select count(*) from (select record_set_id from training_acts group by record_set_id having count(*) > 1) twice`,
  "a formed set has all its records": `
    select count(*) from training_record_sets s where s.state in ('formed', 'entering') and not exists
      (select 1 from training_acts a where a.id = s.act_id and a.published_at is not null)
      and s.record_count <> (select count(*) from training_pending_records p where p.record_set_id = s.id)`,
  "a file sent in is one import": `
    select count(*) from (select file_hash from training_imports group by file_hash having count(*) > 1) twice`,
  "nothing is refused, for no record was sent twice": `
    select count(*) from training_record_sets where state in ('refused', 'withdrawn')`,
  "no file is told to be wrong, for none is": `
    select count(*) from training_imports where state in ('unreadable', 'has-errors')`,
  "no job is given up": `select count(*) from jobs where state = 'failed'`,
};

const atRest = {
  "no record stands in the registry twice": `
    select count(*) from (select duplicate_key from training_records group by duplicate_key having count(*) > 1) twice`,
  "no set is being formed or entered": `select count(*) from training_record_sets where state <> 'entered'`,
  "no import is being checked": `select count(*) from training_imports where state <> 'stored'`,
  "no act waits for its publishing or receipt": `select count(*) from training_acts where published_at is null or receipt_hash = ''`,
  "no record waits that was entered": `select count(*) from training_pending_records`,
  "no block is staged": `select count(*) from ledger_blocks where first_leaf is null`,
  "no leaf is without its block": `select count(*) from ledger_leaves l left join ledger_blocks b on b.id = l.block_id where b.id is null`,
  "the log has a leaf for each record": `select (select count(*) from training_records) - (select size from ledger_state)`,
  "no job waits": `select count(*) from jobs where state = 'running' or state = 'waiting' and kind like 'training.%'
    and kind in ('training.import-file', 'training.enter-set')`,
};

function broken(site, invariants) {
  const query = Object.entries(invariants).map(([name, sql]) => `select '${name}' as name, (${sql}) as found`).join(" union all ");
  return site.sql(`select name, found from (${query}) every_one where found <> 0`).map(([name, found]) => `${name}: ${found}`);
}

// Everything that the program said «accepted» to is there.
function lost(site, acknowledged) {
  const ids = (sql) => new Set(site.sql(sql).map(([id]) => Number(id)));
  const imports = ids("select id from training_imports");
  const signed = ids("select id from training_record_sets where act_id is not null and state in ('entering', 'entered')");
  const entered = ids("select id from training_record_sets where state = 'entered'");
  return [...acknowledged.imports.filter((id) => !imports.has(id)).map((id) => `the accepted file of import ${id} is lost`),
    ...acknowledged.signed.filter((id) => !signed.has(id)).map((id) => `the accepted signature of set ${id} is lost`),
    ...acknowledged.entered.filter((id) => !entered.has(id)).map((id) => `set ${id}, entered once, is no longer`)];
}

export function afterKill(site, acknowledged) {
  return [...broken(site, always), ...lost(site, acknowledged)];
}

export function whenAllIsDone(site, acknowledged) {
  const faults = [...afterKill(site, acknowledged), ...broken(site, atRest)];
  // On PostgreSQL several processes may share the folder, so what a dead one left there is removed a day later.
  const left = site.engine === "sqlite" ? site.unfinished() : [];
  if (left.length > 0) faults.push(`half-written files are left: ${left.length}`);
  try {
    site.run("registry", "verify");
  } catch (error) {
    faults.push(`registry verify: ${error.stdout ?? ""}${error.message}`);
  }
  return faults;
}

// In the middle of what a kill came, told by what lies in the tables while the program is dead.
const stages = {
  "a file waited for its check, or was being read": `
    select count(*) from training_imports i where i.state = 'checking' and not exists
      (select 1 from training_record_sets s join training_pending_records p on p.record_set_id = s.id where s.import_id = i.id)`,
  "rows of a file were stored in part": `
    select count(*) from training_imports i where i.state = 'checking' and exists
      (select 1 from training_record_sets s join training_pending_records p on p.record_set_id = s.id where s.import_id = i.id)`,
  "a set waited for its signature": `select count(*) from training_record_sets where state = 'formed'`,
  "a signature was accepted, nothing staged": `
    select count(*) from training_acts a where a.published_at is null and not exists (select 1 from training_records r where r.act_id = a.id)`,
  "records were staged in part": `
    select count(*) from training_acts a join training_record_sets s on s.id = a.record_set_id where a.published_at is null
      and exists (select 1 from training_records r where r.act_id = a.id)
      and s.record_count > (select count(*) from training_records r where r.act_id = a.id)`,
  "all records were staged, none published": `
    select count(*) from training_acts a join training_record_sets s on s.id = a.record_set_id where a.published_at is null
      and s.record_count = (select count(*) from training_records r where r.act_id = a.id)`,
  "a set was published, its receipt not made": `select count(*) from training_acts where published_at is not null and receipt_hash = ''`,
  "a receipt was made, what it replaces not cleared": `
    select count(*) from training_acts a where a.receipt_hash <> '' and exists
      (select 1 from training_pending_records p where p.record_set_id = a.record_set_id)`,
};

// Names of the stages that a kill interrupted; in the program's absence.
export function interrupted(site) {
  const query = Object.entries(stages).map(([name, sql]) => `select '${name}' as name, (${sql}) as found`).join(" union all ");
  const found = site.sql(`select name from (${query}) every_one where found > 0`).map(([name]) => name);
  if (site.newUnfinished() > 0) found.push("a file was being received");
  return found;
}
