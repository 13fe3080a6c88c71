// picture.js: the lanes or the map of the run, the present row marked, the rows
// to come under a curtain.
//
// The picture is the one that the program draws (make check). Its queues and
// source lines are cut off, for they have panels here.

const NS = 'http://www.w3.org/2000/svg';
let picture = null; // { svg, rows: {n: {top, bottom}}, curtain, band, head }
let mapShown = false;

function rowBox(row, shift) {
  const ys = [], xs = [];
  row.querySelector('polygon').getAttribute('points').trim().split(/\s+/)
    .forEach(function (point) {
      const xy = point.split(',');
      xs.push(+xy[0] + shift.x);
      ys.push(+xy[1] + shift.y);
    });
  return { top: Math.min.apply(null, ys), bottom: Math.max.apply(null, ys),
    left: Math.min.apply(null, xs), right: Math.max.apply(null, xs) };
}

function shiftOf(svg) {
  const graph = svg.querySelector('.graph');
  const words = /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(
    graph ? graph.getAttribute('transform') : '');
  return words ? { x: +words[1], y: +words[2] } : { x: 0, y: 0 };
}

function rectangle(className, box, height) {
  const rect = document.createElementNS(NS, 'rect');
  rect.setAttribute('class', className);
  rect.setAttribute('x', box.left);
  rect.setAttribute('width', box.right - box.left);
  rect.setAttribute('y', box.top);
  rect.setAttribute('height', height);
  return rect;
}

function numberOf(row) { return +/ s(\d+)/.exec(row.getAttribute('class'))[1]; }

// The heads of the lanes, which do not scroll; `box` is where they stand.
function headsOf(svg, shift, box) {
  const head = document.createElementNS(NS, 'svg');
  for (const name of ['font-size', 'font-family'])
    head.setAttribute(name, svg.getAttribute(name));
  head.setAttribute('viewBox', box.join(' '));
  const group = document.createElementNS(NS, 'g');
  group.setAttribute('transform', 'translate(' + shift.x + ' ' + shift.y + ')');
  svg.querySelectorAll('.head:not(.foot)').forEach(function (chip) {
    group.append(chip.cloneNode(true));
  });
  head.append(group);
  head.setAttribute('class', 'heads');
  head.setAttribute('aria-hidden', 'true');
  return head;
}

// The part of the lanes that has no panel. What stands below the last row, but
// for its cross, is said elsewhere.
function cutLanes(svg, run, rows, shift) {
  const all = Object.keys(rows).map(function (n) { return rows[n]; });
  const first = all[0], bottom = all[all.length - 1].bottom + 14;
  const left = first.left + run.box[0], width = run.box[1] - run.box[0];
  svg.setAttribute('viewBox', [left, first.top, width, bottom - first.top]
    .join(' '));
  return headsOf(svg, shift, [left, first.top - 48, width, 48]);
}

// The map without its title. Where its lanes begin their guides say.
function cutMap(svg, shift) {
  const view = svg.viewBox.baseVal, guide = svg.querySelector('.guide path');
  const start = /^M[-\d.]+,([-\d.]+)/.exec(guide.getAttribute('d'));
  const top = +start[1] + shift.y;
  const head = headsOf(svg, shift, [view.x, top - 48, view.width, 48]);
  svg.setAttribute('viewBox', [view.x, top, view.width,
    view.y + view.height - top].join(' '));
  return head;
}

function makePicture(run) {
  const canvas = byId('canvas'), text = mapShown ? run.map : run.lanes;
  canvas.textContent = '';
  picture = null;
  document.body.style.removeProperty('--picture');
  byId('picture-name').textContent = mapShown ? 'map: a box is a callback ' +
    'that ran; solid call_soon, dashed call_later' : 'lanes';
  if (!text) {
    canvas.append(make('p', 'missing', run.count === 0
      ? 'Nothing was recorded in this run.'
      : 'There is no picture: Graphviz was missing when it was drawn.'));
    return;
  }
  canvas.innerHTML = text; // drawn by us, and escaped as it was drawn
  const svg = canvas.querySelector('svg'), shift = shiftOf(svg);
  const rows = {};
  svg.querySelectorAll(mapShown ? '.run' : '.row').forEach(function (row) {
    rows[numberOf(row)] = rowBox(row, shift);
  });
  const numbers = Object.keys(rows).map(Number);
  if (!numbers.length) return;
  canvas.insertBefore(mapShown ? cutMap(svg, shift)
    : cutLanes(svg, run, rows, shift), svg);
  const width = svg.viewBox.baseVal.width, least = width * 0.85 + 'px';
  canvas.querySelectorAll('svg').forEach(function (each) {
    each.removeAttribute('height');
    each.removeAttribute('width');
    each.style.minWidth = least;
    each.style.maxWidth = width * 1.3 + 'px';
  });
  // With its margins, and a bar to scroll by.
  document.body.style.setProperty('--picture', 'calc(' + least + ' + 3rem)');
  const view = svg.viewBox.baseVal;
  const all = { left: view.x, right: view.x + view.width, top: view.y };
  picture = { svg: svg, rows: rows, numbers: numbers,
    band: rectangle('band-now', all, 0),
    curtain: rectangle('curtain', all, 0) };
  svg.append(picture.curtain, picture.band);
}

function place(rect, top, bottom) {
  rect.setAttribute('y', top);
  rect.setAttribute('height', Math.max(0, bottom - top));
}

// The last row that has happened.
function rowAt(n) {
  let last = 0;
  picture.numbers.forEach(function (m) { if (m <= n) last = Math.max(last, m); });
  return last;
}

function showPicture(run, step, failedAt) {
  if (!picture) return;
  const view = picture.svg.viewBox.baseVal, end = view.y + view.height;
  const at = rowAt(step ? step.n : 0), row = picture.rows[at];
  const top = row ? row.top : view.y, bottom = row ? row.bottom : view.y;
  place(picture.band, top, bottom);
  if (mapShown && row) {
    picture.band.setAttribute('x', row.left - 3);
    picture.band.setAttribute('width', row.right - row.left + 6);
  }
  place(picture.curtain, mapShown ? end : bottom, end);
  if (mapShown) hideToCome(step ? step.to : 0);
  picture.svg.classList.toggle('after', failedAt > 0 && !!step &&
    step.n > failedAt);
  const canvas = byId('canvas');
  const scale = picture.svg.getBoundingClientRect().height / view.height;
  const y = (top - view.y) * scale - canvas.scrollTop;
  if (y < canvas.clientHeight / 3 || y > canvas.clientHeight * 2 / 3)
    canvas.scrollTop += y - canvas.clientHeight / 2;
  keepSideways(canvas, at);
}

// Sideways, what this event has drawn is in view; of what the picture has cut
// off, the queues, nothing can be.
function keepSideways(canvas, n) {
  const frame = canvas.getBoundingClientRect();
  const all = picture.svg.getBoundingClientRect();
  const zero = frame.left - canvas.scrollLeft, width = canvas.clientWidth;
  let left = Infinity, right = -Infinity;
  canvas.querySelectorAll('.s' + n + ':not(.row):not(.seq):not(.src)').forEach(
    function (part) {
      const box = part.getBoundingClientRect();
      if (box.right <= all.left || box.left >= all.right) return;
      left = Math.min(left, Math.max(box.left, all.left) - zero);
      right = Math.max(right, Math.min(box.right, all.right) - zero);
    });
  if (left === Infinity) return;
  if (right - left > width) left = right - width;
  if (left < canvas.scrollLeft) canvas.scrollLeft = Math.max(0, left - 30);
  else if (right > canvas.scrollLeft + width)
    canvas.scrollLeft = Math.min(left, right - width + 30);
}

function hideToCome(now) {
  picture.svg.querySelectorAll('[class*=" s"]').forEach(function (part) {
    const words = / s(\d+)/.exec(part.getAttribute('class'));
    if (words) part.classList.toggle('to-come', +words[1] > now);
  });
}

// Paper does not scroll: it gets the rows around the present one.
let onScreen = '';

function pictureForPaper(run, step) {
  if (!picture || mapShown) return;
  const view = picture.svg.viewBox.baseVal, row = picture.rows[
    rowAt(step ? step.n : 0)];
  const middle = row ? row.top : view.y, height = Math.min(260, view.height);
  const top = Math.max(view.y, middle - height / 2);
  onScreen = picture.svg.getAttribute('viewBox');
  picture.svg.setAttribute('viewBox',
    [view.x, top, view.width, height].join(' '));
}

function pictureForScreen() {
  if (onScreen) picture.svg.setAttribute('viewBox', onScreen);
  onScreen = '';
}
