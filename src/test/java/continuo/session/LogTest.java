package continuo.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.Step;
import continuo.live.hear.LiveEvent;
import continuo.midi.ShortMessages;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What is written into a log comes out of it.
class LogTest {

    /// One call of an observer.
    ///
    /// @param code as [Codes] says
    record Call(int code, long nanos, int data) {}

    @Provide
    Arbitrary<List<Call>> calls() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, Codes.NAMES.size() - 1),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 0x7F7F7F))
                .as((code, nanos, data) -> new Call(code, nanos, data & 0x7F7F0F))
                .filter(call -> call.code() != Codes.GAP)
                .list()
                .ofMaxSize(300);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void whatGoesInComesOut(@ForAll("calls") List<Call> calls) throws IOException {
        Path folder = Files.createTempDirectory("log");
        SessionFolder.Begun begun = new SessionFolder(folder).begin(LoggedSession.header(LiveSettings.DEFAULT, 0));
        SessionLog log = new SessionLog(LiveObserver.NONE);
        log.writeTo(new SessionWriter(begun.path(), begun.file(), () -> "", LiveObserver.NONE));
        calls.forEach(call -> tell(log, call));
        log.close();

        List<Call> read = new ArrayList<>();
        try (LogReader reader = new LogReader(begun.path())) {
            assertEquals(
                    LoggedSession.header(LiveSettings.DEFAULT, 0).settings(),
                    reader.header().settings());
            reader.read(new Listing(read));
        }
        assertEquals(calls, read);
        Files.delete(begun.path());
        Files.delete(folder);
    }

    /// Settings in which the number is, so that it is compared too.
    private static LiveSettings settings(int data) {
        return LiveSettings.DEFAULT
                .with(new Tempo(20 + data / 256_000.0))
                .with(data % 2 == 0 ? Mode.ANSWER : Mode.LISTEN);
    }

    private static int number(LiveSettings settings) {
        return (int) Math.round((settings.tempo().beatsPerMinute() - 20) * 256_000.0);
    }

    private static void tell(LiveObserver observer, Call call) {
        if (call.code() == Codes.HEARD) {
            observer.heard(call.nanos(), call.data());
        } else if (call.code() == Codes.SENT) {
            observer.sent(call.nanos(), call.data());
        } else if (call.code() == Codes.PASSED) {
            observer.passed(call.nanos(), call.data());
        } else if (!Codes.isEvent(call.code())) {
            observer.step(Codes.step(call.code()), call.nanos(), call.data());
        } else {
            LiveEvent event = new LiveEvent();
            if (Codes.event(call.code()) == LiveEvent.Kind.SETTINGS) {
                event.set(settings(call.data()), call.nanos());
            } else {
                event.set(
                        Codes.event(call.code()),
                        call.data() >>> SessionLog.SOURCE,
                        ShortMessages.channel(call.data()),
                        ShortMessages.data1(call.data()),
                        ShortMessages.data2(call.data()),
                        call.nanos());
            }
            observer.took(event);
        }
    }

    private record Listing(List<Call> calls) implements LogVisitor {

        @Override
        public void heard(long whenNanos, int message) {
            calls.add(new Call(Codes.HEARD, whenNanos, message));
        }

        @Override
        public void sent(long whenNanos, int message) {
            calls.add(new Call(Codes.SENT, whenNanos, message));
        }

        @Override
        public void passed(long whenNanos, int message) {
            calls.add(new Call(Codes.PASSED, whenNanos, message));
        }

        @Override
        public void step(Step step, long nanos, int data) {
            calls.add(new Call(Codes.of(step), nanos, data));
        }

        @Override
        public void took(LiveEvent event) {
            LiveSettings settings = event.kind() == LiveEvent.Kind.SETTINGS ? event.settings() : null;
            int data = settings == null
                    ? ShortMessages.pack(event.channel(), event.pitch(), event.velocity())
                    : number(settings);
            calls.add(new Call(Codes.of(event.kind()), event.heardNanos(), data));
        }
    }

    @Example
    void whatIsNoSessionIsRefusedInOneLine() throws IOException {
        Path file = Files.createTempFile("no", ".session");
        Files.writeString(file, "something else");
        IOException refusal = assertThrows(IOException.class, () -> new LogReader(file));
        assertTrue(String.valueOf(refusal.getMessage()).contains("is no session of Continuo"), refusal.toString());
        Files.delete(file);
    }
}
