package continuo.cli;

import continuo.control.Action;
import continuo.control.Board;
import continuo.live.LiveObserver;
import continuo.live.LivePipeline;
import continuo.live.LiveSettings;
import continuo.osc.OscServer;
import continuo.osc.OscSettings;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.session.Recorder;
import continuo.session.RecordingSettings;
import continuo.session.SessionHeader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that may run on a stage beside the music: a MIDI clock that comes and one that is sent, the session's log, OSC
/// whose every message moves a setting, as a control does.
final class OnStage implements AutoCloseable {

    private static final int OSC_PORT = 8_421;
    private static final int TICK = 0xF8;
    private static final int START = 0xFA;
    private static final int TICKS_PER_BEAT = 24;
    private static final long MOVE_NANOS = 50_000_000; // a fader in motion
    private static final long MEGABYTE = 1 << 20;
    private static final byte[] ADDRESS = "/continuo/temperature\0\0\0,f\0\0".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final Recorder recorder;
    private final LiveSettings settings;
    private final OscServer osc;
    private final Thread thread = Thread.ofPlatform().daemon().name("stage").unstarted(this::play);
    private volatile boolean closed;
    private volatile @Nullable LivePipeline pipeline;
    private long moves;

    /// @param settings by which a clock is followed, and sent
    /// @param says takes what keeps something of it from running
    OnStage(LiveSettings settings, Consumer<String> says) throws IOException {
        this.settings = settings;
        folder = Files.createTempDirectory("continuo-bench");
        recorder = new Recorder(
                new RecordingSettings(true, folder, 100 * MEGABYTE),
                SessionHeader.now(Main.VERSION, "bench", "", 0, settings),
                LiveObserver.NONE);
        osc = new OscServer(
                new OscSettings(true, OSC_PORT, InetAddress.getLoopbackAddress(), null),
                new Fader(),
                () -> "listening",
                says);
    }

    LiveObserver observer() {
        return recorder.observer();
    }

    /// Begins with what plays.
    void begin(LivePipeline newPipeline) {
        pipeline = newPipeline;
        recorder.begin();
        osc.start();
        thread.start();
    }

    /// How often OSC has moved a setting.
    long moves() {
        return moves;
    }

    private void play() {
        LivePipeline playing = Objects.requireNonNull(pipeline);
        long tickNanos = Math.round(settings.tempo().nanosPerBeat() / TICKS_PER_BEAT);
        playing.clockSink().message(System.nanoTime(), START);
        long next = System.nanoTime();
        long nextMove = next;
        try (DatagramSocket fader = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int n = 0; !closed; n++) {
                playing.clockSink().message(System.nanoTime(), TICK);
                if (next >= nextMove) {
                    nextMove += MOVE_NANOS;
                    byte[] packet = ByteBuffer.allocate(ADDRESS.length + Float.BYTES)
                            .put(ADDRESS)
                            .putFloat(0.5f + n % 100 / 200f)
                            .array();
                    fader.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), OSC_PORT));
                }
                next += tickNanos;
                for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
        } catch (IOException e) {
            closed = true; // it is the machine's own network
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        osc.close();
        recorder.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit(); // the system clears what is left there
        }
    }

    /// What OSC moves.
    private final class Fader implements Board {

        private String temperature = Parameters.TEMPERATURE.usual();

        @Override
        public synchronized String text(Parameter parameter) {
            return parameter.equals(Parameters.TEMPERATURE) ? temperature : parameter.usual();
        }

        @Override
        public synchronized String move(Map<Parameter, String> texts) {
            String wanted = texts.get(Parameters.TEMPERATURE);
            LivePipeline playing = pipeline;
            if (wanted != null && playing != null) {
                temperature = wanted;
                moves++;
                playing.settings(settings.with(settings.generation().withTemperature(Double.parseDouble(wanted))));
            }
            return "";
        }

        @Override
        public void act(Action action) {}

        @Override
        public void tap(long nanos) {}
    }
}
