// panels.js: the call stack, the paused, the queues, the clock, the output.
//
// Every actor and every handle is one element for the whole run (boxes,
// tickets). It moves from panel to panel and is never copied; what left a
// panel in this step stays for it as a dashed ghost.

let boxes = [];   // per actor
let tickets = {}; // per handle
let chosen = -1;  // the actor that n and p follow

function byId(id) { return document.getElementById(id); }

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function makeBox(actor, id) {
  const box = make('li', 'box c' + actor.colour);
  box.dataset.actor = id;
  box.name = make('button', 'name', actor.label);
  box.name.title = 'choose ' + actor.label + ': n and p go to its steps';
  box.note = make('span', 'note', actor.note);
  box.word = make('span', 'word');
  box.line = make('button', 'line');
  box.waits = make('span', 'waits');
  box.inner = make('ul', 'inner');
  box.append(box.name, box.note, box.word, box.line, box.waits, box.inner);
  return box;
}

function makeTicket(handle, h, actors) {
  const ticket = make('li', 'ticket c' +
    (handle.of >= 0 ? actors[handle.of].colour : 0));
  ticket.button = make('button', '', '');
  ticket.button.dataset.handle = h;
  ticket.button.title = handle.line ? 'go to the event where it lined up'
    : handle.file ? 'go to the event since which it is watched'
    : 'go to the event that scheduled it';
  ticket.append(ticket.button);
  return ticket;
}

function makePanels(run) {
  boxes = run.actors.map(makeBox);
  tickets = {};
  Object.keys(run.handles).forEach(function (h) {
    tickets[h] = makeTicket(run.handles[h], h, run.actors);
  });
  document.body.classList.toggle('no-loop', !run.loop);
  document.body.classList.toggle('no-thread',
    !run.actors.some(function (actor) { return actor.kind === 'thread'; }));
  ['line', 'file'].forEach(function (kind) {
    document.body.classList.toggle('no-' + kind,
      !Object.values(run.handles).some(function (handle) {
        return handle[kind];
      }));
  });
}

// What the step has touched: {actor ids}, {handles}, ghosts of the queues.
function touched(step) {
  const seen = { actors: {}, handles: {}, gone: { ready: [], timers: [],
    line: [], watched: [] },
    popped: [] };
  (step ? step.d : []).forEach(function (change) {
    const kind = change[0];
    if (kind === 'add' || kind === 'mark') seen.handles[change[2]] = true;
    else if (kind === 'del') seen.gone[change[1]].push(change);
    else if (kind === 'pop') seen.popped.push(change[1]);
    if (kind === 'push' || kind === 'state' || kind === 'waits' ||
        kind === 'result')
      seen.actors[change[1]] = true;
  });
  return seen;
}

// Text that is there already is left alone: there may be a thousand boxes, and a
// step changes few of them.
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function fillBox(run, state, id, seen) {
  const box = boxes[id], who = state.actors[id];
  box.classList.toggle('new', !!seen.actors[id]);
  box.classList.toggle('chosen', chosen === id);
  box.classList.toggle('dim', chosen >= 0 && chosen !== id);
  say(box.word, who.state);
  say(box.line, who.line);
  box.line.hidden = !who.line;
  const words = [];
  if (who.waits >= 0)
    words.push('waits for ' + run.actors[who.waits].label);
  if (who.result) words.push('= ' + who.result);
  if (who.calls.length)
    words.push(who.calls.length > 6
      ? 'will call ' + who.calls.length + ' callbacks'
      : 'will call ' + who.calls.join(', '));
  say(box.waits, words.join('; '));
  box.waits.title = who.calls.join(', ');
}

// Puts the children into the list in this order, moving only what differs.
function order(list, children) {
  children.forEach(function (child, i) {
    if (list.children[i] !== child)
      list.insertBefore(child, list.children[i] || null);
  });
  while (list.children.length > children.length)
    list.removeChild(list.lastChild);
}

function ghost(original, word) {
  const copy = original.cloneNode(true);
  copy.className += ' ghost';
  copy.classList.remove('new');
  copy.querySelectorAll('ul').forEach(function (list) { list.remove(); });
  copy.querySelectorAll('button').forEach(function (b) { b.tabIndex = -1; });
  copy.append(make('span', 'left', word));
  return copy;
}

function isOver(word) {
  return word === 'finished' || word === 'failed' || word === 'cancelled' ||
    word === 'closed' || word === 'returned';
}

// Per actor that somebody waits for: the first who does and is not over, or -1.
function waiters(state) {
  const first = {};
  state.actors.forEach(function (who, id) {
    const at = who.waits;
    if (at < 0) return;
    if (!(first[at] >= 0)) first[at] = at === id || isOver(who.state) ? -1 : id;
  });
  return first;
}

// A delegation is one nested box, and a future stands in its maker's box.
function hostOf(run, state, first, id) {
  const of = run.actors[id].of;
  if (of >= 0) return state.actors[of].state ? of : -1;
  return run.actors[id].kind === 'gen' && id in first ? first[id] : -1;
}

function showActors(run, state, seen) {
  const inside = boxes.map(function () { return []; });
  const paused = [], ended = [], threads = [], first = waiters(state);
  state.actors.forEach(function (who, id) {
    if (!who.state) return;
    fillBox(run, state, id, seen);
    if (state.stack.indexOf(id) >= 0) return;
    if (run.actors[id].kind === 'thread') {
      threads.push(boxes[id]);
      return;
    }
    if (isOver(who.state) && !(id in first)) {
      ended.push(boxes[id]);
      return;
    }
    let host = hostOf(run, state, first, id), steps = 0;
    if (host >= 0 && isOver(state.actors[host].state)) host = -1;
    for (let at = host; at >= 0; at = hostOf(run, state, first, at))
      if (at === id || steps++ > 50) { host = -1; break; }
    (host >= 0 ? inside[host] : paused).push(boxes[id]);
  });
  boxes.forEach(function (box, id) { order(box.inner, inside[id]); });
  const stack = state.stack.slice().reverse().map(function (id) {
    return boxes[id];
  });
  // They stand as they stood: who was on top has left first.
  seen.popped.reverse().forEach(function (id) {
    if (state.stack.indexOf(id) < 0 && boxes[id].name)
      stack.unshift(ghost(boxes[id], 'has left'));
  });
  order(byId('stack'), stack);
  order(byId('threads'), threads);
  order(byId('paused'), paused);
  order(byId('ended'), ended);
  byId('p-threads').classList.toggle('empty', !threads.length);
  byId('p-paused').classList.toggle('empty', !paused.length);
  byId('p-ended').classList.toggle('empty', !ended.length);
}

function ticketText(run, state, h, name) {
  const handle = run.handles[h];
  if (name === 'watched')
    return handle.label + ', ' + run.actors[handle.of].label;
  if (name === 'line')
    return run.actors[handle.of].label + ' in ' + handle.label;
  if (name !== 'timers') return handle.label;
  const left = handle.when - state.clock;
  return number(handle.when) + ' ' + handle.label + ' (' +
    (left > 0 ? 'in ' + number(Math.round(left * 1e6) / 1e6) + ' s' : 'due') +
    ')';
}

function showQueue(run, state, seen, name) {
  const children = state[name].map(function (h) {
    const ticket = tickets[h];
    ticket.button.textContent = ticketText(run, state, h, name) +
      ['', ' cancelled', name === 'watched' ? ' ready' : ' called'][
        state.mark[h] || 0];
    ticket.classList.toggle('new', !!seen.handles[h]);
    ticket.classList.toggle('struck', state.mark[h] === 1);
    ticket.classList.toggle('called', state.mark[h] === 2 && name === 'line');
    return ticket;
  });
  if (name === 'ready' && children.length) {
    const bar = make('li', 'batch', state.batch ? 'this turn | next turn'
      : 'next turn:');
    children.splice(state.batch, 0, bar);
  }
  seen.gone[name].forEach(function (change) {
    if (state[name].indexOf(change[2]) >= 0) return;
    const ticket = ghost(tickets[change[2]], 'has left');
    ticket.querySelector('button').textContent =
      ticketText(run, state, change[2], name === 'timers' ? 'ready' : name);
    children.splice(change[3], 0, ticket);
  });
  order(byId(name), children);
  byId('p-' + name).classList.toggle('empty', !children.length);
}

function showClock(run, state) {
  byId('clock').textContent = 't = ' + number(state.clock) + ' s' +
    (state.iter ? ', iteration ' + state.iter : ', before the loop');
  const strip = byId('strip'), whens = state.timers.map(function (h) {
    return run.handles[h].when;
  });
  const end = Math.max.apply(null, whens.concat(state.clock + 1));
  strip.textContent = '';
  strip.append(make('span', 'hand'));
  state.timers.forEach(function (h, i) {
    const tick = make('span', 'tick ' + tickets[h].className);
    const at = Math.max(0, (whens[i] - state.clock) / (end - state.clock));
    tick.style.left = at * 98 + '%';
    strip.append(tick);
  });
}

function showPrinted(state, prints, step) {
  const list = byId('lines');
  while (list.children.length > state.said.length)
    list.removeChild(list.lastChild);
  for (let i = list.children.length; i < state.said.length; i++) {
    const line = make('li'), button = make('button', '', state.said[i]);
    const from = prints[i];
    if (from) {
      button.dataset.event = from.n;
      line.append(make('span', 'when', from.t === undefined ? ''
        : 't = ' + number(from.t)));
    }
    line.append(button);
    list.append(line);
  }
  const fresh = step && step.d.some(function (c) { return c[0] === 'said'; });
  Array.prototype.forEach.call(list.children, function (line, i) {
    line.classList.toggle('now', !!fresh && i === state.said.length - 1);
  });
  list.scrollTop = list.scrollHeight;
}

// -- motion --------------------------------------------------------------------
let motions = [];

function endMotion() {
  motions.forEach(function (motion) { motion.finish(); });
  motions = [];
}

function places() {
  const map = new Map();
  document.querySelectorAll('#state .box, #state .ticket').forEach(
    function (element) {
      if (!element.classList.contains('ghost'))
        map.set(element, element.getBoundingClientRect());
    });
  return map;
}

// First, last, invert, play: the elements are where they belong already. All
// are asked where that is before one is set in motion, or the browser would
// arrange the page anew for each.
function move(before) {
  const moved = [];
  before.forEach(function (from, element) {
    if (!element.isConnected || !element.animate) return;
    const to = element.getBoundingClientRect();
    const x = from.left - to.left, y = from.top - to.top;
    if (Math.abs(x) + Math.abs(y) >= 2) moved.push([element, x, y]);
  });
  moved.forEach(function (each) {
    motions.push(each[0].animate(
      [{ transform: 'translate(' + each[1] + 'px,' + each[2] + 'px)' },
        { transform: 'none' }], { duration: 160, easing: 'ease-out' }));
  });
}

function showPanels(run, state, step, prints, moves) {
  endMotion();
  const before = moves ? places() : null;
  const seen = touched(step);
  showActors(run, state, seen);
  if (run.loop) {
    showQueue(run, state, seen, 'ready');
    showQueue(run, state, seen, 'timers');
    showQueue(run, state, seen, 'line');
    showQueue(run, state, seen, 'watched');
    showClock(run, state);
  }
  showPrinted(state, prints, step);
  if (before) move(before);
}
