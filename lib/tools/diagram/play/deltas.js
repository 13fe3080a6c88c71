// deltas.js: the state that the panels show, and how a change alters it.
//
// All changes come from the record (play_state.h has the list). Each carries
// the old value, so undo() needs nothing but the change itself. What a change
// means for a loop is not known here.

// { stack: [id], actors: [{state, line, waits, result, calls}], ready: [h],
//   timers: [h], line: [h], watched: [h], mark: {h: 1 cancelled, 2 called, or
//   ready}, batch, clock, iter, said: [text] }
function emptyState(count) {
  const actors = [];
  for (let i = 0; i < count; i++)
    actors.push({ state: '', line: '', waits: -1, result: '', calls: [] });
  return { stack: [], actors: actors, ready: [], timers: [], line: [],
    watched: [], mark: {},
    batch: 0, clock: 0, iter: 0, said: [] };
}

function apply(state, change) {
  const kind = change[0];
  if (kind === 'push') state.stack.push(change[1]);
  else if (kind === 'pop') state.stack.pop();
  else if (kind === 'add') state[change[1]].splice(change[3], 0, change[2]);
  else if (kind === 'del') state[change[1]].splice(change[3], 1);
  else if (kind === 'mark') state.mark[change[2]] = change[3];
  else if (kind === 'said') state.said.push(change[1]);
  else if (change.length === 3) state[kind] = change[1];
  else state.actors[change[1]][kind] = change[2];
}

function undo(state, change) {
  const kind = change[0];
  if (kind === 'push') state.stack.pop();
  else if (kind === 'pop') state.stack.push(change[1]);
  else if (kind === 'add') state[change[1]].splice(change[3], 1);
  else if (kind === 'del') state[change[1]].splice(change[3], 0, change[2]);
  else if (kind === 'mark') state.mark[change[2]] = change[4];
  else if (kind === 'said') state.said.pop();
  else if (change.length === 3) state[kind] = change[2];
  else state.actors[change[1]][kind] = change[3];
}

// A number as the record's program writes it: nine digits, no more than needed.
function number(x) {
  if (Math.abs(x) < 1e9 && x === Math.trunc(x)) return String(x);
  const parts = x.toExponential(8).split('e'), power = +parts[1];
  if (power >= -4 && power < 9) return String(+x.toPrecision(9));
  return +parts[0] + 'e' + (power < 0 ? '-' : '+') +
    (Math.abs(power) < 10 ? '0' : '') + Math.abs(power);
}

// The same words as `diagram state`: the tests compare them at every step.
function describe(run, state) {
  const name = function (id) { return run.actors[id].label; };
  const queue = function (handles, timers) {
    let words = '';
    handles.forEach(function (h, i) {
      if (!timers && i === state.batch) words += ' |';
      words += ' ' + (timers ? number(run.handles[h].when) + ' ' : '') +
        run.handles[h].label + ';';
    });
    if (!timers && handles.length && state.batch === handles.length)
      words += ' |';
    return words;
  };
  const out = ['t = ' + number(state.clock) + ', iteration ' + state.iter,
    'stack:' + state.stack.map(function (id, i) {
      return (i ? ' > ' : ' ') + name(id);
    }).join('')];
  state.actors.forEach(function (who, id) {
    if (!who.state || state.stack.indexOf(id) >= 0) return;
    out.push(name(id) + ': ' + who.state + (who.line ? ' at ' + who.line : '') +
      (who.waits >= 0 ? ', waits for ' + name(who.waits) : '') +
      (who.result ? ', ' + who.result : '') +
      (who.calls.length ? ', then ' + who.calls.join(', ') : ''));
  });
  out.push('ready:' + queue(state.ready, false));
  out.push('timers:' + queue(state.timers, true));
  [['in line:', state.line], ['files:', state.watched]].forEach(function (each) {
    if (each[1].length)
      out.push(each[0] + each[1].map(function (h) {
        return ' ' + name(run.handles[h].of) + ', ' + run.handles[h].label + ';';
      }).join(''));
  });
  return out.join('\n') + '\n';
}
