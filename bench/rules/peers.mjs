// The same table and scoring in zen-engine and feelin, on the rows that rules_bench wrote; each answer is compared with
// ours.   node peers.mjs RULES.json NODE_MODULES
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [file, modules] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, 'peers.cjs'));
const { ZenEngine } = require('@gorules/zen-engine');
const feelin = await import(path.resolve(modules, 'feelin/dist/index.js')).catch(() => require('feelin'));
const cases = JSON.parse(readFileSync(file, 'utf8'));
const rounds = 5, seconds = 1;

const graph = (type, content) => ({
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    { id: 'it', type, name: 'it', position: { x: 1, y: 0 }, content },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
  ],
  edges: [{ id: 'a', sourceId: 'in', targetId: 'it' }, { id: 'b', sourceId: 'it', targetId: 'out' }],
});

function zen(content) {
  const decision = new ZenEngine().createDecision(content);
  return async (row) => (await decision.evaluate(row)).result;
}

const { table, scoring } = cases;
const names = table.columns;
const zenTable = zen(graph('decisionTableNode', {
  hitPolicy: 'first',
  inputs: names.map((name) => ({ id: name, name, field: name })),
  outputs: [{ id: 'class', name: 'class', field: 'class' }],
  rules: table.rules.map((cells, i) => ({
    _id: String(i),
    ...Object.fromEntries(names.map((name, c) => [name, cells[c] === '-' ? '' : cells[c]])),
    class: JSON.stringify(cells[6]),
  })),
}));
const zenScoring = zen(graph('expressionNode', {
  expressions: scoring.expressions.map(([key, , value]) => ({ id: key, key, value })),
}));

const value = (result) => (result && typeof result === 'object' && 'value' in result ? result.value : result);
const cells = table.rules.map((rule) => names.map((name, c) => (rule[c] === '-' ? null : rule[c])));
function feelinTable(row) {
  for (let r = 0; r < cells.length; ++r)
    if (cells[r].every((cell, c) => cell === null || value(feelin.unaryTest(cell, { '?': row[names[c]] })) === true))
      return { class: table.rules[r][6] };
  return {};
}
function feelinScoring(row) {
  const context = { ...row };
  for (const [name, text] of scoring.expressions) context[name] = value(feelin.evaluate(text, context));
  return context;
}

const same = (ours, theirs) =>
  typeof ours === 'number' ? Math.abs(ours - Number(theirs)) < 1e-9 : ours === theirs;

async function run(label, one, { columns, answers, rows }) {
  const inputs = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  let at = 0, different = 0, compared = 0, first = '';
  const speeds = [];
  for (let round = -1; round < rounds; ++round) {
    const start = process.cpuUsage(), began = performance.now();
    let done = 0;
    while (performance.now() - began < seconds * 1000) {
      for (let i = 0; i < 20; ++i, ++done, at = (at + 1) % rows.length) {
        const result = await one(inputs[at]);
        if (compared >= rows.length) continue;
        ++compared;
        const wrong = answers.filter((name, i) => !same(rows[at][columns.length + i], result[name]));
        if (wrong.length === 0) continue;
        if (++different === 1)
          first = wrong.map((name) => `${name} is ${rows[at][columns.length + answers.indexOf(name)]} here and ${JSON.stringify(result[name])} there`).join(', ') + ` for ${JSON.stringify(inputs[at])}`;
      }
    }
    const used = process.cpuUsage(start);
    if (round >= 0) speeds.push(done / ((used.user + used.system) / 1e6));
  }
  speeds.sort((a, b) => a - b);
  const speed = speeds[rounds >> 1];
  console.log(`${label.padEnd(44)} ${speed.toFixed(0).padStart(12)} rows/s   ${(1e9 / speed).toFixed(1).padStart(8)} ns a row   ${different} of ${compared} rows differ from ours`);
  if (different) console.log(`  the first: ${first}`);
}

const attempt = async (label, one, what) => {
  try {
    await run(label, one, what);
  } catch (error) {
    console.log(`${label.padEnd(44)} could not be run: ${error.message ?? error}`);
  }
};
await attempt('zen-engine, table', zenTable, table);
await attempt('feelin, table', feelinTable, table);
await attempt('zen-engine, scoring', zenScoring, scoring);
await attempt('feelin, scoring', feelinScoring, scoring);
