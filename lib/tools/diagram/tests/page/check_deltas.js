// node check_deltas.js DELTAS.js PLAY.html STATES: applies the changes of the
// page's run, and takes them back, as the page does; at each step the words are
// those of `diagram state all`.
'use strict';
const fs = require('fs'), vm = require('vm');
const [deltas, page, states] = process.argv.slice(2)
  .map(name => fs.readFileSync(name, 'utf8'));
const play = {};
vm.runInNewContext(deltas, play);
const text = /class="run"[^>]*>([^]*?)<\/script>/.exec(page)[1];
const run = JSON.parse(text), told = states.split('\f');
const state = play.emptyState(run.actors.length);
const look = at => {
  const words = play.describe(run, state);
  if (words === told[at]) return;
  console.error(`${run.name}, step ${at}: it is\n${told[at]}but shows\n${words}`);
  process.exit(1);
};
look(0);
run.steps.forEach((step, i) => {
  step.d.forEach(change => play.apply(state, change));
  look(i + 1);
});
run.steps.slice().reverse().forEach((step, i) => {
  step.d.slice().reverse().forEach(change => play.undo(state, change));
  look(run.steps.length - 1 - i);
});
