package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import continuo.midi.rtp.FreePorts;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole daemon over two UDP ports of loopback, played and heard by our own peer.
class NetworkDaemonTest {

    private static final long MOST_GROWTH_BYTES = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void answersYieldsAndLetsEveryNoteGo() throws Exception {
        try (NetworkDaemon daemon = new NetworkDaemon(folder, "Piano");
                Visitor stranger = new Visitor("Stranger", daemon.port());
                Visitor piano = new Visitor("Piano", daemon.port())) {
            daemon.await("it is connected", piano::isConnected);
            piano.playAPhrase(60);
            daemon.await("it answers", () -> piano.heard().hanging() > 0);
            touch(piano);
            daemon.await("it yields", () -> piano.heard().hanging() == 0);
            piano.playAPhrase(60);
            daemon.await("it answers again", () -> piano.heard().hanging() > 0);
            daemon.end();
            daemonIsGone(piano);

            assertEquals(0, piano.heard().hanging());
            assertTrue(daemon.log().contains("All of them have ended."), daemon.log());
            assertEquals(1, daemon.lines("Listening to \"Piano (127.0.0.1)\""), daemon.log());
            assertEquals(1, daemon.lines("\"Stranger (127.0.0.1)\" asked for an RTP-MIDI session"), daemon.log());
            assertEquals(0, stranger.heard().size());
        }
    }

    private static void daemonIsGone(Visitor visitor) throws InterruptedException {
        for (int looks = 0; looks < 1000 && visitor.isConnected(); looks++) {
            Thread.sleep(5); // until its goodbye arrives
        }
        assertTrue(!visitor.isConnected(), "it said goodbye");
    }

    @Test
    void unpluggedAndPluggedInAgainWhilePlayingNothingHangs() throws Exception {
        unplug(6);
    }

    @Test
    @Tag("slow")
    void aHundredTimesUnpluggedAndPluggedInAgainWhilePlayingNothingHangsAndNothingGrows() throws Exception {
        unplug(100);
    }

    /// At random moments, also within a note: the cable is out for a while; the peer says goodbye and comes back;
    /// the peer vanishes without a word and a new one takes its place.
    private void unplug(int times) throws Exception {
        SplittableRandom random = new SplittableRandom(times);
        long early = 0;
        int cablePort = FreePorts.pair();
        try (NetworkDaemon daemon = new NetworkDaemon(folder, "anyone");
                NetworkCable cable = new NetworkCable(cablePort, daemon.port())) {
            Visitor visitor = new Visitor("Piano", cablePort);
            for (int i = 0; i < times; i++) {
                daemon.await("it is connected", visitor::isConnected);
                visitor.playAPhrase(20);
                Thread.sleep(random.nextInt(700)); // before or in the midst of the answer
                if (random.nextBoolean()) {
                    visitor.send(ShortMessages.noteOn(0, 72, 80)); // unplugged with a key down
                }
                visitor = replug(i % 3, cable, cablePort, visitor, random);
                Visitor back = visitor;
                daemon.await("it is connected again", back::isConnected);
                touch(back);
                daemon.await("all notes have ended", () -> back.heard().hanging() == 0);
                if (i == times / 5) {
                    early = daemon.liveBytes();
                }
            }
            long late = daemon.liveBytes();
            System.out.printf("RTP-MIDI unplugged %d times: live heap %,d, then %,d bytes%n", times, early, late);
            Visitor last = visitor;
            last.playAPhrase(60);
            daemon.await(
                    "no key is thought to be held: it answers",
                    () -> last.heard().hanging() > 0);
            daemon.end();
            daemonIsGone(last);

            assertEquals(0, last.heard().hanging());
            assertTrue(late - early < MOST_GROWTH_BYTES, "the heap grew from " + early + " to " + late);
            last.close();
        }
    }

    private static Visitor replug(int how, NetworkCable cable, int port, Visitor visitor, SplittableRandom random)
            throws Exception {
        switch (how) {
            case 0 -> {
                cable.plug(false);
                Thread.sleep(random.nextInt(800));
                visitor.send(ShortMessages.noteOff(0, 72)); // never arrives by itself
                Thread.sleep(random.nextInt(100));
                cable.plug(true);
                return visitor;
            }
            case 1 -> visitor.close();
            default -> {
                cable.plug(false);
                visitor.close();
                cable.plug(true);
            }
        }
        return new Visitor("Piano", port);
    }

    private static void touch(Visitor visitor) throws InterruptedException {
        visitor.send(ShortMessages.noteOn(0, 48, 60));
        Thread.sleep(20);
        visitor.send(ShortMessages.noteOff(0, 48));
    }
}
