// Ways to play on the page: letters, fingers and mouse, and MIDI keyboards that the browser sees.

// By place, not by letter: the same on every country's keyboard. Two rows, each like a piano's white and black keys.
const LOWER = ['KeyZ', 'KeyS', 'KeyX', 'KeyD', 'KeyC', 'KeyV', 'KeyG', 'KeyB', 'KeyH', 'KeyN', 'KeyJ', 'KeyM',
  'Comma', 'KeyL', 'Period', 'Semicolon', 'Slash'];
const UPPER = ['KeyQ', 'Digit2', 'KeyW', 'Digit3', 'KeyE', 'KeyR', 'Digit5', 'KeyT', 'Digit6', 'KeyY', 'Digit7', 'KeyU',
  'KeyI', 'Digit9', 'KeyO', 'Digit0', 'KeyP', 'BracketLeft', 'Equal', 'BracketRight'];
const PLACES = new Map([...LOWER.map((code, i) => [code, i]), ...UPPER.map((code, i) => [code, i + 12])]);
const PRINTED = { Comma: ',', Period: '.', Slash: '/', Semicolon: ';', BracketLeft: '[', BracketRight: ']', Equal: '=' };
const BLACK = new Set([1, 3, 6, 8, 10]);
const NAMES = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'];
const NOTE_ON = 0x90;
const NOTE_OFF = 0x80;
const CONTROL = 0xB0;
const SUSTAIN = 64;
const KEYS_WIDE = 32; // two octaves and a half
const NARROW_PIXELS = 620;

/** @param play takes (millis, message) of what is played here
 *  @param strike and @param lift sound it here and now
 *  @param panic is called for Escape */
export function createKeys({ play, strike, lift, pedalMoved, panic, gesture }) {
  const piano = document.getElementById('piano');
  const touch = document.getElementById('touch');
  const pedalButton = document.getElementById('pedal');
  const letters = new Map([...PLACES.keys()].map(code => [code, PRINTED[code] ?? code.replace(/Key|Digit/, '')]));
  const down = new Map(); // what holds a key (a letter, a finger) → its pitch
  const elements = new Map(); // pitch → element
  const lit = { you: new Map(), it: new Map() }; // pitch → how many hold it
  let base = 48;
  let pedal = false;

  function press(holder, pitch, velocity, millis) {
    if (pitch < 0 || pitch > 127 || down.get(holder) === pitch) return;
    letGo(holder, millis);
    down.set(holder, pitch);
    light('you', pitch, 1);
    play(millis, NOTE_ON | pitch << 8 | velocity << 16);
    strike(pitch, velocity);
  }

  function letGo(holder, millis) {
    const pitch = down.get(holder);
    if (pitch === undefined) return;
    down.delete(holder);
    light('you', pitch, -1);
    if (![...down.values()].includes(pitch)) {
      play(millis, NOTE_OFF | pitch << 8);
      lift(pitch);
    }
  }

  function letGoAll() {
    const now = performance.now();
    [...down.keys()].forEach(holder => letGo(holder, now));
    if (pedal) sustain(false, now);
  }

  function sustain(on, millis) {
    if (pedal === on) return;
    pedal = on;
    pedalButton.setAttribute('aria-pressed', on);
    play(millis, CONTROL | SUSTAIN << 8 | (on ? 127 : 0) << 16);
    pedalMoved(on);
  }

  function shift(octaves) {
    base = Math.min(84, Math.max(24, base + 12 * octaves));
    letGoAll();
    build();
  }

  // Which keys are shown: from the lowest letter on; on a phone an octave and a half.
  function build() {
    elements.clear();
    piano.replaceChildren();
    const narrow = piano.clientWidth < NARROW_PIXELS;
    const first = narrow ? base + 12 : base;
    const last = narrow ? first + 16 : base + KEYS_WIDE - 1;
    const white = [];
    for (let pitch = first; pitch <= last; pitch++) if (!BLACK.has(pitch % 12)) white.push(pitch);
    const width = 100 / white.length;
    for (let pitch = first; pitch <= last; pitch++) {
      const key = document.createElement('div');
      const black = BLACK.has(pitch % 12);
      const place = white.findLastIndex(other => other <= pitch);
      key.className = black ? 'key black' : 'key';
      key.dataset.pitch = pitch;
      key.style.left = `${black ? (place + 0.68) * width : place * width}%`;
      key.style.width = `${black ? width * 0.64 : width}%`;
      const label = document.createElement('i');
      label.textContent = labelOf(pitch, narrow);
      key.append(label);
      piano.append(key);
      elements.set(pitch, key);
    }
    for (const who of ['it', 'you']) lit[who].forEach((count, pitch) => show(pitch));
  }

  function labelOf(pitch, narrow) {
    if (narrow) return pitch % 12 === 0 ? `${NAMES[0]}${pitch / 12 - 1}` : '';
    const codes = [...PLACES].filter(([, place]) => place === pitch - base).map(([code]) => code);
    return codes.length ? letters.get(codes.at(-1)) : '';
  }

  function light(who, pitch, change) {
    lit[who].set(pitch, Math.max(0, (lit[who].get(pitch) ?? 0) + change));
    show(pitch);
  }

  function show(pitch) {
    const key = elements.get(pitch);
    if (!key) return;
    key.classList.toggle('you', lit.you.get(pitch) > 0);
    key.classList.toggle('it', lit.it.get(pitch) > 0 && !(lit.you.get(pitch) > 0));
  }

  function isTyping(target) {
    return target.matches?.('input:not([type=range]):not([type=checkbox]), select, textarea');
  }

  addEventListener('keydown', event => {
    if (event.code === 'Escape') return panic();
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const place = PLACES.get(event.code);
    if (place !== undefined) {
      event.preventDefault();
      if (event.repeat) return;
      gesture();
      press(event.code, base + place, Math.min(127, +touch.value + (event.shiftKey ? 30 : 0)), event.timeStamp);
      return;
    }
    const onControl = event.target.matches?.('button, summary, input, a');
    if (event.code === 'Space' && !onControl) {
      event.preventDefault();
      if (!event.repeat) sustain(true, event.timeStamp);
    } else if (!onControl && event.code === 'ArrowLeft') shift(-1);
    else if (!onControl && event.code === 'ArrowRight') shift(1);
    else if (!onControl && (event.code === 'ArrowUp' || event.code === 'ArrowDown')) {
      event.preventDefault();
      touch.value = +touch.value + (event.code === 'ArrowUp' ? 8 : -8);
    }
  });
  addEventListener('keyup', event => {
    if (event.code === 'Space' && pedal && !event.target.matches?.('button, summary')) sustain(false, event.timeStamp);
    letGo(event.code, event.timeStamp);
  });
  addEventListener('blur', letGoAll);
  document.addEventListener('visibilitychange', () => document.hidden && letGoAll());
  // A click leaves the focus where it was, so that the space bar stays the pedal.
  addEventListener('click', event => event.detail > 0 && event.target.closest?.('button, input[type=checkbox], input[type=range]')?.blur());
  addEventListener('change', event => event.target.matches?.('input[type=range]') && event.target.matches(':not(:focus-visible)') && event.target.blur());

  // Fingers and mouse; lower on a key is louder.
  function at(event) {
    const key = document.elementFromPoint(event.clientX, event.clientY)?.closest?.('.key');
    if (!key || !piano.contains(key)) return null;
    const box = key.getBoundingClientRect();
    const height = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
    return { pitch: +key.dataset.pitch, velocity: Math.round(45 + 70 * height) };
  }
  piano.addEventListener('pointerdown', event => {
    const key = at(event);
    if (!key) return;
    event.preventDefault();
    gesture();
    piano.setPointerCapture(event.pointerId);
    press(event.pointerId, key.pitch, key.velocity, event.timeStamp);
  });
  piano.addEventListener('pointermove', event => {
    if (!down.has(event.pointerId)) return;
    const key = at(event);
    if (key) press(event.pointerId, key.pitch, key.velocity, event.timeStamp);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    piano.addEventListener(end, event => letGo(event.pointerId, event.timeStamp));
  }

  document.getElementById('octave-down').onclick = () => shift(-1);
  document.getElementById('octave-up').onclick = () => shift(1);
  pedalButton.onclick = event => sustain(!pedal, event.timeStamp);
  new ResizeObserver(build).observe(piano);

  // What is printed on the keys of this country's keyboard, where the browser tells; else what a key turns out to be.
  navigator.keyboard?.getLayoutMap?.().then(map => {
    letters.forEach((was, code) => map.get(code) && letters.set(code, map.get(code).toUpperCase()));
    build();
  }).catch(() => {});
  addEventListener('keydown', event => {
    if (letters.has(event.code) && event.key.length === 1 && !event.shiftKey
        && letters.get(event.code) !== event.key.toUpperCase()) {
      letters.set(event.code, event.key.toUpperCase());
      build();
    }
  });

  // MIDI keyboards of the browser.
  const midiButton = document.getElementById('web-midi');
  midiButton.hidden = !navigator.requestMIDIAccess;
  midiButton.onclick = async () => {
    gesture();
    try {
      const access = await navigator.requestMIDIAccess();
      const listen = () => access.inputs.forEach(input => { input.onmidimessage = heard; });
      access.onstatechange = listen;
      listen();
      midiButton.textContent = access.inputs.size ? [...access.inputs.values()].map(one => one.name).join(', ')
        : 'No MIDI keyboard yet';
    } catch {
      midiButton.textContent = 'The browser does not allow it';
    }
  };
  function heard(event) {
    const [status, first = 0, second = 0] = event.data;
    if (status < 0x80 || status >= 0xF0) return;
    const command = status & 0xF0;
    const holder = `midi ${status & 0x0F} ${first}`;
    if (command === NOTE_ON && second > 0) press(holder, first, second, event.timeStamp);
    else if (command === NOTE_ON || command === NOTE_OFF) letGo(holder, event.timeStamp);
    else if (command === CONTROL && first === SUSTAIN) sustain(second >= 64, event.timeStamp);
    else play(event.timeStamp, status | first << 8 | second << 16);
  }

  build();
  return { light, isOwn: pitch => [...down.values()].includes(pitch) };
}
