package continuo.session;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.SmallNetworks;
import continuo.live.BeatSource;
import continuo.live.LiveSettings;
import continuo.live.Script;
import continuo.live.Script.Action;
import continuo.live.Script.Kind;
import continuo.live.Session;
import continuo.midi.ShortMessages;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What was played is played again, from its log alone.
class ReplayTest {

    private static final LiveSettings SETTINGS = Session.SETTINGS;
    private static final long LEAD_NANOS = 40 * MILLI;

    /// All but a failure of the program itself, which would fail again by itself.
    @Provide
    Arbitrary<List<Action>> everything() {
        return actions();
    }

    static Arbitrary<List<Action>> actions() {
        return Script.everything()
                .map(actions -> actions.stream()
                        .filter(action -> action.kind() != Kind.OBSERVER_FAILS)
                        .toList());
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void whateverHappensItIsPlayedAgainToTheSameBytes(
            @ForAll("everything") List<Action> actions,
            @ForAll BeatSource beat,
            @ForAll boolean schedules,
            @ForAll long seed)
            throws IOException {
        replayed(actions, beat, schedules, seed);
    }

    static void replayed(List<Action> actions, BeatSource beat, boolean schedules, long seed) throws IOException {
        try (LoggedSession logged = new LoggedSession(Script.following(beat), schedules ? LEAD_NANOS : 0)) {
            logged.session.wakeAtRandom(seed);
            for (Action action : actions) {
                Script.play(logged.session, action);
                logged.write();
            }
            logged.session.pass(40 * BEAT);
            Path log = logged.end();
            Replay.Result result = Replay.of(log, SmallNetworks.network(1));
            assertTrue(result.equal(), result.toString());
            assertTrue(result.bytes() >= 3 * 130, "at the start all is put at rest");
            assertEquals(List.of(), logged.said);
        }
    }

    @Example
    void itIsAnAnswerThatIsPlayedAgain() throws IOException {
        try (LoggedSession logged = answered()) {
            Path log = logged.end();
            long played = Takedown.of(log).playedNotes();
            assertTrue(played > 0, "played " + played);
            assertTrue(Replay.of(log, SmallNetworks.network(1)).equal());
        }
    }

    private static LoggedSession answered() throws IOException {
        LoggedSession logged = new LoggedSession(SETTINGS, 0);
        logged.session.chord(8 * BEAT, 60, 64, 67);
        logged.session.pass(30 * BEAT);
        return logged;
    }

    @Example
    void anotherNetworkDoesNotPlayTheSame() throws IOException {
        try (LoggedSession logged = answered()) {
            assertFalse(Replay.of(logged.end(), SmallNetworks.network(2)).equal());
        }
    }

    @Example
    void whatFoundARingFullIsMissingInTheReplayToo() throws IOException {
        try (LoggedSession logged = answered()) {
            for (int note = 0; note < 200; note++) {
                logged.session.messageUnattended(ShortMessages.noteOn(0, 30 + note % 64, 80));
            }
            logged.session.pass(40 * BEAT);
            logged.session.chord(4 * BEAT, 50, 54);
            logged.session.pass(40 * BEAT);
            assertTrue(logged.session.meters.unheard().get() > 100);
            assertTrue(Replay.of(logged.end(), SmallNetworks.network(1)).equal());
        }
    }

    @Example
    void whatCameTooLateIsMissingInTheReplayToo() throws IOException {
        try (LoggedSession logged = new LoggedSession(SETTINGS, 0)) {
            logged.session.chord(8 * BEAT, 60, 64, 67);
            logged.session.stall(6 * BEAT, true);
            logged.session.pass(20 * BEAT);
            assertTrue(logged.session.meters.unplayed().get() > 0, "too late");
            assertTrue(Replay.of(logged.end(), SmallNetworks.network(1)).equal());
        }
    }

    /// Whoever is killed leaves a log that may end anywhere.
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aLogThatIsTornAnywhereIsPlayedAgainUpToThere(@ForAll long place) throws IOException {
        try (LoggedSession logged = new LoggedSession(SETTINGS, 0)) {
            long header = Files.size(logged.path);
            for (int beat = 0; beat < 8; beat++) { // a block each
                logged.session.chord(BEAT, 60 + beat, 64, 67);
                logged.write();
            }
            for (int beat = 0; beat < 20; beat++) {
                logged.session.pass(BEAT);
                logged.write();
            }
            Path log = logged.end();
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                file.setLength(header + Math.floorMod(place, file.length() - header));
            }
            assertTrue(Replay.of(log, SmallNetworks.network(1)).equal());
        }
    }

    /// More than the ring of the log holds, while nobody takes anything from it.
    @Example
    void aGapIsSaidAndTheReplayGoesUpToIt() throws IOException {
        try (LoggedSession logged = answered()) {
            logged.write();
            for (int press = 0; press < 20_000; press++) {
                logged.session.press(40 + press % 40, 80);
            }
            logged.write();
            logged.session.pass(BEAT);
            Path log = logged.end();
            assertEquals(1, logged.said.size(), logged.said.toString());
            assertTrue(logged.said.getFirst().startsWith("The recording could not keep up"));
            Replay.Result result = Replay.of(log, SmallNetworks.network(1));
            assertTrue(result.equal(), result.toString());
            assertTrue(result.bytes() > 0);
        }
    }

    @Example
    void aByteThatWasSentAnotherWayIsFoundOut() throws IOException {
        try (LoggedSession logged = new LoggedSession(SETTINGS, 0)) {
            logged.session.chord(8 * BEAT, 60, 64, 67);
            logged.session.pass(30 * BEAT);
            Path log = logged.end();
            Deliveries sent = new Deliveries();
            try (LogReader reader = new LogReader(log)) {
                reader.read(sent);
            }
            ComparedOutput output = new ComparedOutput(sent, 0);
            output.send(sent.nanos(0), sent.message(0));
            assertFalse(output.isEqual(true), "the rest is missing");
            output.send(sent.nanos(1), sent.message(1) ^ 1 << 8);
            for (int n = 2; n < sent.count(); n++) {
                if (sent.isSent(n)) {
                    output.send(sent.nanos(n), sent.message(n));
                } else {
                    output.cancelPending();
                }
            }
            assertFalse(output.isEqual(true));
        }
    }
}
