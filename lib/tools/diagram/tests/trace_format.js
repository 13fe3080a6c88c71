// node trace_format.js FILE.json: is it in the trace-event format, which
// Perfetto and chrome://tracing read? Every entry has what its phase needs, the
// slices of a thread lie in each other or apart, and every flow has both ends.
'use strict';
const fs = require('fs');
const wrong = (what, e) => {
  console.error(`${process.argv[2]}: ${what}: ${JSON.stringify(e)}`);
  process.exit(1);
};
const trace = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const entries = trace.traceEvents;
if (!Array.isArray(entries)) wrong('traceEvents is no array', trace);
const flows = {}, slices = {}, named = {}, used = {};
let processes = 0;
for (const e of entries) {
  if (!['M', 'X', 'i', 's', 'f', 'C'].includes(e.ph)) wrong('phase', e);
  if (!Number.isInteger(e.pid) || !Number.isInteger(e.tid)) wrong('pid, tid', e);
  if (typeof e.name !== 'string' || !e.name) wrong('name', e);
  if (e.ph !== 'M' && !(Number.isFinite(e.ts) && e.ts >= 0)) wrong('ts', e);
  if (e.ph === 'M') {
    processes += e.name === 'process_name';
    if (e.name === 'thread_name') named[e.tid] = true;
    if (!e.args) wrong('args', e);
  } else if (e.ph !== 'C') used[e.tid] = e;
  if (e.ph === 'X') {
    if (!(e.dur >= 0)) wrong('dur', e);
    (slices[e.tid] = slices[e.tid] || []).push(e);
  }
  if (e.ph === 'i' && e.s !== 't') wrong('scope', e);
  if (e.ph === 'C' && !Object.values(e.args).every(Number.isFinite))
    wrong('counter', e);
  if (e.ph === 's') flows[e.id] = e;
  if (e.ph === 'f') {
    const start = flows[e.id];
    if (!start || start.name !== e.name || start.ts > e.ts) wrong('flow', e);
    delete flows[e.id];
  }
}
if (processes !== 1) wrong('process_name', processes);
for (const id in flows) wrong('a flow without an end', flows[id]);
for (const tid in used) if (!named[tid]) wrong('a thread without a name', used[tid]);
for (const tid in slices) {
  const open = [];
  slices[tid].sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  for (const e of slices[tid]) {
    while (open.length && open[open.length - 1] <= e.ts) open.pop();
    if (open.length && e.ts + e.dur > open[open.length - 1]) wrong('overlap', e);
    open.push(e.ts + e.dur);
  }
}
