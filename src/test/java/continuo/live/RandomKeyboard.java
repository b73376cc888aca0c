package continuo.live;

import static continuo.live.Session.MILLI;

import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// A keyboard with random quirks, and what it sends when a phrase is played on it.
final class RandomKeyboard {

    enum Foot {
        NONE,
        USED,
        WRONG_WAY_ROUND,
        NEVER_LIFTED
    }

    record At(long nanos, int message) {}

    /// What says nothing of notes: clock, pressure, bends, wheels, programs, finer velocities.
    private static final int[] CHATTER = {
        0xF8,
        ShortMessages.pack(0xA0, 60, 90),
        ShortMessages.pack(0xD0, 90, 0),
        ShortMessages.pack(0xE0, 1, 64),
        ShortMessages.controlChange(0, 1, 90),
        ShortMessages.pack(0xC0, 5, 0),
        ShortMessages.controlChange(0, 88, 9)
    };

    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11};

    final Foot foot;
    final boolean layered;
    final boolean doubled;
    final boolean bounces;
    final boolean pads;
    final boolean losesReleases;
    final boolean senses;
    final boolean sensesSeldom;
    final boolean releasesElsewhere;
    final boolean echoed;
    final boolean chatty;
    final boolean mpe;
    final boolean drums;
    final boolean endsByAllOff;

    private final Random random;
    private final long lagNanos;
    private final int layerVelocity;
    private final long copyNanos;
    private final long echoNanos;
    private int nextMember;
    private List<At> sent = new ArrayList<>();
    private int strikes;
    private long lastStruckNanos;
    private boolean lostOne;
    private boolean lostLast;

    RandomKeyboard(Random random) {
        this.random = random;
        pads = one(10);
        mpe = !pads && one(6);
        layered = one(3);
        doubled = one(4);
        bounces = one(4);
        losesReleases = !pads && one(4);
        senses = one(4);
        drums = !mpe && one(6);
        endsByAllOff = !pads && one(8);
        sensesSeldom = !senses && one(8);
        releasesElsewhere = !pads && !layered && !mpe && one(8) && !bounces; // which bounce is whose, none can tell
        echoed = !pads && !layered && !bounces && one(8);
        chatty = one(4);
        foot = one(2) ? Foot.NONE : Foot.values()[random.nextInt(Foot.values().length)];
        lagNanos = random.nextInt(13) * MILLI;
        copyNanos = random.nextInt(3) * MILLI;
        layerVelocity = random.nextInt(-30, 31);
        echoNanos = random.nextInt(55) * MILLI;
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    /// How many keys were struck in the phrase that was played last.
    int strikes() {
        return strikes;
    }

    /// When the last of them was struck, since the phrase began.
    long lastStruckNanos() {
        return lastStruckNanos;
    }

    boolean lostOne() {
        return lostOne;
    }

    /// Whether the release of a key is lost that was among those struck last.
    boolean lostLast() {
        return lostLast;
    }

    /// What it sends when it is switched on.
    List<At> switchedOn() {
        sent = new ArrayList<>();
        if (foot == Foot.NEVER_LIFTED || (foot == Foot.WRONG_WAY_ROUND && one(2))) {
            pedal(0, 127);
        }
        if (mpe && one(2)) {
            zone(0, layered ? 7 : 15);
            if (layered) {
                zone(15, 7);
            }
        }
        return inOrder();
    }

    private void zone(int manager, int members) {
        int[][] zone = {{101, 0}, {100, 6}, {6, members}};
        for (int[] control : zone) {
            send(0, ShortMessages.controlChange(manager, control[0], control[1]));
        }
    }

    /// What it sends during a phrase. Hands and feet are still afterwards.
    List<At> phrase() {
        sent = new ArrayList<>();
        strikes = 0;
        lostOne = false;
        lostLast = false;
        boolean chords = !pads && one(3);
        int least = echoed ? 150 : chords ? 75 : 60; // the echo takes less; the keys of a chord come up to 14 ms apart
        long step = (least + random.nextInt(400)) * MILLI;
        int notes = 4 + random.nextInt(16);
        long at = 0;
        for (int n = 0; n < notes; n++) {
            at += n == 0 ? 0 : step * (1 + random.nextInt(3));
            int up = (echoed ? 65 : 35) + random.nextInt(step < 120 * MILLI ? 1 : 25); // no finger is quicker
            long length = step - up * MILLI;
            foot(at, length);
            int root = pads ? 36 + random.nextInt(4) : 48 + 12 * random.nextInt(3) + SCALE[random.nextInt(7)];
            for (int tone = 0; tone < (chords ? 3 : 1); tone++) {
                key(at + (long) tone * random.nextInt(8) * MILLI, root + 4 * tone, length, n == notes - 1);
            }
        }
        long end = at + step + 100 * MILLI;
        if (foot == Foot.USED || foot == Foot.WRONG_WAY_ROUND) {
            pedal(end, foot == Foot.USED ? 0 : 127);
        }
        if (endsByAllOff) {
            send(end, ShortMessages.controlChange(0, 123, 0));
        }
        noise(end);
        return inOrder();
    }

    private void foot(long at, long length) {
        if (foot == Foot.USED || foot == Foot.WRONG_WAY_ROUND) {
            boolean right = foot == Foot.USED;
            pedal(at + 5 * MILLI, right ? 0 : 127);
            pedal(at + Math.min(length, 90 * MILLI), right ? 127 : 0);
        }
    }

    private void pedal(long at, int value) {
        send(at, ShortMessages.controlChange(0, 64, value));
    }

    private void key(long at, int pitch, long length, boolean last) {
        strikes++;
        lastStruckNanos = at;
        int velocity = 40 + random.nextInt(60);
        int channel = mpe ? 1 + nextMember++ % (layered ? 7 : 15) : 0;
        boolean lost = losesReleases && one(8) && (!last || one(2));
        lostOne |= lost;
        lostLast |= lost && last;
        contact(at, ShortMessages.noteOn(channel, pitch, velocity), velocity);
        if (!pads && !lost) {
            int shift = !releasesElsewhere && one(60) ? 12 : 0;
            lostOne |= shift != 0; // the other key may have been up a moment ago
            lostLast |= shift != 0 && last;
            int other = releasesElsewhere ? 3 : channel;
            contact(at + length, ShortMessages.noteOff(other, pitch + shift), 0);
        }
    }

    private void contact(long at, int message, int velocity) {
        through(at, message, velocity);
        if (bounces && one(2)) {
            long bounce = at + (1 + random.nextInt(6)) * MILLI;
            int pitch = ShortMessages.data1(message);
            int channel = ShortMessages.channel(message);
            boolean press = ShortMessages.isPress(message);
            if (!pads) {
                through(
                        bounce,
                        press ? ShortMessages.noteOff(channel, pitch) : ShortMessages.noteOn(channel, pitch, 20),
                        press ? 0 : 20);
            }
            through(bounce + (1 + random.nextInt(6)) * MILLI, message, velocity);
        }
    }

    private void through(long at, int message, int velocity) {
        send(at, message);
        if (layered) {
            boolean press = ShortMessages.isPress(message);
            int pitch = ShortMessages.data1(message);
            int channel = mpe ? 7 + ShortMessages.channel(message) : 1;
            int other = press
                    ? ShortMessages.noteOn(channel, pitch, Math.clamp(velocity + layerVelocity, 1, 127))
                    : ShortMessages.noteOff(channel, pitch);
            send(at + lagNanos, other);
        }
        if (mpe) {
            send(at + MILLI, ShortMessages.pack(0xE0 | ShortMessages.channel(message), random.nextInt(128), 64));
        }
    }

    private void send(long at, int message) {
        sent.add(new At(at, message));
        if (doubled) {
            sent.add(new At(at + copyNanos, message));
        }
        if (echoed) {
            sent.add(new At(at + echoNanos, message));
        }
    }

    private void noise(long end) {
        for (long at = 0; at < end; at += aliveNanos()) {
            if (senses || sensesSeldom) {
                sent.add(new At(at, 0xFE));
            }
            if (drums) {
                sent.add(new At(at, ShortMessages.noteOn(9, 36, 100)));
                sent.add(new At(at + 50 * MILLI, ShortMessages.noteOff(9, 36)));
            }
            for (int other = 0; chatty && other < CHATTER.length; other++) {
                sent.add(new At(at + 7L * other * MILLI, CHATTER[other]));
            }
        }
    }

    /// How often it says that it is there, if it does.
    long aliveNanos() {
        return (sensesSeldom ? 450 : 290) * MILLI;
    }

    private List<At> inOrder() {
        sent.sort(Comparator.comparingLong(At::nanos)); // stable
        return sent;
    }

    @Override
    public String toString() {
        return "foot %s layered %s doubled %s bounces %s pads %s loses %s senses %s seldom %s elsewhere %s echoed %s chatty %s mpe %s drums %s allOff %s lag %d"
                .formatted(
                        foot,
                        layered,
                        doubled,
                        bounces,
                        pads,
                        losesReleases,
                        senses,
                        sensesSeldom,
                        releasesElsewhere,
                        echoed,
                        chatty,
                        mpe,
                        drums,
                        endsByAllOff,
                        lagNanos / MILLI);
    }
}
