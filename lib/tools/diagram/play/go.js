// go.js: which run, which step, and the address that says so.
//
// play.html#NAME is a run at its start, or where it failed; #NAME/107 is its
// event 107, #NAME/107/ask asks there. A step replaces the address, a jump adds
// one to the history, so that Back returns to where one was.

let run = null, steps = [], state = null;
let position = 0;   // so many steps have happened
let relayed = 0;    // "." goes over the events that share the step
let prints = [];    // per printed line its step
let effects = {};   // per event the step that it has caused first
let failedAt = 0;   // the event where the run left the right way
let timer = 0, pause = 1000;

function elements() {
  return Array.prototype.slice.call(document.querySelectorAll('script.run'));
}

function stepNow() { return position ? steps[position - 1] : null; }

// -- one run -----------------------------------------------------------------

function index() {
  prints = [];
  effects = {};
  steps.forEach(function (step) {
    step.d.forEach(function (change) {
      if (change[0] === 'said') prints.push(step);
    });
    if (step.by && !effects[step.by]) effects[step.by] = step;
  });
}

function readRun(element) {
  run = JSON.parse(textOf(element));
  steps = run.steps;
  state = emptyState(run.actors.length);
  position = 0;
  chosen = -1;
  mapShown = false;
  shownFiles = { program: '', floor: '' };
  failedAt = findFailure();
  byId('lines').textContent = '';
  index();
  makePanels(run);
  makePicture(run);
  makeMarks();
  byId('run-title').textContent = run.title;
  byId('run-title').title = run.name + ' ' + run.subtitle;
  byId('slider').max = steps.length;
  byId('t-map').hidden = !run.map;
}

// -- what stands around the panels -------------------------------------------

function makeMarks() {
  const marks = byId('marks');
  marks.textContent = '';
  steps.forEach(function (step, i) {
    const kinds = step.d.map(function (change) { return change[0]; });
    const what = isFailing(step) ? 'bad'
      : kinds.indexOf('said') >= 0 ? 'said'
        : kinds.indexOf('iter') >= 0 ? 'iter' : '';
    if (!what) return;
    const mark = make('span', what);
    mark.style.left = (i + 1) * 100 / steps.length + '%';
    marks.append(mark);
  });
}

function names(handles) {
  return handles.map(function (h) { return run.handles[h].label; })
    .join(', ') || 'nothing';
}

function showWords(step) {
  const say = byId('say');
  say.textContent = '';
  byId('why').textContent = '';
  if (!step) {
    say.textContent = steps.length ? 'Nothing has happened yet. Right arrow: ' +
      'next step.' : 'Nothing was recorded in this run.';
  } else {
    const chosenOne = Math.min(relayed, step.say.length - 1);
    say.append(make('b', '', '#' + (step.n + chosenOne)), ' ' +
      step.say[chosenOne] + ' ', make('code', '', step.src || ''));
    byId('why').append('because ' + step.why + ' ');
    if (step.say.length > 1)
      byId('why').append('(#' + step.n + ' to #' + step.to +
        ' hand on one value: press . ) ');
    if (step.by) {
      const link = make('button', 'by', 'caused by #' + step.by);
      link.dataset.event = step.by;
      byId('why').append(link);
    }
  }
  byId('also').textContent = run.loop ? 'ready: ' + names(state.ready) +
    '; timers: ' + names(state.timers) + (state.line.length ? '; in line: ' +
      state.line.map(function (h) {
        return run.actors[run.handles[h].of].label;
      }).join(', ') : '') + (state.watched.length ? '; watched: ' +
      names(state.watched) : '') + atWork(state) : '';
}

function atWork(state) {
  return state.actors.map(function (who, id) {
    return run.actors[id].kind === 'thread' && who.state
      ? '; ' + run.actors[id].label + ': ' + who.state : '';
  }).join('');
}

function show(moves) {
  const step = stepNow(), hidden = asking && asked;
  const next = hidden ? null : steps[position];
  const n = step ? step.to : 0;
  showWords(step);
  showVerdict(n);
  forgetMissing();
  showPanels(run, state, step, prints, moves && motionWanted());
  showMissing(step);
  showSource(run, step, asking ? null : next);
  showPicture(run, step, failedAt);
  byId('slider').value = position;
  byId('slider').setAttribute('aria-valuetext', byId('say').textContent);
  byId('place').textContent = n + ' / ' + run.count;
  document.title = n + ' / ' + run.count + ' ' + run.name;
  document.querySelectorAll('#stack > .box').forEach(function (box, i) {
    box.classList.toggle('top', i === 0);
  });
}

function motionWanted() {
  return !document.hidden &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

// -- going -------------------------------------------------------------------

function address() {
  const step = stepNow();
  return '#' + encodeURIComponent(run.name) +
    (step ? '/' + step.to : '/0') + (asking ? '/ask' : '');
}

// Changes are applied, or taken back, one by one: the state is never made anew.
function moveTo(target) {
  while (position < target) {
    steps[position].d.forEach(function (change) { apply(state, change); });
    position++;
  }
  while (position > target) {
    position--;
    steps[position].d.slice().reverse().forEach(function (change) {
      undo(state, change);
    });
  }
}

// `how` is "step" (address replaced, motion), "held" (a key repeats: no
// motion) or "jump" (one more in the history).
function go(target, how) {
  if (how === 'jump') writeAddress(); // where Back shall return to
  const to = Math.max(0, Math.min(steps.length, target));
  relayed = 0;
  document.body.classList.remove('judged');
  const near = Math.abs(to - position) === 1;
  moveTo(to);
  const next = steps[position];
  askFor(asking && next && next.ask && how !== 'jump' ? next : null);
  show(how === 'step' && near);
  noteAddress(how === 'jump');
}

// A browser refuses when asked too often, as while a key is held: of the steps
// only where they have led is written down.
let addressLater = 0;

function noteAddress(jumps) {
  clearTimeout(addressLater);
  addressLater = 0;
  if (jumps) history.pushState(null, '', address());
  else addressLater = setTimeout(writeAddress, 200);
}

function writeAddress() {
  clearTimeout(addressLater);
  if (addressLater) history.replaceState(null, '', address());
  addressLater = 0;
}

function stepOf(n) {
  return steps.findIndex(function (step) { return n >= step.n && n <= step.to; });
}

function goToEvent(n) {
  const at = n > 0 ? stepOf(n) : -1;
  if (n === 0 || at >= 0) go(at + 1, 'jump');
}

// The next, or previous, step that the question is true of.
function find(is, by) {
  for (let i = position - 1 + by; i >= 0 && i < steps.length; i += by)
    if (is(steps[i], i)) return i + 1;
  return -1;
}

function goToStep(is, by, how) {
  const to = find(is, by);
  if (to >= 0) go(to, how || 'jump');
}

// -- the address --------------------------------------------------------------

function showRuns(lost) {
  byId('runs').hidden = false;
  document.body.classList.add('listing');
  byId('lost').textContent = lost || '';
  byId('filter').focus();
}

function hideRuns() {
  byId('runs').hidden = true;
  document.body.classList.remove('listing');
}

function openAddress() {
  clearTimeout(addressLater);
  addressLater = 0;
  const parts = location.hash.slice(1).split('/');
  let name = parts[0];
  try { name = decodeURIComponent(name); } catch (e) { /* taken as it is */ }
  const all = elements();
  const element = name ? all.find(function (one) {
    return one.dataset.name === name;
  }) : all.length === 1 ? all[0] : null;
  if (!element) {
    showRuns(name ? 'There is no run called ' + name + ' here.' : '');
    return;
  }
  hideRuns();
  if (!run || run.name !== element.dataset.name) readRun(element);
  asking = parts[2] === 'ask' || (parts[1] === 'ask');
  byId('b-ask').setAttribute('aria-pressed', asking);
  let n = parts[1] === undefined || parts[1] === 'ask' ? failedAt : +parts[1];
  if (!(n >= 0 && n <= run.count && Math.floor(n) === n)) {
    showRuns('The run ' + run.name + ' has no event ' + parts[1] + '.');
    n = 0;
  }
  moveTo(n > 0 ? stepOf(n) + 1 : 0);
  relayed = 0;
  const next = steps[position];
  askFor(asking && next && next.ask ? next : null);
  show(false);
}

function makeList() {
  const list = byId('run-list');
  const all = elements().map(function (one, i) { return { one: one, i: i }; });
  all.sort(function (a, b) {
    return (b.one.dataset.bad ? 1 : 0) - (a.one.dataset.bad ? 1 : 0) ||
      a.i - b.i;
  });
  all.forEach(function (each) {
    const data = each.one.dataset, item = make('li', data.bad ? 'bad' : '');
    const link = make('a', '', data.title || data.name);
    link.href = '#' + encodeURIComponent(data.name);
    item.append(link, ' ', make('code', '', data.name), ' ' + data.count +
      ' events' + (data.bad ? ', failed' : ''));
    list.append(item);
  });
}

// For the tests: what was read, and the state in words, as `diagram state` says
// it; also after so many steps, which are not shown.
window.runInFull = function () { return run; };
window.stateInWords = function () { return describe(run, state); };
window.stateAfter = function (count) {
  moveTo(count);
  return describe(run, state);
};

function start() {
  files = JSON.parse(textOf(byId('files')));
  makeList();
  listen();
  openAddress();
}
