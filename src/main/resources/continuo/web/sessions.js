// What was played before: a list of sessions, each to be heard again and to be taken away as MIDI or WAV.

import { waveFile } from './sound.js';

const AHEAD_MILLIS = 400; // notes are handed to the sound so long before their time
const MOST_WAVE_SECONDS = 900; // a longer one: continuo replay --wav
const WHO = ['you', 'it'];

/** @param ask fetches a path of the API, with the token
 *  @param say shows a line */
export function createSessions({ ask, sound, say }) {
  const box = document.getElementById('sessions');
  const list = document.getElementById('session-list');
  let playing = null; // {name, timer}

  box.addEventListener('toggle', () => { if (box.open) load(); });

  async function load() {
    const sessions = await (await ask('/api/sessions')).json();
    list.replaceChildren(...sessions.map(row));
    if (!sessions.length) list.replaceChildren(element('li', { textContent: 'Nothing was recorded yet.' }));
  }

  function row(session) {
    const name = session.session;
    const line = element('li', {});
    const about = element('span', {
      textContent: `${when(name)}, ${length(session.seconds)}: you ${session.heard}, Continuo ${session.played} notes`,
    });
    const play = button('Play', `Play the session of ${when(name)}`, () => toggle(name, play));
    play.setAttribute('aria-pressed', playing?.name === name);
    line.append(about, play,
      button('MIDI ↓', `Save the session of ${when(name)} as a MIDI file`, () => saveMidi(name)),
      button('WAV ↓', `Save the session of ${when(name)} as sound`, () => saveWave(session)));
    return line;
  }

  function button(text, label, act) {
    const made = element('button', { type: 'button', textContent: text, title: label });
    made.setAttribute('aria-label', label);
    made.onclick = () => Promise.resolve(act()).catch(wrong => say(wrong.message));
    return made;
  }

  async function toggle(name, play) {
    const again = playing?.name !== name;
    stop();
    if (!again) return;
    sound.begin();
    const notes = await notesOf(name);
    const first = notes[0]?.start ?? 0;
    const begin = performance.now() + 100 - first;
    let next = 0;
    play.setAttribute('aria-pressed', true);
    playing = { name, play, timer: setInterval(() => {
      const until = performance.now() + AHEAD_MILLIS;
      for (; next < notes.length && begin + notes[next].start < until; next++) {
        const note = notes[next];
        sound.note(note.who, note.pitch, note.velocity, begin + note.start, begin + note.start + note.length);
      }
      if (next === notes.length && begin + notes.at(-1).start + notes.at(-1).length < performance.now()) stop();
    }, AHEAD_MILLIS / 4) };
    if (!notes.length) stop();
  }

  function stop() {
    if (!playing) return;
    clearInterval(playing.timer);
    playing.play.setAttribute('aria-pressed', false);
    playing = null;
    WHO.forEach(who => sound.silence(who));
  }

  async function notesOf(name) {
    const told = await (await ask(`/api/sessions/${name}`)).json();
    return told.map(([part, start, length, pitch, velocity]) => ({ who: WHO[part], start, length, pitch, velocity }))
      .sort((a, b) => a.start - b.start);
  }

  async function saveMidi(name) {
    save(`${name}.mid`, await (await ask(`/api/sessions/${name}.mid`)).blob());
  }

  async function saveWave(session) {
    if (session.seconds > MOST_WAVE_SECONDS) {
      throw new Error(`Longer than a quarter of an hour: continuo replay ${session.session} --wav FILE.wav writes it.`);
    }
    say('Making the sound file…');
    const heard = await sound.record(await notesOf(session.session));
    save(`${session.session}.wav`, new Blob([waveFile(heard)], { type: 'audio/wav' }));
    say('');
  }

  function save(name, blob) {
    const link = element('a', { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // 2026-11-29-10-30-58 → 29 Nov, 10:30
  function when(name) {
    const [year, month, day, hour, minute] = name.split(/[-_]/).map(Number);
    const date = new Date(year, month - 1, day, hour, minute);
    return Number.isNaN(date.getTime()) ? name
      : date.toLocaleString(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  }

  function length(seconds) {
    return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
  }

  function element(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }
}
