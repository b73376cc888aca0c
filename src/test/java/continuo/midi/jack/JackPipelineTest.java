package continuo.midi.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.SmallNetworks;
import continuo.live.BeatSource;
import continuo.live.LiveObserver;
import continuo.live.LivePipeline;
import continuo.live.LiveSettings;
import continuo.live.WaitStyle;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.ShortMessages;
import continuo.midi.jack.JackServer.Heard;
import continuo.music.Tempo;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The whole live path between two programs on a JACK server.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class JackPipelineTest {

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void answersWhatAnotherProgramPlaysAndLeavesNothingSounding() throws Exception {
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add)) {
            server.startDump();
            MidiOutput output = jack.openOutput("dump");
            try (LivePipeline pipeline = pipeline(output)) {
                pipeline.start();
                // a phrase of three notes every two seconds
                server.startSequencer(96_000, 0, 60, 4_000, 5_000, 64, 4_000, 10_000, 67, 4_000);
                MidiInput input = jack.openInput("seq");
                input.start(pipeline.sink());
                JackServer.await("an answer", () -> presses(server) > 0);
                int before = presses(server);
                JackServer.await("it goes on after it has been interrupted", () -> presses(server) > before + 2);
                input.close();
                assertEquals(0, pipeline.report().errors());
            }
            output.close();
            JackServer.await("all has ended", () -> sounding(server).isEmpty());
        }
        assertTrue(said.contains("Listening to \"seq:out\"."), said::toString);
        assertTrue(said.contains("Playing to \"dump:input\"."), said::toString);
    }

    private LivePipeline pipeline(MidiOutput output) {
        LiveSettings d = LiveSettings.DEFAULT;
        LiveSettings settings = new LiveSettings(
                new Tempo(300),
                BeatSource.SET,
                d.mode(),
                0.5,
                d.answerBeats(),
                d.outputChannel(),
                d.inputChannel(),
                d.echoWindowNanos(),
                d.lateLimitNanos(),
                d.maxNoteNanos(),
                WaitStyle.BLOCKING,
                d.seed(),
                d.generation());
        return new LivePipeline(SmallNetworks.network(1), output, settings, new LiveObserver() {
            @Override
            public void said(String oneLine) {
                said.add(oneLine);
            }
        });
    }

    private static int presses(JackServer server) {
        return (int) server.heard().stream().filter(Heard::isPress).count();
    }

    private static Set<Integer> sounding(JackServer server) {
        Set<Integer> down = new TreeSet<>();
        for (Heard heard : server.heard()) {
            if (heard.isPress()) {
                down.add(heard.data1());
            } else if (ShortMessages.isRelease(heard.status() | heard.data2() << 16)) {
                down.remove(heard.data1());
            }
        }
        return down;
    }
}
