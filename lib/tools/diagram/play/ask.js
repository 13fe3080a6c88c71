// ask.js: the page asks before a step that can be predicted.
//
// Nothing is kept, counted or sent. A wrong answer shows the reason.

let asking = false; // the learner wants to be asked
let asked = null;   // the step whose question stands there

function askFor(step) {
  asked = step;
  byId('question').hidden = !step;
  byId('judged').textContent = '';
  document.body.classList.toggle('asking', asking);
  document.body.classList.toggle('asked', !!step);
  if (!step) return;
  byId('asked').textContent = step.ask[1];
  byId('answer').value = '';
  const typed = step.ask[0] === 'text';
  byId('answer').hidden = byId('b-answer').hidden = !typed;
  if (typed) byId('answer').focus();
}

// `kind` is how he answered: "text", "handle", "actor". Returns false when
// nothing was asked that way.
function judge(kind, answer, goOn) {
  if (!asked || asked.ask[0] !== kind) return false;
  const step = asked, right = String(answer).trim() === step.ask[2].trim();
  goOn(); // which may bring the next question
  byId('question').hidden = false;
  if (!asked) {
    byId('answer').hidden = byId('b-answer').hidden = true;
    byId('asked').textContent = '';
    document.body.classList.add('judged');
  }
  byId('judged').textContent = right ? 'Yes.'
    : 'No: ' + step.say[0] + ', because ' + step.why + '.';
  return true;
}
