// verdict.js: what the test thought of the run: where it went wrong, what
// happened there, and what should have.

function findFailure() {
  const verdict = run.verdict;
  if (!verdict.bad) return 0;
  return verdict.seq > 0 && verdict.seq <= run.count ? verdict.seq : run.count;
}

function isFailing(step) {
  return failedAt >= step.n && failedAt <= step.to;
}

// What was expected there and what happened, as sentences; of a run that ended
// badly, or at a value, what was said of it, above.
function showVerdict(n) {
  const verdict = byId('verdict'), told = run.verdict;
  verdict.hidden = !told.bad;
  verdict.textContent = '';
  if (!told.bad) return;
  const at = steps.find(isFailing);
  const add = function (label, text) {
    verdict.append(make('p', '', label + ': ' + text));
  };
  if (told.word !== 'differs' && told.happened.indexOf(told.text) < 0)
    add(told.word, told.text);
  if (told.expected) add('expected', told.expected);
  if (told.expected || at)
    add(told.expected ? 'happened' : 'last event', (told.happened ||
      at && at.say[failedAt - at.n] || 'nothing more') + ' (#' + failedAt + ')');
  if (told.expected && n > failedAt)
    verdict.append(make('p', 'note',
      'From #' + failedAt + ' on all may be a consequence.'));
}

// -- what should have happened, where it should have ---------------------------

let expected = null; // the word, which is only ever in one place

function forgetMissing() {
  document.querySelectorAll('.missed').forEach(function (element) {
    element.classList.remove('missed');
  });
  document.querySelectorAll('.never').forEach(function (element) {
    element.remove();
  });
  if (expected) expected.remove();
}

// The handle that should have run, in its queue; else the box of whoever should
// have acted, which may be one that has not come yet.
function missingPlace(missing) {
  const ticket = tickets[missing.ticket];
  if (ticket && ticket.isConnected) return ticket;
  if (boxes[missing.who].isConnected) return boxes[missing.who];
  const box = make('li', 'box never');
  box.append(make('span', '', run.actors[missing.who].label));
  byId('stack').prepend(box);
  return box;
}

function showMissing(step) {
  const missing = run.verdict.missing;
  if (!missing || !step || !isFailing(step)) return;
  let place = null;
  if (missing.said === undefined) {
    place = missingPlace(missing);
  } else {
    place = make('li', 'never');
    place.append(make('span', '', missing.said));
    byId('lines').append(place);
    byId('lines').scrollTop = byId('lines').scrollHeight;
  }
  expected = expected || make('span', 'left', 'expected');
  place.classList.add('missed');
  place.append(expected);
}
