package continuo.midi.rtp;

import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;
import static continuo.midi.rtp.SimulatedNetwork.MILLI;
import static continuo.midi.rtp.SimulatedNetwork.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.rtp.SimulatedNetwork.Computer;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// A receiver that places every command at the time of its stamp, as RTP-MIDI wants it, and a player who
/// interrupts: what was sent ahead cannot be recalled, but it ends.
class CancelTest {

    private static final long AHEAD_NANOS = RtpSettings.DEFAULT.aheadNanos();

    private record Placed(int stamp, int message) {}

    @Property(tries = 100)
    void whatWasSentAheadEndsHoweverItIsInterrupted(@ForAll long seed) throws UnknownHostException {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedNetwork network = new SimulatedNetwork(seed);
        Computer studio = network.computer("Studio", "10.0.0.1", "anyone");
        Computer tablet = network.computer("Tablet", "10.0.0.2");
        tablet.invite(studio);
        network.run(SECOND);
        int before = network.carried().size();
        long interrupted = perform(random, network, studio);

        List<Placed> placed = new ArrayList<>();
        network.carried().stream()
                .skip(before)
                .filter(packet -> !SessionMessage.is(packet, packet.length))
                .forEach(packet -> read(packet, placed));
        placed.sort(Comparator.comparingInt(Placed::stamp)); // stable: what is sent first is done first
        Map<Integer, Integer> held = new TreeMap<>();
        placed.forEach(command -> Stage.hold(held, command.message));
        assertEquals(Map.of(), held);
        assertTrue(placed.getLast().stamp <= stampOf(interrupted + AHEAD_NANOS), "silent 20 ms after the interruption");
    }

    /// Hands over notes as the player's thread does, each with its time ahead, and interrupts.
    ///
    /// @return when it was interrupted last
    private static long perform(SplittableRandom random, SimulatedNetwork network, Computer studio) {
        List<Integer> begun = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long now = network.now();
            switch (random.nextInt(4)) {
                case 0 -> interrupt(network, studio, begun);
                case 1 -> {
                    if (!begun.isEmpty()) {
                        int pitch = begun.removeFirst();
                        studio.endpoint().play(now, now + random.nextLong(AHEAD_NANOS), noteOff(0, pitch));
                    }
                }
                default -> {
                    int pitch = 40 + random.nextInt(40);
                    begun.add(pitch);
                    studio.endpoint().play(now, now + random.nextLong(AHEAD_NANOS), noteOn(0, pitch, 80));
                }
            }
            studio.endpoint().flush(now);
            network.run(random.nextLong(30 * MILLI));
        }
        long now = network.now();
        interrupt(network, studio, begun);
        return now;
    }

    private static void interrupt(SimulatedNetwork network, Computer studio, List<Integer> begun) {
        begun.forEach(pitch -> studio.endpoint().play(network.now(), network.now(), noteOff(0, pitch)));
        begun.clear();
        studio.endpoint().flush(network.now());
    }

    private static void read(byte[] packet, List<Placed> placed) {
        Octets in = new Octets().over(packet, 4, packet.length);
        int stamp = in.four();
        in.skip(4);
        int flags = in.next();
        int length = (flags & 0x80) == 0 ? flags & 0x0F : (flags & 0x0F) << 8 | in.next();
        Octets list = new Octets().over(in, length);
        assertTrue(MidiList.read(list, stamp, false, (at, message) -> placed.add(new Placed(at, message))));
    }

    /// The clock of time stamps began with the simulation.
    private static int stampOf(long nanos) {
        return (int) ((nanos - 77 * SECOND) / Endpoint.TICK_NANOS);
    }
}
