package continuo.session;

import continuo.live.LiveSettings;
import continuo.live.Step;
import continuo.live.hear.LiveEvent;
import continuo.midi.ShortMessages;
import continuo.midi.file.PerformanceWriter.Marker;
import continuo.midi.file.PerformanceWriter.Message;
import continuo.midi.file.PerformanceWriter.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was played in a session, by whom and when, as its log tells.
final class Takedown implements LogVisitor {

    /// No more messages than this are ever on their way.
    private static final int MOST_UNDER_WAY = 1_024;

    /// A beat that was found.
    record Beat(long nanos, int microsPerBeat) {}

    private final SessionHeader header;
    private final List<Message> player = new ArrayList<>();
    private final List<Message> own = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();
    private final List<Beat> beats = new ArrayList<>();
    private final List<Signature> bars = new ArrayList<>();
    private final List<Beat> tempos = new ArrayList<>();
    private boolean pedalled;
    private LiveSettings settings;
    private long lastNanos;

    private Takedown(SessionHeader header) {
        this.header = header;
        settings = header.settings();
        lastNanos = header.startNanos();
        tempo(header.startNanos());
    }

    /// @throws IOException if it is no log that this program can read; the message is for the user
    static Takedown of(Path log) throws IOException {
        try (LogReader reader = new LogReader(log)) {
            Takedown takedown = new Takedown(reader.header());
            reader.read(takedown);
            takedown.own.sort(Comparator.comparingLong(Message::nanos));
            return takedown;
        }
    }

    @Override
    public void took(LiveEvent event) {
        lastNanos = Math.max(lastNanos, event.heardNanos());
        if (event.kind() == LiveEvent.Kind.SETTINGS) {
            LiveSettings next = Objects.requireNonNull(event.settings());
            String change = SettingsChange.inWords(settings, next);
            settings = next;
            if (!change.isEmpty()) {
                markers.add(new Marker(event.heardNanos(), change));
                tempo(event.heardNanos());
            }
        }
    }

    private void tempo(long nanos) {
        tempos.add(new Beat(nanos, (int) Math.round(settings.tempo().nanosPerBeat() / 1e3)));
    }

    @Override
    public void step(Step step, long nanos, int data) {
        switch (step) {
            case BEAT -> beats.add(new Beat(nanos, data));
            case BAR -> bars.add(new Signature(nanos, data >> 8, data & 0xFF));
            case TAKEN_BACK -> takeBackAfter(nanos);
            case WOKEN, ORDERED, DUE, ENDED -> lastNanos = Math.max(lastNanos, nanos);
            default -> {} // nothing that sounds
        }
    }

    /// Releases stay, as they do at the output.
    private void takeBackAfter(long nanos) {
        List<Message> underWay = own.subList(Math.max(0, own.size() - MOST_UNDER_WAY), own.size());
        underWay.removeIf(one -> one.nanos() > nanos && ShortMessages.isPress(one.message()));
    }

    @Override
    public void heard(long whenNanos, int message) {
        player.add(new Message(whenNanos, message));
    }

    /// Its notes and its pedal; that it puts the instrument at rest is no music, nor is a clock.
    @Override
    public void sent(long whenNanos, int message) {
        boolean control = ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE;
        boolean moves = control
                && ShortMessages.data1(message) == ShortMessages.SUSTAIN_PEDAL
                && ShortMessages.data2(message) > 0 != pedalled;
        pedalled ^= moves;
        if (moves || (!control && ShortMessages.status(message) < ShortMessages.SYSTEM)) {
            own.add(new Message(whenNanos, message));
        }
    }

    /// Of what was passed on only the ends matter: a note of Continuo's at a key that the player held too ends with it.
    @Override
    public void passed(long whenNanos, int message) {
        if (ShortMessages.isRelease(message)) {
            own.add(new Message(whenNanos, message));
        }
    }

    /// What sounded then has ended, nobody knows when.
    @Override
    public void gap() {
        end(player);
        end(own);
    }

    private void end(List<Message> messages) {
        @Nullable Message[] down = new Message[16 * 128];
        for (Message one : messages) {
            boolean press = ShortMessages.isPress(one.message());
            if (press || ShortMessages.isRelease(one.message())) {
                down[ShortMessages.channel(one.message()) * 128 + ShortMessages.data1(one.message())] =
                        press ? one : null;
            }
        }
        for (Message one : down) {
            if (one != null) {
                int release =
                        ShortMessages.noteOff(ShortMessages.channel(one.message()), ShortMessages.data1(one.message()));
                messages.add(new Message(Math.max(lastNanos, one.nanos() + 1), release));
            }
        }
    }

    SessionHeader header() {
        return header;
    }

    List<Message> player() {
        return player;
    }

    /// In the order in which they sound; a release of a key that does not sound is left out.
    List<Message> own() {
        boolean[] sounds = new boolean[16 * 128];
        return own.stream().filter(one -> matters(one.message(), sounds)).toList();
    }

    private static boolean matters(int message, boolean[] sounds) {
        if (ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE) {
            return true;
        }
        int key = ShortMessages.channel(message) * 128 + ShortMessages.data1(message);
        boolean press = ShortMessages.isPress(message);
        boolean matters = press || sounds[key];
        sounds[key] = press;
        return matters;
    }

    /// What was set, where it changed.
    List<Marker> markers() {
        return markers;
    }

    /// The beats that were found in the playing; else the tempos that were set.
    List<Beat> beats() {
        return beats.isEmpty() ? tempos : beats;
    }

    /// Bar lines that were found in the playing.
    List<Signature> bars() {
        return bars;
    }

    /// Whether the beat was found in the playing.
    boolean isBeatFound() {
        return !beats.isEmpty();
    }

    boolean isEmpty() {
        return heardNotes() + playedNotes() == 0;
    }

    long heardNotes() {
        return presses(player);
    }

    long playedNotes() {
        return presses(own);
    }

    private static long presses(List<Message> messages) {
        return messages.stream()
                .filter(one -> ShortMessages.isPress(one.message()))
                .count();
    }

    /// How many notes of Continuo's had not ended when the log did.
    long hanging() {
        boolean[] sounds = new boolean[16 * 128];
        own.forEach(one -> matters(one.message(), sounds));
        long hanging = 0;
        for (boolean one : sounds) {
            hanging += one ? 1 : 0;
        }
        return hanging;
    }

    /// When something was played last.
    long lastNoteNanos() {
        return Math.max(last(player), last(own));
    }

    private static long last(List<Message> messages) {
        return messages.isEmpty() ? Long.MIN_VALUE : messages.getLast().nanos();
    }

    long lengthNanos() {
        return lastNanos - header.startNanos();
    }

    /// The settings at the end.
    LiveSettings settings() {
        return settings;
    }
}
