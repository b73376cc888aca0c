package continuo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.SmallNetworks;
import continuo.midi.MidiOutput;
import continuo.midi.ShortMessages;
import continuo.music.Tempo;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pipeline on its real threads, without a word about how fast they are.
@Timeout(60)
class LivePipelineTest {

    private final RecordingOutput output = new RecordingOutput(0, System::nanoTime);

    @ParameterizedTest
    @EnumSource(WaitStyle.class)
    void answersAPhraseAndLeavesNothingSounding(WaitStyle style) throws InterruptedException {
        LivePipeline pipeline = pipeline(style, LiveObserver.NONE);
        pipeline.start();
        play(pipeline, 60, 64, 67);

        output.awaitNoteOns(3);
        pipeline.close();

        LiveReport report = pipeline.report();
        assertEquals(3, report.heard());
        assertEquals(output.noteOns().size(), report.played());
        assertEquals(0, report.errors());
        assertEquals(0, report.hanging());
        assertEquals(0, output.sounding(Long.MAX_VALUE));
        assertEquals(3, report.hearToState().count());
        assertEquals(1, report.triggerToFirstNote().count());
    }

    @Test
    void goesOnAfterAnException() throws InterruptedException {
        LivePipeline pipeline = pipeline(WaitStyle.BLOCKING, new LiveObserver() {
            private boolean failed;

            @Override
            public void heard(long whenNanos, int message) {
                if (!failed) {
                    failed = true;
                    throw new IllegalStateException("meant to fail");
                }
            }
        });
        pipeline.start();
        play(pipeline, 60, 64, 67);

        output.awaitNoteOns(1);
        pipeline.close();

        assertEquals(1, pipeline.report().errors());
        assertEquals(0, output.sounding(Long.MAX_VALUE));
    }

    @Test
    void closesBeforeItHasBegunAndTwice() {
        LivePipeline pipeline = pipeline(WaitStyle.BLOCKING, LiveObserver.NONE);
        pipeline.close();
        pipeline.close();
        assertTrue(output.sent().isEmpty());
    }

    @Test
    void aListenerNeverWaitsForAStageThatIsStuck() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        LivePipeline pipeline = pipeline(WaitStyle.BLOCKING, new LiveObserver() {
            @Override
            public void heard(long whenNanos, int message) {
                awaitQuietly(stuck);
            }
        });
        pipeline.start();
        for (int note = 0; note < 3_000; note++) {
            play(pipeline, 40 + note % 40);
        }
        assertTrue(pipeline.report().dropped() > 3_000);
        stuck.countDown();

        output.awaitNoteOns(1); // what was dropped holds no key for ever
        pipeline.close();
        assertEquals(0, output.sounding(Long.MAX_VALUE));
    }

    @Test
    void closesThoughTheOutputIsStuckAndSaysSo() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        List<String> said = new CopyOnWriteArrayList<>();
        MidiOutput blocking = new RecordingOutput(0, () -> {
            arrived.countDown();
            awaitQuietly(stuck);
            return System.nanoTime();
        });
        LivePipeline pipeline =
                new LivePipeline(SmallNetworks.network(1), blocking, Session.SETTINGS, new LiveObserver() {
                    @Override
                    public void said(String oneLine) {
                        said.add(oneLine);
                    }
                });
        pipeline.start();
        arrived.await();
        pipeline.close();
        stuck.countDown();
        assertTrue(said.getLast().contains("recording"), said.toString());
    }

    @Test
    void panicAndSettingsReachTheStages() throws InterruptedException {
        CountDownLatch silenced = new CountDownLatch(2); // at the start, on panic
        LivePipeline pipeline = pipeline(WaitStyle.BLOCKING, new LiveObserver() {
            @Override
            public void sent(long whenNanos, int message) {
                if (message == ShortMessages.controlChange(0, ShortMessages.ALL_NOTES_OFF, 0)) {
                    silenced.countDown();
                }
            }
        });
        pipeline.start();
        pipeline.panic();
        pipeline.settings(Script.settings(7).with(HandSettings.DEFAULT)); // thru is off
        play(pipeline, 60);
        output.awaitNoteOns(1);
        pipeline.close();
        silenced.await();
        assertEquals(1, ShortMessages.channel(output.noteOns().getFirst().message()));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private LivePipeline pipeline(WaitStyle style, LiveObserver observer) {
        LiveSettings d = Session.SETTINGS;
        LiveSettings settings = new LiveSettings(
                new Tempo(300),
                BeatSource.SET,
                d.mode(),
                0.5,
                64,
                d.outputChannel(),
                d.inputChannel(),
                d.echoWindowNanos(),
                d.lateLimitNanos(),
                d.maxNoteNanos(),
                style,
                d.seed(),
                d.generation());
        return new LivePipeline(SmallNetworks.network(1), output, settings, observer);
    }

    private static void play(LivePipeline pipeline, int... pitches) {
        long now = System.nanoTime();
        for (int pitch : pitches) {
            pipeline.sink().message(now, ShortMessages.noteOn(0, pitch, 80));
            pipeline.sink().message(now, ShortMessages.noteOff(0, pitch));
        }
    }
}
