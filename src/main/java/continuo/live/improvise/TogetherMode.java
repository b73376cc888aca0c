package continuo.live.improvise;

import continuo.generate.Leeway;
import continuo.live.BeatSource;
import continuo.live.LiveSettings;
import continuo.music.Tempo;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// Plays while the player plays: where he does not, little while he is busy and more in his pauses, and softer than he
/// does. Comes in when he has played a little, and goes on for some beats after his last key. Never strikes a key that
/// he holds, is never in his register for longer than a beat, and never louder than he is on average.
final class TogetherMode extends LineMode {

    private static final int LEAST_ONSETS = 4;
    private static final long LONGEST_WAIT_NANOS = 4_000_000_000L; // for a beat to be found
    private static final int USUAL_REST_BEATS = 8;
    private static final long ENDLESS_NANOS = 1L << 60;
    private static final int TOLD_BEATS = 8; // so often all is told anew on the beat that moves on

    private static final int REGISTER_BEATS = 4; // what he has struck within them is his register
    private static final int NARROW = 24; // semitones: what spans more is two hands, with room between them
    private static final int BESIDE_NARROW = 2;
    private static final int BESIDE_KEY = 3;

    private static final int BUSY_NOTES = 3; // a beat
    private static final int SOFTER = 8;
    private static final int STRIKES = 8;

    private final LongConsumer room = this::makeRoom;
    private final BeatClock clock;
    private final BeatFollower follower;
    private final long[] struckNanos = new long[Held.PITCHES];
    private final int[] velocities = new int[STRIKES]; // of the latest strikes, strike n in slot n % STRIKES
    private long strikes;
    private int onsets; // since the player began
    private long beganNanos;
    private long latestNanos = Long.MIN_VALUE / 2;
    private long toldNanos;

    TogetherMode(Line line, Held held, Leeway leeway, BeatClock clock, BeatFollower follower, LiveSettings settings) {
        super(line, held, leeway, settings);
        this.clock = clock;
        this.follower = follower;
        forget();
    }

    private void forget() {
        Arrays.fill(struckNanos, Long.MIN_VALUE / 2);
        onsets = 0;
    }

    @Override
    public void strikes(long now) {
        if (line.isOpen() && line.isOver(now)) {
            line.cancel(now);
        }
        if (!line.isOpen() && now - latestNanos > restNanos()) {
            onsets = 0;
        }
        if (onsets++ == 0) {
            beganNanos = now;
        }
        latestNanos = now;
    }

    /// So long after the last key it goes on.
    private long restNanos() {
        int bars = settings().timing().answerBars();
        if (settings().timing().isEndless()) {
            return ENDLESS_NANOS;
        }
        double beats = settings().answerBeats() > 0 ? settings().answerBeats() : USUAL_REST_BEATS;
        return (long) ((bars > 0 ? bars * follower.barBeats(latestNanos) : beats) * clock.nanosPerBeat());
    }

    @Override
    public void settings(LiveSettings newSettings, long now) {
        boolean others =
                newSettings.timing().answerBars() != settings().timing().answerBars();
        super.settings(newSettings, now);
        if (others && line.isOpen()) {
            line.until(Math.max(now, latestNanos + restNanos()));
        }
    }

    @Override
    public void afterHeard(int pitch, int velocity, long now) {
        if (velocity == 0) {
            line.goOn();
            return;
        }
        struckNanos[pitch] = latestNanos;
        velocities[(int) (strikes++ % STRIKES)] = velocity;
        line.until(latestNanos + restNanos());
        if (line.isOpen()) {
            yieldRegister();
            if (isToTell()) {
                begin();
            }
            line.goOn();
        } else if (isReady()) {
            begin();
            line.until(latestNanos + restNanos());
        }
    }

    private boolean isReady() {
        boolean knows = settings().beat() == BeatSource.SET || follower.knowsBeat(latestNanos);
        return onsets >= LEAST_ONSETS
                && latestNanos - beganNanos >= clock.nanosPerBeat()
                && (knows || latestNanos - beganNanos >= LONGEST_WAIT_NANOS);
    }

    private boolean isToTell() {
        return follower.knowsBeat(latestNanos) && latestNanos - toldNanos >= TOLD_BEATS * clock.nanosPerBeat();
    }

    private void begin() {
        toldNanos = latestNanos;
        line.begin(latestNanos, latestNanos + Line.REDRAW_NANOS, room, 4 * Tempo.TICKS_PER_BEAT, 1);
    }

    /// Own notes that would sound in the player's register for longer than a beat end.
    private void yieldRegister() {
        makeRoom(latestNanos);
        for (int pitch = 0; pitch < Held.PITCHES; pitch++) {
            if (!leeway.isOpen(pitch)) {
                line.endIfAfter(pitch, held.sounds(pitch) ? latestNanos : latestNanos + (long) clock.nanosPerBeat());
            }
        }
    }

    @Override
    void makeRoom(long nanos) {
        super.makeRoom(nanos);
        long beat = (long) clock.nanosPerBeat();
        closeRegister(nanos - REGISTER_BEATS * beat);
        leeway.mostABeat(nanos - latestNanos < beat ? BUSY_NOTES : Leeway.ANY);
        leeway.loudest(loudness() - SOFTER);
    }

    private void closeRegister(long since) {
        int lowest = 0;
        while (lowest < Held.PITCHES && !isPlayers(lowest, since)) {
            lowest++;
        }
        int highest = Held.PITCHES - 1;
        while (highest >= 0 && !isPlayers(highest, since)) {
            highest--;
        }
        if (highest - lowest <= NARROW) {
            leeway.close(lowest - BESIDE_NARROW, highest + BESIDE_NARROW);
            return;
        }
        for (int pitch = lowest; pitch <= highest; pitch++) {
            if (isPlayers(pitch, since)) {
                leeway.close(pitch - BESIDE_KEY, pitch + BESIDE_KEY);
            }
        }
    }

    private boolean isPlayers(int pitch, long since) {
        return held.sounds(pitch) || struckNanos[pitch] > since;
    }

    /// How loud the latest strikes were on average.
    private int loudness() {
        int count = (int) Math.min(strikes, STRIKES);
        int sum = 0;
        for (int n = 0; n < count; n++) {
            sum += velocities[n];
        }
        return count == 0 ? SOFTER : sum / count;
    }

    @Override
    public void fellSilent(long now, long lastHeardNanos) {}

    @Override
    public void stop(long now) {
        super.stop(now);
        forget();
    }

    @Override
    public void abandon() {
        super.abandon();
        forget();
    }
}
