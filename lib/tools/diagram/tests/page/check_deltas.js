// node check_deltas.js FOLDER PLAY.html STATES: with the page's own unpack.js and
// deltas.js, from FOLDER, reads the page's run, applies its changes, and takes
// them back, as the page does; at each step the words are those of `diagram
// state all`.
'use strict';
const fs = require('fs'), vm = require('vm');
const [folder, ...names] = process.argv.slice(2);
const [page, states] = names.map(name => fs.readFileSync(name, 'utf8'));
const play = { TextDecoder, Uint8Array };
for (const part of ['unpack.js', 'deltas.js'])
  vm.runInNewContext(fs.readFileSync(`${folder}/${part}`, 'utf8'), play);
const text = /class="run"[^>]*>([^]*?)<\/script>/.exec(page)[1];
const run = JSON.parse(play.unpack(text, '')), told = states.split('\f');
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
