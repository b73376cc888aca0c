// A piano of our own: each string's partials as decaying resonances, rendered once into buffers, a third apart.

const STEP = 3;
const LOWEST = 21;
const HIGHEST = 108;
const MOST_VOICES = 56;
const PAST_MILLIS = 80; // what comes later than this is not sounded

export function createSound() {
  const samples = new Map(); // by pitch
  const rate = 44100;
  let context = null;
  let channels = null;
  let clockMax = [];
  let voices = [];

  // The middle first, as most is played there.
  const pitches = [];
  for (let pitch = LOWEST; pitch <= HIGHEST; pitch += STEP) pitches.push(pitch);
  pitches.sort((a, b) => Math.abs(a - 62) - Math.abs(b - 62));
  renderNext();

  function renderNext() {
    const pitch = pitches.shift();
    if (pitch === undefined) return;
    samples.set(pitch, render(pitch, rate));
    setTimeout(renderNext);
  }

  /** Browsers allow sound only after a click or a key: call this then. */
  function begin() {
    if (!context) {
      context = new AudioContext({ latencyHint: 'interactive' });
      channels = room(context);
      for (const who in channels) {
        const meter = context.createAnalyser();
        meter.fftSize = 2048;
        channels[who].panner.connect(meter);
        Object.assign(channels[who], { meter, data: new Float32Array(meter.fftSize) });
      }
      for (const who in volumes) volume(who, volumes[who]);
    }
    if (context.state !== 'running') context.resume();
  }

  const volumes = { you: 0.8, it: 0.8 };

  function volume(who, value) {
    volumes[who] = value;
    if (channels) channels[who].gain.gain.value = loudness(value);
  }

  // When the context's clock stands at a time of the page's. Its own moves in steps: the newest step counts.
  function contextTime(millis) {
    const now = performance.now();
    clockMax.push({ at: now, offset: context.currentTime - now / 1000 });
    clockMax = clockMax.filter(one => now - one.at < 3000).slice(-200);
    const offset = clockMax.reduce((most, one) => Math.max(most, one.offset), -Infinity);
    return millis / 1000 + offset;
  }

  /** A note that begins at a time of the page, or now; it ends by `release`, or at `endMillis`. */
  function note(who, pitch, velocity, startMillis = null, endMillis = null) {
    if (!context || context.state !== 'running' || volumes[who] === 0) return;
    const now = context.currentTime;
    let start = startMillis === null ? now : contextTime(startMillis);
    if (start < now - PAST_MILLIS / 1000) return;
    start = Math.max(start, now);
    if (startMillis === null) cut(who, pitch, now);
    const struck = strike(context, channels[who].gain, pitch, velocity, start);
    if (!struck) return;
    const voice = { who, pitch, ...struck, start, end: Infinity, held: startMillis === null };
    struck.source.onended = () => {
      voices = voices.filter(other => other !== voice);
      struck.gain.disconnect();
    };
    voices.push(voice);
    if (endMillis !== null) stop(voice, Math.max(start + 0.03, contextTime(endMillis)));
    if (voices.length > MOST_VOICES) stop(voices[0], now);
  }

  function stop(voice, at) {
    if (at >= voice.end) return;
    voice.end = at;
    damp(voice, at);
  }

  // A string struck at a time of the context; null while there are no samples yet.
  function strike(where, into, pitch, velocity, start) {
    const base = nearest(pitch);
    if (base === null) return null;
    const source = where.createBufferSource();
    source.buffer = samples.get(base);
    source.playbackRate.value = 2 ** ((pitch - base) / 12);
    const bright = where.createBiquadFilter();
    bright.type = 'lowpass';
    const loud = velocity / 127;
    bright.frequency.value = Math.min(16000, 350 + 440 * 2 ** ((pitch - 69) / 12) * (1 + 9 * loud * loud));
    const gain = where.createGain();
    gain.gain.value = 0.08 + 0.75 * loud ** 1.7;
    source.connect(bright).connect(gain).connect(into);
    source.start(start);
    return { source, gain };
  }

  function damp({ pitch, gain, source }, at) {
    const fall = pitch > 88 ? 0.5 : 0.09;
    gain.gain.cancelScheduledValues(at);
    gain.gain.setTargetAtTime(0, at, fall);
    source.stop(at + fall * 7);
  }

  /** Notes in milliseconds, by `who`, as an AudioBuffer. */
  async function record(notes) {
    const first = Math.min(...notes.map(one => one.start));
    const seconds = Math.max(...notes.map(one => one.start + one.length - first)) / 1000 + 2;
    const where = new OfflineAudioContext(2, Math.ceil(seconds * rate), rate);
    const into = room(where);
    for (const who in into) into[who].gain.gain.value = loudness(volumes[who]);
    for (const { who, pitch, velocity, start, length } of notes) {
      const at = (start - first) / 1000;
      const struck = strike(where, into[who].gain, pitch, velocity, at);
      if (struck) damp({ pitch, ...struck }, at + Math.max(0.03, length / 1000));
    }
    return where.startRendering();
  }

  function cut(who, pitch, at) {
    voices.filter(voice => voice.who === who && voice.pitch === pitch && voice.held).forEach(voice => stop(voice, at));
  }

  function release(who, pitch) {
    if (context) cut(who, pitch, context.currentTime);
  }

  /** Ends what `who` sounds, or only at one pitch; what has not begun does not begin. */
  function silence(who, afterMillis = null, pitch = null) {
    if (!context) return;
    const after = afterMillis === null ? -Infinity : contextTime(afterMillis);
    const now = context.currentTime;
    for (const voice of [...voices]) {
      if (voice.who !== who || voice.start <= after || (pitch !== null && voice.pitch !== pitch)) continue;
      if (voice.start > now) {
        voice.source.onended = null;
        voice.source.stop();
        voice.gain.disconnect();
        voices = voices.filter(other => other !== voice);
      } else if (afterMillis === null) {
        stop(voice, now);
      }
    }
  }

  function click(millis, strong) {
    if (!context || context.state !== 'running') return;
    const at = Math.max(context.currentTime, contextTime(millis));
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = strong ? 1760 : 1175;
    gain.gain.setValueAtTime(0.16, at);
    gain.gain.setTargetAtTime(0, at, 0.012);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.1);
  }

  /** How loud it is now, 0 to 1. */
  function level(who) {
    if (!channels) return 0;
    const { meter, data } = channels[who];
    meter.getFloatTimeDomainData(data);
    return data.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  }

  function nearest(pitch) {
    let best = null;
    for (const known of samples.keys()) {
      if (best === null || Math.abs(known - pitch) < Math.abs(best - pitch)) best = known;
    }
    return best;
  }

  return { begin, note, release, silence, click, volume, level, record, isOn: () => context?.state === 'running' };
}

function loudness(volume) {
  return volume * volume * 1.2;
}

// Where the two play: each has a gain and a place, and both are in one room.
function room(context) {
  const out = context.createDynamicsCompressor();
  out.threshold.value = -14;
  out.ratio.value = 3;
  const walls = context.createConvolver();
  walls.buffer = roomResponse(context);
  const wet = context.createGain();
  wet.gain.value = 0.16;
  walls.connect(wet).connect(out);
  out.connect(context.destination);
  const channels = {};
  for (const [who, pan] of [['you', -0.18], ['it', 0.18]]) {
    const gain = context.createGain();
    const panner = context.createStereoPanner();
    panner.pan.value = pan;
    gain.connect(panner);
    panner.connect(out);
    panner.connect(walls);
    channels[who] = { gain, panner };
  }
  return channels;
}

/** An AudioBuffer of two channels as the bytes of a WAV file, 16 bits. */
export function waveFile(heard) {
  const left = heard.getChannelData(0);
  const right = heard.getChannelData(1);
  const bytes = new DataView(new ArrayBuffer(44 + 4 * heard.length));
  const text = (at, word) => [...word].forEach((letter, i) => bytes.setUint8(at + i, letter.charCodeAt(0)));
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + 4 * heard.length, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true); // whole numbers
  bytes.setUint16(22, 2, true);
  bytes.setUint32(24, heard.sampleRate, true);
  bytes.setUint32(28, 4 * heard.sampleRate, true);
  bytes.setUint16(32, 4, true);
  bytes.setUint16(34, 16, true);
  text(36, 'data');
  bytes.setUint32(40, 4 * heard.length, true);
  for (let i = 0; i < heard.length; i++) {
    bytes.setInt16(44 + 4 * i, Math.round(32767 * Math.max(-1, Math.min(1, left[i]))), true);
    bytes.setInt16(46 + 4 * i, Math.round(32767 * Math.max(-1, Math.min(1, right[i]))), true);
  }
  return bytes.buffer;
}

// The partials of two strings, a little out of tune with one another and stretched by their stiffness.
function render(pitch, rate) {
  const base = 440 * 2 ** ((pitch - 69) / 12);
  const seconds = Math.max(1.2, Math.min(6, 6.5 * 2 ** (-(pitch - 36) / 24)));
  const data = new Float32Array(Math.ceil(seconds * rate));
  const stiffness = 0.00012 * 2 ** ((pitch - 48) / 9);
  const partials = Math.max(3, Math.min(22, Math.floor(9000 / base)));
  const hammer = 8.2;
  for (let string = 0; string < 2; string++) {
    const detune = 1 + (string === 0 ? -0.00022 : 0.00028);
    for (let n = 1; n <= partials; n++) {
      const frequency = n * base * detune * Math.sqrt(1 + stiffness * n * n);
      if (frequency > rate * 0.45) break;
      const amplitude = Math.abs(Math.sin(Math.PI * n / hammer)) / n ** 1.15 * (string === 0 ? 0.6 : 0.4);
      const life = seconds / (3.2 + 0.55 * n) * (string === 0 ? 0.55 : 1.35); // one dies sooner: two slopes
      add(data, rate, frequency, amplitude, life, (n * 1.7 + string) % 6.283);
    }
  }
  knock(data, rate, pitch);
  const attack = Math.floor(rate * 0.0018);
  for (let i = 0; i < attack; i++) data[i] *= i / attack;
  const tail = Math.floor(rate * 0.15);
  for (let i = 0; i < tail; i++) data[data.length - 1 - i] *= i / tail;
  const most = data.reduce((peak, one) => Math.max(peak, Math.abs(one)), 0);
  for (let i = 0; i < data.length; i++) data[i] *= 0.8 / most;
  const buffer = new AudioBuffer({ length: data.length, sampleRate: rate, numberOfChannels: 1 });
  buffer.copyToChannel(data, 0);
  return buffer;
}

// A decaying sine by the recurrence of a resonator: two multiplications a sample.
function add(data, rate, frequency, amplitude, life, phase) {
  const decay = Math.exp(-1 / (life * rate));
  const angle = 2 * Math.PI * frequency / rate;
  const a = 2 * decay * Math.cos(angle);
  const b = decay * decay;
  let before = amplitude * Math.sin(phase - angle) / decay;
  let now = amplitude * Math.sin(phase);
  const end = Math.min(data.length, Math.ceil(life * rate * 9));
  for (let i = 0; i < end; i++) {
    data[i] += now;
    const next = a * now - b * before;
    before = now;
    now = next;
  }
}

// The hammer on the wood.
function knock(data, rate, pitch) {
  let seed = pitch * 7919;
  let low = 0;
  const length = Math.floor(rate * 0.03);
  for (let i = 0; i < length; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    low += 0.12 * (seed / 1073741824 - 1 - low);
    data[i] += low * 0.5 * (1 - i / length) ** 3;
  }
}

function roomResponse(context) {
  const length = Math.floor(context.sampleRate * 1.3);
  const buffer = context.createBuffer(2, length, context.sampleRate);
  for (let channel = 0; channel < 2; channel++) {
    const data = buffer.getChannelData(channel);
    let low = 0;
    for (let i = 0; i < length; i++) {
      low += 0.45 * (Math.random() * 2 - 1 - low);
      data[i] = low * Math.exp(-5.5 * i / length);
    }
  }
  return buffer;
}
