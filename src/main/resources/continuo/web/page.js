// The page: what Continuo tells goes to the roll, the sound and the controls; what is played here goes to Continuo.

import { connect } from './link.js';
import { createKeys } from './keys.js';
import { createRoll } from './roll.js';
import { createSessions } from './sessions.js';
import { createSettings } from './settings.js';
import { createSound } from './sound.js';

const SUSTAIN = 64;
const STATES = {
  connecting: 'Connecting…', gone: 'Continuo has ended, or cannot be reached', listening: 'Listening',
  waiting: 'Waiting for you to go on', answering: 'Answering',
};
const BEATS = { set: '', found: ', found in your playing', sought: ', until yours is found' };
const byId = id => document.getElementById(id);

const sound = createSound();
let state = { silentSince: 0, silence: 1, tempo: 120 };
let played = new Map(); // pitch → how many strikes of this page have not been heard of yet
let sustained = new Set(); // keys let go that the pedal holds
let pedalDown = false;

const link = connect(hear, stands => {
  if (!stands) {
    showState('gone');
    sound.silence('it');
    roll.forget();
  }
});

const roll = createRoll({ now: link.now, sounding });
let lit = [];
function sounding(pitches) {
  lit.forEach(pitch => keys.light('it', pitch, -1));
  pitches.forEach(pitch => keys.light('it', pitch, 1));
  lit = pitches;
}

const keys = createKeys({
  play(millis, message) {
    if ((message & 0xF0) === 0x90) played.set(message >> 8 & 0x7F, (played.get(message >> 8 & 0x7F) ?? 0) + 1);
    link.key(millis, message);
  },
  strike(pitch, velocity) {
    sustained.delete(pitch);
    sound.note('you', pitch, velocity);
  },
  lift,
  pedalMoved: pedal,
  panic: () => link.act('panic'),
  gesture: begin,
});

function lift(pitch) {
  if (pedalDown) sustained.add(pitch);
  else sound.release('you', pitch);
}

function pedal(down) {
  pedalDown = down;
  if (!down) {
    sustained.forEach(pitch => sound.release('you', pitch));
    sustained.clear();
  }
}

function begin() {
  sound.begin();
  byId('invite').hidden = true;
}

const controls = createSettings({ set: link.set });
createSessions({ ask: link.ask, sound, say: line => { byId('said').textContent = line; } });

function hear(told) {
  if (told.events) told.events.forEach(hearEvent);
  else if (told.state) hearState(told.state);
  else if (told.settings) controls.show(told.settings);
  else if (told.welcome) welcome(told.welcome);
  else if (told.said) byId('said').textContent = told.said;
  else if (told.wrong) byId('said').textContent = told.wrong;
}

function welcome(told) {
  controls.build(told.parameters);
  byId('actions').replaceChildren(...told.actions.map(action => {
    const button = Object.assign(document.createElement('button'), {
      type: 'button', textContent: action.word, title: action.says,
    });
    button.dataset.action = action.word;
    button.onclick = () => link.act(action.word);
    return button;
  }));
  played = new Map();
  roll.forget();
  controls.show(told.settings);
  if (told.state.is) hearState(told.state);
  if (!sound.isOn()) byId('invite').hidden = false;
}

function hearEvent([what, at, ...data]) {
  switch (what) {
    case 'heard':
      roll.heard(at, data[0]);
      soundPorts(data[0]);
      break;
    case 'note': {
      const [end, pitch, velocity] = data;
      roll.planned(at, end, pitch, velocity);
      sound.note('it', pitch, velocity, link.millis(at), link.millis(end));
      break;
    }
    case 'cancel':
      roll.cancel(at);
      sound.silence('it');
      break;
    case 'withdraw':
      roll.withdraw(data[0]);
      sound.silence('it', link.millis(data[0]));
      break;
    case 'end':
      roll.end(at, data[0]);
      sound.silence('it', null, data[0]);
      break;
    case 'beat': roll.beat(at, data[0]); break;
    case 'bar': roll.bar(at, ...data); break;
  }
}

// What others play: a keyboard that Continuo listens to, or another page. Own keys have sounded already.
function soundPorts(message) {
  const command = message & 0xF0;
  const pitch = message >> 8 & 0x7F;
  const velocity = message >> 16 & 0x7F;
  if (command === 0x90 && velocity > 0) {
    const own = played.get(pitch) ?? 0;
    if (own > 0) played.set(pitch, own - 1);
    else if (byId('sound-ports').checked) sound.note('you', pitch, velocity);
    if (own === 0) keys.light('you', pitch, 1);
    if (own === 0) foreign.add(pitch);
  } else if (command === 0x80 || command === 0x90) {
    if (foreign.delete(pitch)) {
      keys.light('you', pitch, -1);
      lift(pitch);
    }
  } else if (command === 0xB0 && pitch === SUSTAIN && byId('sound-ports').checked) pedal(velocity >= 64);
}
const foreign = new Set(); // keys that others hold

function hearState(told) {
  state = told;
  showState(told.is);
  byId('tempo-text').textContent = `${Math.round(told.tempo)} beats a minute${BEATS[told.beat]}`;
  if (told.counts) {
    const { heard, played: own, late, latencyMicros } = told.counts;
    const p99 = latencyMicros?.dueToSent?.p99;
    byId('counts').textContent = `You ${heard} · Continuo ${own}${late ? ` · late ${late}` : ''}`
      + ` · ${told.input === told.output ? told.input : `${told.input} → ${told.output}`}`
      + `${p99 ? ` · 99 % of notes within ${(p99 / 1000).toFixed(1)} ms` : ''}`;
  }
}

function showState(word) {
  if (document.body.dataset.state !== word) {
    document.body.dataset.state = word;
    byId('state-word').textContent = STATES[word] ?? word;
  }
}

// The silence that runs, the beat, and how loud it is.
let clicked = -Infinity;
setInterval(() => {
  const time = link.now();
  if (document.body.dataset.state === 'waiting') {
    byId('silence').value = Math.min(1, (time - state.silentSince) / state.silence);
  }
  const beat = roll.latestBeat() ?? { at: 0, period: 60e6 / state.tempo };
  const phase = ((time - beat.at) / beat.period) % 1;
  byId('beat-light').classList.toggle('on', (phase + 1) % 1 < 0.2);
  if (byId('metronome').checked) {
    const next = beat.at + Math.ceil((time - beat.at) / beat.period) * beat.period;
    if (next - time < 250_000 && next - clicked > beat.period / 2) {
      clicked = next;
      sound.click(link.millis(next), roll.isBar(next, beat.period));
    }
  }
  for (const who of ['you', 'it']) {
    const slider = byId(`volume-${who}`);
    const level = sound.level(who);
    if (level > (+slider.dataset.peak || 0)) slider.dataset.peak = level.toFixed(4);
  }
}, 60);

for (const who of ['you', 'it']) {
  byId(`volume-${who}`).oninput = event => sound.volume(who, event.target.value / 100);
}
byId('begin').onclick = begin;
