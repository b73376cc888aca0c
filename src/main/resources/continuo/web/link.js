// The connection to Continuo: what it tells, what it is asked, and how its clock stands to the page's.

const EXCHANGES = 8;
const TOKEN = location.hash.slice(1);

/** @param hear takes everything that Continuo tells, an object with one thing in it
 *  @param changed is told whether the connection stands */
export function connect(hear, changed) {
  let socket = null;
  let exchanges = [];
  let offsetMicros = null; // Continuo's clock, less the page's
  let retry = 250;
  let askClockTimer = 0;

  function open() {
    socket = new WebSocket(`ws://${location.host}/api/live?token=${encodeURIComponent(TOKEN)}`);
    socket.onopen = () => {
      retry = 250;
      exchanges = [];
      for (let i = 0; i < EXCHANGES; i++) setTimeout(askClock, 40 * i);
      clearInterval(askClockTimer);
      askClockTimer = setInterval(askClock, 2000);
    };
    socket.onmessage = message => {
      const told = JSON.parse(message.data);
      if (told.clock) takeClock(told.clock[0], told.clock[1]);
      else if (told.welcome) {
        offsetMicros ??= told.welcome.now - performance.now() * 1000;
        changed(true);
        hear(told);
      } else hear(told);
    };
    socket.onclose = () => {
      clearInterval(askClockTimer);
      changed(false);
      setTimeout(open, retry);
      retry = Math.min(5000, retry * 2);
    };
  }

  function askClock() {
    say({ clock: performance.now() });
  }

  // The quickest of the last exchanges counts: it was held up the least.
  function takeClock(asked, theirs) {
    const now = performance.now();
    exchanges.push({ trip: now - asked, offset: theirs - (asked + now) * 500 });
    if (exchanges.length > EXCHANGES) exchanges.shift();
    offsetMicros = exchanges.reduce((best, one) => (one.trip < best.trip ? one : best)).offset;
  }

  function say(what) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(what));
  }

  open();
  return {
    /** A MIDI message, packed, as of a time of the page. */
    key: (millis, message) => say({ keys: [Math.round(millis * 1000 + (offsetMicros ?? 0)), message] }),
    set: settings => say({ set: settings }),
    act: word => say({ act: word }),
    /** Continuo's clock, in microseconds. */
    now: () => performance.now() * 1000 + (offsetMicros ?? 0),
    /** The page's milliseconds at Continuo's `micros`. */
    millis: micros => (micros - (offsetMicros ?? 0)) / 1000,
    /** What the API has at a path; fails with its words. */
    ask: async path => {
      const answer = await fetch(path, { headers: { Authorization: `Bearer ${TOKEN}` } });
      if (!answer.ok) throw new Error((await answer.text()).trim());
      return answer;
    },
    tripMillis: () => Math.min(...exchanges.map(one => one.trip)),
  };
}
