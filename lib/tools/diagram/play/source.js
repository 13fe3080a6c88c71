// source.js: the program, its Python twin, and the floor's own code.
//
// Filled mark: where this event came from. Hollow mark: where the next one
// will come from.

let files = {};
let shownFiles = { program: '', floor: '' };
let language = 'c';

function split(place) {
  const colon = place.lastIndexOf(':');
  return { file: place.slice(0, colon), line: +place.slice(colon + 1) };
}

function makeLines(pane, name, changed) {
  const list = byId(pane + '-lines'), file = files[name];
  list.textContent = '';
  shownFiles[pane] = name;
  byId(pane + '-name').textContent = (file ? file.path : name) +
    (changed ? ' has changed since this run: no line is marked' : '') +
    (file ? '' : ' was not found');
  if (!file) return;
  file.text.replace(/\n$/, '').split('\n').forEach(function (text, i) {
    const line = make('div', 'code');
    line.dataset.line = i + 1;
    line.append(make('i', '', i + 1), make('span', '', text || ' '));
    list.append(line);
  });
}

function isChanged(run, name) {
  return !!files[name] && files[name].time > run.time;
}

function mark(list, line, className) {
  const old = list.querySelector('.' + className);
  if (old) {
    old.classList.remove(className);
    old.removeAttribute('aria-current');
  }
  const element = line > 0 ? list.children[line - 1] : null;
  if (!element) return null;
  element.classList.add(className);
  if (className === 'now') element.setAttribute('aria-current', 'step');
  return element;
}

// The marked line stays in the middle third. Of a floor what has led to it is
// wanted, which stands above.
function keepInView(list, element, isFloor) {
  if (!element) return;
  const top = element.offsetTop - list.scrollTop;
  const height = list.clientHeight, most = isFloor ? 0.85 : 2 / 3;
  if (top < height * (isFloor ? 0.6 : 1 / 3) || top > height * most)
    list.scrollTop += top - height * (isFloor ? 0.8 : 0.5);
}

// Who has no line of his own leaves the last one standing, without a mark; where
// the page was opened in the middle of the run that is the one `before`.
function showPlace(run, pane, place, next, before) {
  const list = byId(pane + '-lines'), last = split(before || ':0');
  const here = place ? split(place) : { file: shownFiles[pane] || last.file,
    line: 0 };
  const there = next ? split(next) : { file: '', line: 0 };
  const file = here.file || there.file;
  if (!file) {
    list.textContent = '';
    byId(pane + '-name').textContent = '';
    shownFiles[pane] = '';
    return;
  }
  const changed = isChanged(run, file);
  const fresh = file !== shownFiles[pane];
  if (fresh) makeLines(pane, file, changed);
  const now = mark(list, changed ? 0 : here.line, 'now');
  const soon = mark(list, changed || there.file !== file ? 0 : there.line,
    'soon');
  keepInView(list, now || soon ||
    (fresh && file === last.file && list.children[last.line - 1]),
    pane === 'floor');
}

function placeBefore(key) {
  let at = position - 1;
  while (at >= 0 && !steps[at][key]) at--;
  return at < 0 ? '' : steps[at][key];
}

// Which program it is changes with the run only.
function showSource(run, step, next) {
  const twin = run.name + '.py';
  const python = language === 'py' && files[twin];
  byId('t-py').hidden = !files[twin];
  byId('t-c').setAttribute('aria-pressed', !python);
  byId('t-py').setAttribute('aria-pressed', !!python);
  const key = python ? 'py' : 'src';
  const rest = python ? twin + ':0' : '';
  showPlace(run, 'program', (step && step[key]) || rest, next && next[key],
    placeBefore(key));
  showPlace(run, 'floor', step && step.at, next && next.at, placeBefore('at'));
  byId('floor').classList.toggle('idle', !(step && step.at));
}

// Paper gets twelve lines of each view.
function linesForPaper() {
  document.querySelectorAll('.lines').forEach(function (list) {
    const now = list.querySelector('.now') || list.querySelector('.soon');
    const middle = now ? +now.dataset.line : 6;
    Array.prototype.forEach.call(list.children, function (line, i) {
      line.classList.toggle('off', Math.abs(i + 1 - middle) > 6);
    });
  });
}

function linesForScreen() {
  document.querySelectorAll('.code.off').forEach(function (line) {
    line.classList.remove('off');
  });
}
