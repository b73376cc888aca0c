package continuo.live.hands;

/// What is found out when nothing more comes: keys and pedals that count as up though nothing said so, each in
/// a line for the user, or that they are waited for. Asked after whatever was heard, and whenever [#wakeNanos]
/// has come.
final class Stillness {

    /// Where pedals only colour, they hold for so much of the silence that ends a phrase: hands leap with the pedal
    /// down.
    private static final int REST_PARTS = 4;

    private final Keys keys;
    private final Fingers fingers;
    private final Pedals pedals;
    private final Pads pads;
    private final Remarks remarks;
    private final Lingering lingering;
    private final boolean[] suspicious = new boolean[Keys.PITCHES];
    private boolean answers;
    private boolean believes;
    private boolean colours;
    private long restNanos;
    private long limitNanos;
    private boolean toldWaits;

    Stillness(Keys keys, Fingers fingers, Pedals pedals, Pads pads, Remarks remarks, Lingering lingering) {
        this.keys = keys;
        this.fingers = fingers;
        this.pedals = pedals;
        this.pads = pads;
        this.remarks = remarks;
        this.lingering = lingering;
    }

    /// @param newAnswers whether silence is answered
    /// @param newBelieves whether what seems to be held counts as held, for however long
    /// @param newColours whether pedals hold nothing when the hands are up
    /// @param newLimitNanos how long what sounds is believed; 0: as is found out
    void settings(
            long beatNanos,
            long silenceNanos,
            boolean newAnswers,
            boolean newBelieves,
            boolean newColours,
            long newLimitNanos) {
        answers = newAnswers;
        believes = newBelieves;
        colours = newColours;
        restNanos = silenceNanos / REST_PARTS;
        limitNanos = newLimitNanos;
        lingering.settings(beatNanos, silenceNanos, limitNanos);
    }

    /// A key goes down.
    ///
    /// @param newSuspicious whether its release may never come
    void pressed(int pitch, boolean newSuspicious) {
        suspicious[pitch] = newSuspicious;
    }

    /// It is not still.
    void heard() {
        toldWaits = false;
    }

    /// When there is something to find out if nothing more comes.
    long wakeNanos(long lastHeardNanos) {
        if (keys.sounding() == 0 || believes) {
            return keys.sounding() == 0 ? Strikes.NEVER : coloursNanos();
        }
        lingering.look();
        long wake = Math.min(coloursNanos(), Math.min(lingering.ageNanos(), lingering.droneNanos(lastHeardNanos)));
        wake = Math.min(wake, stillNanos(lastHeardNanos));
        return Math.min(wake, toldWaits || !answers ? Strikes.NEVER : lingering.waitsNanos(lastHeardNanos));
    }

    /// When pedals that only colour hold no more.
    private long coloursNanos() {
        return colours && !keys.anyDown() ? fingers.upNanos() + restNanos : Strikes.NEVER;
    }

    /// When the stillness shows that what sounds does not; after [Lingering#look].
    private long stillNanos(long lastHeardNanos) {
        if (lingering.isPedalled()) {
            return footRests() ? lingering.footRestsNanos(lastHeardNanos) : lingering.stillNanos(lastHeardNanos);
        }
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            int down = keys.downOn(pitch);
            if (down != 0 && (suspicious[pitch] || pads.suspected(down) != 0)) {
                return lingering.stillNanos(lastHeardNanos);
            }
        }
        return Strikes.NEVER;
    }

    private boolean footRests() {
        return !keys.anyDown() && pedals.anyWrongWayRound();
    }

    /// `now` is what [#wakeNanos] said.
    void wake(long now, long lastHeardNanos) {
        lingering.look();
        if (coloursNanos() <= now) {
            pedals.rest(fingers.upNanos());
        } else if (lingering.ageNanos() <= now) {
            letGoForgotten(now, lastHeardNanos);
        } else if (lingering.droneNanos(lastHeardNanos) <= now) {
            letGoDrones(lastHeardNanos);
        } else if (stillNanos(lastHeardNanos) <= now) {
            letGoStill(lastHeardNanos);
        } else {
            toldWaits = true;
            remarks.waits(keys.lowestDown());
        }
    }

    private void letGoForgotten(long now, long lastHeardNanos) {
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            if (lingering.isForgotten(pitch, now)) {
                remarks.forgotten(pitch);
                fingers.letGo(Keys.ALL_CHANNELS, pitch, lastHeardNanos);
            }
        }
    }

    private void letGoDrones(long lastHeardNanos) {
        fingers.letGo(Keys.ALL_CHANNELS, lastHeardNanos);
        pedals.habits().handsUp(lastHeardNanos);
    }

    private void letGoStill(long lastHeardNanos) {
        if (!lingering.isPedalled()) {
            letGoDoubtful(lastHeardNanos);
        } else if (footRests()) {
            remarks.turnedPedal();
            pedals.turnWrongWayRound(lastHeardNanos);
        } else {
            if (limitNanos == 0) { // else it was to be so
                remarks.stuckPedal();
            }
            pedals.passOverAll(lastHeardNanos);
        }
    }

    /// Keys whose release will not come, as it seems.
    private void letGoDoubtful(long lastHeardNanos) {
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            int padBits = pads.suspected(keys.downOn(pitch));
            if (padBits != 0) {
                findPads(padBits, lastHeardNanos);
            } else if (suspicious[pitch] && keys.downOn(pitch) != 0) {
                fingers.letGo(Keys.ALL_CHANNELS, pitch, lastHeardNanos);
            }
        }
    }

    /// The keys of these channels are not down, for nothing would ever say that they are up.
    void findPads(int bits, long nanos) {
        remarks.pads(Integer.numberOfTrailingZeros(bits));
        pads.found(bits);
        fingers.allUp(bits, nanos);
    }
}
