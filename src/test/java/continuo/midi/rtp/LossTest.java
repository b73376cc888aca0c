package continuo.midi.rtp;

import static continuo.midi.ShortMessages.controlChange;
import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;
import static continuo.midi.rtp.SimulatedNetwork.MILLI;
import static continuo.midi.rtp.SimulatedNetwork.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import continuo.midi.rtp.SimulatedNetwork.Computer;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/// What is played over a bad network: packets are lost, doubled and overtaken by chance. No note hangs, none sounds
/// that was not played.
class LossTest {

    private static final List<Integer> PEDALS =
            List.of(ShortMessages.SUSTAIN_PEDAL, ShortMessages.SOSTENUTO_PEDAL, ShortMessages.HOLD_2_PEDAL);

    @Property(tries = 150)
    void aFifthLostHangsNoNoteAndMakesNoWrongOne(@ForAll long seed, @ForAll @IntRange(max = 80) int jitterMillis)
            throws UnknownHostException {
        play(seed, 0.2, 0.1, jitterMillis);
    }

    @Property(tries = 50)
    void noLossHoweverLargeHangsANote(@ForAll long seed, @ForAll @DoubleRange(max = 0.7) double loss)
            throws UnknownHostException {
        play(seed, loss, 0.2, 30);
    }

    private static void play(long seed, double loss, double doubling, int jitterMillis) throws UnknownHostException {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedNetwork network = new SimulatedNetwork(seed);
        Computer keys = network.computer("Keys", "10.0.0.1", "anyone");
        Computer synth = network.computer("Synth", "10.0.0.2");
        synth.invite(keys);
        network.run(SECOND);
        network.trouble(loss, doubling, jitterMillis * MILLI);
        List<Integer> played = perform(random, network, keys);

        network.run(10 * SECOND); // the network stays as bad as it is
        if (loss > 0.3) { // so much that even sessions may end, and begin anew
            network.trouble(0, 0, 0);
            network.run(60 * SECOND);
        }
        assertEquals(List.of("Synth (10.0.0.2)"), keys.endpoint().connected(), "the session goes on");
        assertEquals(Map.of(), synth.stage().held(), "hangs");
        assertEquals(
                0,
                (int) synth.stage().messages().stream()
                                .filter(LossTest::isPedal)
                                .reduce((a, b) -> b)
                                .orElse(0)
                        >> 16);
        assertOnlyWhatWasPlayed(played, synth.stage().messages());
        if (loss < 0.3) {
            assertTrue(
                    presses(synth.stage().messages()).size() > presses(played).size() * 0.8, "most is heard");
        }
    }

    /// Some voices play notes of any length, two hundred in all, and pedal now and then; at the end all is let go.
    private static List<Integer> perform(SplittableRandom random, SimulatedNetwork network, Computer keys) {
        List<Integer> played = new ArrayList<>();
        TreeMap<Integer, Integer> held = new TreeMap<>();
        for (int i = 0; i < 400; i++) {
            int message = next(random, held);
            played.add(message);
            Stage.hold(held, message);
            keys.play(message);
            network.run(random.nextInt(4) == 0 ? 0 : random.nextLong(120 * MILLI));
        }
        for (int place : List.copyOf(held.keySet())) {
            keys.play(noteOff(place >> 7, place & 0x7F));
        }
        PEDALS.forEach(pedal -> keys.play(controlChange(0, pedal, 0)));
        return played;
    }

    private static int next(SplittableRandom random, Map<Integer, Integer> held) {
        if (random.nextInt(12) == 0) {
            return controlChange(0, PEDALS.get(random.nextInt(3)), random.nextInt(2) * 127);
        }
        if (random.nextInt(100) == 0) {
            return controlChange(random.nextInt(2), ShortMessages.ALL_NOTES_OFF, 0);
        }
        if (!held.isEmpty() && random.nextInt(8) < held.size()) {
            int place = List.copyOf(held.keySet()).get(random.nextInt(held.size()));
            return noteOff(place >> 7, place & 0x7F);
        }
        return noteOn(random.nextInt(2), 40 + random.nextInt(40), 1 + random.nextInt(127));
    }

    private static boolean isPedal(int message) {
        return ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE
                && PEDALS.contains(ShortMessages.data1(message));
    }

    private static void assertOnlyWhatWasPlayed(List<Integer> played, List<Integer> heard) {
        Map<Integer, Integer> presses = presses(played);
        presses(heard).forEach((press, times) -> assertTrue(times <= presses.getOrDefault(press, 0), "not played"));
    }

    private static Map<Integer, Integer> presses(List<Integer> messages) {
        Map<Integer, Integer> counts = new TreeMap<>();
        messages.stream().filter(ShortMessages::isPress).forEach(press -> counts.merge(press, 1, Integer::sum));
        return counts;
    }

    @Property(tries = 20)
    void aNoteWhoseFirstPacketIsLostSoundsAFewMillisecondsLaterFromTheJournal(
            @ForAll @IntRange(min = 1, max = 127) int velocity) throws UnknownHostException {
        SimulatedNetwork network = new SimulatedNetwork(velocity);
        Computer keys = network.computer("Keys", "10.0.0.1", "anyone");
        Computer synth = network.computer("Synth", "10.0.0.2");
        synth.invite(keys);
        network.run(SECOND);
        network.trouble(1, 0, 0);
        keys.play(noteOn(5, 60, velocity));
        network.trouble(0, 0, 0);
        network.run(40 * MILLI);

        assertEquals(List.of(noteOn(5, 60, velocity)), synth.stage().messages());
    }

    @Property(tries = 20)
    void whatIsConfirmedIsNotToldAgain(@ForAll long seed) throws UnknownHostException {
        SimulatedNetwork network = new SimulatedNetwork(seed);
        Computer keys = network.computer("Keys", "10.0.0.1", "anyone");
        Computer synth = network.computer("Synth", "10.0.0.2");
        synth.invite(keys);
        network.run(SECOND);
        perform(new SplittableRandom(seed), network, keys);
        network.run(SECOND);
        int before = network.carried().size();
        keys.play(noteOn(0, 60, 90));
        byte[] packet = network.carried().get(before);

        assertEquals(12 + 1 + 3 + 3, packet.length, "header, one short command, a journal of nothing");
        network.run(SECOND);
        long packetsOfMusic = network.carried().stream()
                .skip(before)
                .filter(bytes -> !SessionMessage.is(bytes, bytes.length))
                .count();
        assertEquals(1, packetsOfMusic, "confirmed at once, so nothing is sent again");
    }
}
