// The piano roll: time from left to right, a line where now is, what is planned beyond it.

const EDGE = 40; // the keyboard along the left edge
const AHEAD = 0.22; // of the width lies beyond now
const BLACK = new Set([1, 3, 6, 8, 10]);
const REST_MICROS = 3e6; // after the last note has left the view
const MOST_NOTES = 30_000;
const FEWEST_PITCHES = 44;
const SECOND = 1e6;

/** @param now Continuo's clock, in microseconds
 *  @param sounding is told which keys Continuo holds, whenever that changes */
export function createRoll({ now, sounding }) {
  const canvas = document.getElementById('roll');
  const pen = canvas.getContext('2d');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let notes = []; // {who, pitch, velocity, start, end}; end is Infinity while a key is down
  let pedals = []; // {start, end}
  let beats = []; // {at, period}: from there on
  let bars = []; // {at, beats}
  let span = 10 * SECOND;
  let low = 40;
  let high = 84;
  let pausedAt = null;
  let lastMicros = -Infinity; // when something was last to be seen
  let held = '';
  let colours = {};
  let dirty = true;

  function heard(at, message) {
    const command = message & 0xF0;
    const first = message >> 8 & 0x7F;
    const second = message >> 16 & 0x7F;
    if (command === 0x90 && second > 0) {
      lift(first, at);
      add({ who: 'you', pitch: first, velocity: second, start: at, end: Infinity });
    } else if (command === 0x80 || command === 0x90) lift(first, at);
    else if (command === 0xB0 && first === 64) pedal(at, second >= 64);
  }

  function lift(pitch, at) {
    for (let i = notes.length - 1; i >= 0 && i > notes.length - 400; i--) {
      const note = notes[i];
      if (note.who === 'you' && note.pitch === pitch && note.end === Infinity) note.end = at;
    }
    seen(at);
  }

  function pedal(at, down) {
    const last = pedals.at(-1);
    if (down && last?.end !== Infinity) pedals.push({ start: at, end: Infinity });
    if (!down && last) last.end = Math.min(last.end, at);
    seen(at);
  }

  function planned(start, end, pitch, velocity) {
    for (const note of notes.slice(-200)) {
      if (note.who === 'it' && note.pitch === pitch && note.start < start && note.end > start) note.end = start;
    }
    add({ who: 'it', pitch, velocity, start, end });
  }

  function add(note) {
    notes.push(note);
    if (notes.length > MOST_NOTES) notes = notes.slice(-MOST_NOTES / 2);
    seen(note.end === Infinity ? note.start : note.end);
    canvas.dataset.you = notes.filter(one => one.who === 'you').length;
    canvas.dataset.it = notes.filter(one => one.who === 'it').length;
  }

  /** Continuo yields: what was planned vanishes, what sounds ends. */
  function cancel(at) {
    notes = notes.filter(note => note.who === 'you' || note.start <= at);
    notes.forEach(note => { if (note.who === 'it') note.end = Math.min(note.end, Math.max(at, note.start + 1)); });
    seen(at);
  }

  /** The same at one pitch. */
  function end(at, pitch) {
    const concerned = note => note.who === 'it' && note.pitch === pitch;
    notes = notes.filter(note => !concerned(note) || note.start <= at);
    notes.forEach(note => { if (concerned(note)) note.end = Math.min(note.end, Math.max(at, note.start + 1)); });
    seen(at);
  }

  function withdraw(after) {
    notes = notes.filter(note => note.who === 'you' || note.start <= after);
  }

  function seen(at) {
    lastMicros = Math.max(lastMicros, at);
    dirty = true;
  }

  function beat(at, period) {
    beats.push({ at, period });
    beats = beats.slice(-50);
    seen(now());
  }

  function bar(at, numerator, denominator) {
    bars.push({ at, beats: numerator * 4 / denominator });
    bars = bars.slice(-50);
  }

  /** Everybody has let go, and plays from anew. */
  function forget() {
    cancel(now());
    notes.forEach(note => { if (note.end === Infinity) note.end = now(); });
    pedal(now(), false);
  }

  // --- drawing ---

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ['you', 'it', 'ink', 'quiet', 'line', 'line-strong', 'panel', 'row', 'key', 'key-black']) {
      colours[name] = style.getPropertyValue(`--${name}`).trim();
    }
    dirty = true;
  }

  function frame() {
    requestAnimationFrame(frame);
    const time = now();
    tellSounding(time);
    const moving = pausedAt === null && time < lastMicros + span + REST_MICROS;
    if (!moving && !dirty) return;
    dirty = false;
    draw(time);
  }

  function tellSounding(time) {
    const pitches = notes.slice(-300).filter(note => note.who === 'it' && note.start <= time && time < note.end)
      .map(note => note.pitch);
    const key = pitches.join();
    if (key !== held) {
      held = key;
      sounding(pitches);
      dirty = true;
    }
  }

  // The instant at the left edge. Where motion is to be reduced, the page turns instead of scrolling.
  function leftOf(time) {
    if (pausedAt !== null) return pausedAt - span * (1 - AHEAD);
    return still.matches ? Math.floor(time / span) * span : time - span * (1 - AHEAD);
  }

  function draw(time) {
    const { width, height } = canvas;
    const scale = devicePixelRatio || 1;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    const wide = width / scale;
    const tall = height / scale;
    const left = leftOf(time);
    const x = micros => EDGE + (micros - left) / span * (wide - EDGE);
    const shown = notes.filter(note => note.start < left + span && note.end > left);
    fit(shown);
    const row = tall / (high - low + 1);
    const y = pitch => tall - (pitch - low + 1) * row;

    pen.fillStyle = colours.panel;
    pen.fillRect(0, 0, wide, tall);
    pen.fillStyle = colours.row;
    for (let pitch = low; pitch <= high; pitch++) if (BLACK.has(pitch % 12)) pen.fillRect(EDGE, y(pitch), wide, row);
    drawBeats(left, x, tall);
    for (const one of pedals) {
      if (one.start < left + span && one.end > left) {
        pen.globalAlpha = 0.5;
        pen.fillStyle = colours.you;
        pen.fillRect(x(one.start), tall - 4, Math.min(x(one.end), x(time)) - x(one.start), 4);
      }
    }
    pen.globalAlpha = 1;
    shown.forEach(note => drawNote(note, time, x, y(note.pitch), Math.max(3, row - 1)));
    pen.fillStyle = colours.ink;
    pen.fillRect(x(time) - 0.75, 0, 1.5, tall);
    drawEdge(time, shown, y, row, tall);
  }

  function drawNote(note, time, x, top, thick) {
    const from = Math.max(EDGE, x(note.start));
    const to = Math.max(from + 3, x(Math.min(note.end, note.end === Infinity ? time : note.end)));
    pen.beginPath();
    pen.roundRect(from, top, to - from, thick, Math.min(3, thick / 2, (to - from) / 2));
    const ghost = note.start > time;
    pen.fillStyle = colours[note.who];
    pen.globalAlpha = ghost ? 0.18 : 0.4 + 0.6 * note.velocity / 127;
    pen.fill();
    pen.globalAlpha = 1;
    if (ghost) {
      pen.setLineDash([4, 3]);
      pen.strokeStyle = colours[note.who];
      pen.lineWidth = 1.2;
      pen.stroke();
      pen.setLineDash([]);
    }
  }

  function drawBeats(left, x, tall) {
    beats.forEach((one, index) => {
      if (one.period < 100_000) return;
      const from = Math.max(left, index === 0 ? -Infinity : one.at - one.period / 2);
      const until = Math.min(left + span, beats[index + 1]?.at - one.period / 2 || Infinity);
      for (let k = Math.ceil((from - one.at) / one.period); one.at + k * one.period < until; k++) {
        const at = one.at + k * one.period;
        const strong = isBar(at, one.period);
        pen.fillStyle = strong ? colours['line-strong'] : colours.line;
        pen.fillRect(x(at), 0, strong ? 1.5 : 1, tall);
      }
    });
  }

  function isBar(at, period) {
    const last = bars.findLast(one => one.at <= at + period / 2) ?? bars[0];
    if (!last) return false;
    const place = (at - last.at) / (period * last.beats);
    return Math.abs(place - Math.round(place)) * last.beats < 0.3;
  }

  function drawEdge(time, shown, y, row, tall) {
    const on = new Map();
    shown.forEach(note => { if (note.start <= time && time < note.end) on.set(note.pitch, note.who); });
    for (let pitch = low; pitch <= high; pitch++) {
      const black = BLACK.has(pitch % 12);
      pen.fillStyle = colours[on.get(pitch) ?? (black ? 'key-black' : 'key')];
      pen.fillRect(0, y(pitch), black && !on.has(pitch) ? EDGE * 0.62 : EDGE - 1, row - 0.5);
      if (pitch % 12 === 0 && row > 4) {
        pen.fillStyle = '#4f5358';
        pen.font = `${Math.min(11, row + 3)}px system-ui, sans-serif`;
        pen.fillText(`C${pitch / 12 - 1}`, EDGE - 20, y(pitch) + row - 1);
      }
    }
    pen.fillStyle = colours['line-strong'];
    pen.fillRect(EDGE - 1, 0, 1, tall);
  }

  // All that is shown has its row; what has been shown keeps it.
  function fit(shown) {
    for (const note of shown) {
      low = Math.max(0, Math.min(low, note.pitch - 2));
      high = Math.min(127, Math.max(high, note.pitch + 2));
    }
    if (high - low + 1 < FEWEST_PITCHES) high = low + FEWEST_PITCHES - 1;
  }

  function save(name, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function shownNotes() {
    const time = now();
    const left = leftOf(time);
    return notes.filter(note => note.start < Math.min(left + span, time) && note.end > left)
      .map(note => ({ ...note, end: Math.min(note.end, time) }));
  }

  new ResizeObserver(() => {
    const box = canvas.getBoundingClientRect();
    canvas.width = Math.max(1, Math.round(box.width * devicePixelRatio));
    canvas.height = Math.max(1, Math.round(box.height * devicePixelRatio));
    dirty = true;
  }).observe(canvas);
  dark.onchange = readColours;
  readColours();

  const zoom = factor => {
    span = Math.min(120 * SECOND, Math.max(2 * SECOND, span * factor));
    dirty = true;
  };
  document.getElementById('wider').onclick = () => zoom(1.5);
  document.getElementById('closer').onclick = () => zoom(1 / 1.5);
  const pauseButton = document.getElementById('pause');
  pauseButton.onclick = () => {
    pausedAt = pausedAt === null ? now() : null;
    pauseButton.setAttribute('aria-pressed', pausedAt !== null);
    dirty = true;
  };
  canvas.addEventListener('wheel', event => {
    event.preventDefault();
    if (pausedAt !== null && Math.abs(event.deltaX) > Math.abs(event.deltaY)) pausedAt += event.deltaX * span / canvas.clientWidth;
    else zoom(event.deltaY > 0 ? 1.1 : 1 / 1.1);
    dirty = true;
  }, { passive: false });
  canvas.addEventListener('pointermove', event => {
    if (pausedAt === null || !(event.buttons & 1)) return;
    pausedAt -= event.movementX * span / canvas.clientWidth;
    dirty = true;
  });
  document.getElementById('save-png').onclick = () => {
    draw(now());
    canvas.toBlob(blob => save('continuo.png', blob));
  };
  document.getElementById('save-midi').onclick = () => save('continuo.mid', new Blob([midiFile(shownNotes())]));
  requestAnimationFrame(frame);
  return { heard, planned, cancel, end, withdraw, beat, bar, forget, latestBeat: () => beats.at(-1), isBar };
}

// A standard MIDI file of format 1: a track each, 480 ticks to the quarter, 120 quarters a minute.
function midiFile(notes) {
  const begin = Math.min(...notes.map(note => note.start));
  const ticks = micros => Math.round((micros - begin) * 480 / 500_000);
  const track = (name, who) => {
    const events = notes.filter(note => note.who === who).flatMap(note => [
      { at: ticks(note.start), bytes: [0x90, note.pitch, note.velocity], order: 1 },
      { at: Math.max(ticks(note.start) + 1, ticks(note.end)), bytes: [0x80, note.pitch, 0], order: 0 },
    ]).sort((a, b) => a.at - b.at || a.order - b.order);
    const text = [...new TextEncoder().encode(name)];
    const bytes = [0, 0xFF, 3, text.length, ...text];
    let last = 0;
    for (const event of events) {
      bytes.push(...variable(event.at - last), ...event.bytes);
      last = event.at;
    }
    return chunk('MTrk', [...bytes, 0, 0xFF, 0x2F, 0]);
  };
  return new Uint8Array([...chunk('MThd', [0, 1, 0, 2, 480 >> 8, 480 & 0xFF]),
    ...track('You', 'you'), ...track('Continuo', 'it')]);
}

function variable(value) {
  const bytes = [value & 0x7F];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift(0x80 | rest & 0x7F);
  return bytes;
}

function chunk(name, bytes) {
  const length = bytes.length;
  return [...new TextEncoder().encode(name), length >>> 24, length >>> 16 & 0xFF, length >>> 8 & 0xFF, length & 0xFF, ...bytes];
}
