// keys.js: what every key and every click does.
//
// Keys act only when no text field has the focus and no Ctrl, Alt or Meta is
// down; a used key does not scroll.

function turns(step) {
  if (run.loop)
    return step.d.some(function (change) { return change[0] === 'iter'; });
  const byMain = run.actors[step.a].kind === 'main';
  return step.d.some(function (change) {
    return change[0] === 'pop' || (change[0] === 'push' && byMain);
  }) && (byMain || state !== null && toMain(step));
}

function toMain(step) {
  const pops = step.d.filter(function (change) { return change[0] === 'pop'; });
  return pops.length > 0 && step.d.some(function (change) {
    return change[0] === 'state' && change[2] === 'running' &&
      run.actors[change[1]].kind === 'main';
  });
}

function saysSomething(step) {
  return step.d.some(function (change) { return change[0] === 'said'; });
}

function concerns(step) {
  return step.a === chosen || step.d.some(function (change) {
    return change.length === 4 && change[0] !== 'add' && change[0] !== 'del' &&
      change[1] === chosen;
  });
}

function stop() {
  clearInterval(timer);
  timer = 0;
  byId('b-play').setAttribute('aria-pressed', 'false');
  byId('b-play').textContent = 'play';
}

function tick() {
  if (document.hidden || position >= steps.length || asked) { stop(); return; }
  go(position + 1, 'step');
  const step = stepNow();
  byId('sentence').setAttribute('aria-live',
    saysSomething(step) ? 'polite' : 'off');
  if (failedAt && isFailing(step)) stop();
}

function play() {
  if (timer) { stop(); byId('sentence').setAttribute('aria-live', 'polite');
    return; }
  timer = setInterval(tick, pause);
  byId('b-play').setAttribute('aria-pressed', 'true');
  byId('b-play').textContent = 'pause';
}

function pace(factor) {
  pause = Math.max(125, Math.min(8000, pause * factor));
  if (timer) { stop(); play(); }
}

function nextFailure() {
  const bad = elements().filter(function (one) { return one.dataset.bad; });
  const at = bad.findIndex(function (one) {
    return one.dataset.name === run.name;
  });
  if (bad.length)
    location.hash = encodeURIComponent(bad[(at + 1) % bad.length].dataset.name);
}

function toggleHelp() {
  const keys = byId('keys');
  if (keys.open) keys.close();
  else keys.showModal();
}

function toggleAsk() {
  asking = !asking;
  byId('b-ask').setAttribute('aria-pressed', asking);
  go(position, 'held');
}

function toggleFloor() {
  const folded = document.body.classList.toggle('no-floor');
  byId('t-floor').setAttribute('aria-expanded', !folded);
}

function toggleMap() {
  if (!run.map) return;
  mapShown = !mapShown;
  byId('t-map').textContent = mapShown ? 'lanes' : 'map';
  makePicture(run);
  showPicture(run, stepNow(), failedAt);
}

function speak(which) {
  language = which;
  shownFiles.program = '';
  showSource(run, stepNow(), asking ? null : steps[position]);
}

function oneMore() {
  const step = stepNow();
  if (!step || step.say.length < 2) return;
  relayed = (relayed + 1) % step.say.length;
  showWords(step);
}

function askNumber() {
  const words = prompt('To which event? 0 to ' + run.count);
  if (words !== null && words.trim() !== '') goToEvent(+words);
}

const actions = {
  next: function (held) { go(position + 1, held ? 'held' : 'step'); },
  back: function (held) { go(position - 1, held ? 'held' : 'step'); },
  turn: function () {
    const to = find(turns, 1);
    go(to < 0 ? steps.length : to, 'jump');
  },
  turnBack: function () {
    const to = find(turns, -1);
    go(to < 0 ? 0 : to, 'jump');
  },
  first: function () { go(0, 'jump'); },
  last: function () { go(steps.length, 'jump'); },
  cause: function () { const s = stepNow(); if (s && s.by) goToEvent(s.by); },
  effect: function () {
    const step = stepNow();
    for (let n = step ? step.n : 1; step && n <= step.to; n++)
      if (effects[n]) { goToEvent(effects[n].n); return; }
  },
  play: play, ask: toggleAsk, floor: toggleFloor, map: toggleMap,
  help: toggleHelp, number: askNumber, relay: oneMore,
  c: function () { speak('c'); },
  python: function () { speak('py'); },
  runs: function () { if (byId('runs').hidden) showRuns(); else hideRuns(); },
  failure: nextFailure,
  said: function () { goToStep(saysSomething, 1); },
  saidBefore: function () { goToStep(saysSomething, -1); },
  ofActor: function () { if (chosen >= 0) goToStep(concerns, 1); },
  ofActorBefore: function () { if (chosen >= 0) goToStep(concerns, -1); },
  nobody: function () { stop(); chosen = -1; hideRuns(); show(false); },
  faster: function () { pace(0.5); },
  slower: function () { pace(2); }
};

const keyTable = { ArrowRight: 'next', ArrowLeft: 'back',
  'Shift+ArrowRight': 'turn', 'Shift+ArrowLeft': 'turnBack', Home: 'first',
  End: 'last', '[': 'cause', ']': 'effect', n: 'ofActor', p: 'ofActorBefore',
  o: 'said', 'Shift+O': 'saidBefore', ' ': 'play', '.': 'relay', g: 'number',
  a: 'ask', f: 'floor', m: 'map', '?': 'help', Escape: 'nobody', '+': 'faster',
  '-': 'slower', r: 'runs', 'Shift+N': 'failure' };

function keyOf(event) {
  const shifted = event.shiftKey && /^(Arrow|[A-Z]$)/.test(event.key);
  return (shifted ? 'Shift+' : '') + event.key;
}

function onKey(event) {
  const field = event.target.matches('input[type=text], textarea');
  if (event.ctrlKey || event.altKey || event.metaKey || !run) return;
  // Who has typed no answer may step over the question.
  const skips = event.target.id === 'answer' && !event.target.value &&
    event.key.slice(0, 5) === 'Arrow';
  if (field && event.key !== 'Escape' && !skips) return;
  if (byId('keys').open && event.key !== '?') return;
  // A focused button keeps Space, which presses it.
  if (event.key === ' ' && event.target.matches('button, summary, a')) return;
  const name = keyTable[keyOf(event)];
  if (!name) return;
  event.preventDefault();
  if (name !== 'play' && name !== 'faster' && name !== 'slower') stop();
  actions[name](event.repeat);
}

// -- clicks --------------------------------------------------------------------

function clickLine(line, back) {
  const pane = line.parentNode.id.replace('-lines', '');
  const place = shownFiles[pane] + ':' + line.dataset.line;
  const key = pane === 'floor' ? 'at' : language === 'py' ? 'py' : 'src';
  goToStep(function (step) { return step[key] === place; }, back ? -1 : 1);
}

function clickHandle(h) {
  const goOn = function () { asked = null; go(position + 1, 'step'); };
  if (!judge('handle', h, goOn)) goToEvent(run.handles[h].by);
}

function choose(id) {
  const goOn = function () { asked = null; go(position + 1, 'step'); };
  if (judge('actor', id, goOn)) return;
  chosen = chosen === id ? -1 : id;
  show(false);
}

function showTab(name) {
  document.body.dataset.tab = name;
  document.querySelectorAll('#tabs button').forEach(function (button) {
    button.setAttribute('aria-pressed', button.dataset.tab === name);
  });
  showPicture(run, stepNow(), failedAt);
  speak(language);
}

function onClick(event) {
  const at = function (selector) { return event.target.closest(selector); };
  const action = at('[data-do]');
  if (action) { actions[action.dataset.do](false); return; }
  if (at('#tabs button')) { showTab(at('#tabs button').dataset.tab); return; }
  if (at('#b-runs')) { actions.runs(); return; }
  if (at('#run-list a')) { hideRuns(); return; }
  if (!run) return;
  if (at('[data-handle]')) clickHandle(at('[data-handle]').dataset.handle);
  else if (at('[data-event]')) goToEvent(+at('[data-event]').dataset.event);
  else if (at('.name') && at('.box') && !at('.ghost'))
    choose(+at('.box').dataset.actor);
  else if (at('.box .line')) lineOfBox(+at('.box').dataset.actor);
  else if (at('.code')) clickLine(at('.code'), event.shiftKey);
  else if (at('#canvas .row')) goToEvent(numberOf(at('.row')));
  else if (at('#canvas .run')) goToEvent(numberOf(at('.run')));
}

// Shows the line where it stands.
function lineOfBox(id) {
  const line = state.actors[id].line;
  if (document.body.dataset.tab !== 'source') showTab('source');
  showPlace(run, 'program', line, null);
}

function listen() {
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', onClick);
  byId('slider').addEventListener('input', function () {
    if (run) go(+byId('slider').value, 'held');
  });
  byId('question').addEventListener('submit', function (event) {
    event.preventDefault();
    judge('text', byId('answer').value, actions.next);
    document.activeElement.blur();
  });
  byId('b-show').addEventListener('click', function () { actions.next(); });
  byId('filter').addEventListener('input', function () {
    const wanted = byId('filter').value.toLowerCase();
    document.querySelectorAll('#run-list li').forEach(function (item) {
      item.hidden = item.textContent.toLowerCase().indexOf(wanted) < 0;
    });
  });
  document.addEventListener('visibilitychange', function () {
    if (document.hidden && timer) stop();
  });
  window.addEventListener('beforeprint', function () {
    if (!run) return;
    linesForPaper();
    pictureForPaper(run, stepNow());
  });
  window.addEventListener('afterprint', function () {
    linesForScreen();
    pictureForScreen();
  });
  window.addEventListener('hashchange', openAddress);
  window.addEventListener('popstate', openAddress);
  window.addEventListener('resize', function () {
    if (run) show(false);
  });
}
