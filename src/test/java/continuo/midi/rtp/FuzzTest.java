package continuo.midi.rtp;

import static continuo.midi.rtp.SimulatedNetwork.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import continuo.midi.rtp.SimulatedNetwork.Computer;
import continuo.midi.rtp.Wire.Port;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/// Packets that nobody should send, from a peer that was let in and from one that was not.
class FuzzTest {

    @Property(tries = 500)
    void anyOctetsAreTaken(@ForAll @Size(max = 300) byte[] octets, @ForAll boolean control)
            throws UnknownHostException {
        Scene scene = new Scene(1);
        scene.send(control ? Port.CONTROL : Port.DATA, octets);
        scene.assertOrderly();
    }

    @Property(tries = 60)
    void realPacketsThatAreMangledAreTaken(@ForAll long seed) throws UnknownHostException {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = new Scene(seed);
        List<byte[]> real = scene.record(random);
        for (int i = 0; i < 300; i++) {
            scene.send(random.nextBoolean() ? Port.CONTROL : Port.DATA, mangle(random, real));
        }
        scene.assertOrderly();
    }

    private static byte[] mangle(SplittableRandom random, List<byte[]> real) {
        byte[] packet = real.get(random.nextInt(real.size()));
        byte[] mangled = Arrays.copyOf(packet, random.nextInt(4) == 0 ? random.nextInt(200) : packet.length);
        for (int i = random.nextInt(6); i > 0 && mangled.length > 0; i--) {
            int at = random.nextInt(mangled.length);
            mangled[at] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (mangled[at] ^ 1 << random.nextInt(8));
        }
        return mangled;
    }

    /// A studio that is sent strange packets in the name of a tablet that is connected to it.
    private static final class Scene {

        private final SimulatedNetwork network;
        private final Computer studio;
        private final Computer tablet;

        Scene(long seed) throws UnknownHostException {
            network = new SimulatedNetwork(seed);
            studio = network.computer("Studio", "10.0.0.1", "anyone");
            tablet = network.computer("Tablet", "10.0.0.2");
            tablet.invite(studio);
            network.run(SECOND);
        }

        /// What both say in half a minute of playing.
        List<byte[]> record(SplittableRandom random) {
            network.trouble(0.1, 0.1, 0);
            for (int i = 0; i < 60; i++) {
                tablet.play(ShortMessages.noteOn(i % 3, 40 + random.nextInt(20), random.nextInt(128)));
                studio.play(ShortMessages.controlChange(0, random.nextInt(128), random.nextInt(128)));
                network.run(SECOND / 2);
            }
            return new ArrayList<>(network.carried());
        }

        void send(Port port, byte[] octets) {
            InetSocketAddress control = tablet.control();
            InetSocketAddress from =
                    port == Port.CONTROL ? control : new InetSocketAddress(control.getAddress(), control.getPort() + 1);
            studio.endpoint().receive(network.now(), port, from, octets, octets.length);
        }

        /// Few peers are held, time goes on, and when the peer is gone all of its notes have ended.
        void assertOrderly() {
            network.run(SECOND);
            assertTrue(studio.endpoint().connected().size() <= Seats.MOST);
            network.remove(tablet);
            network.run(200 * SECOND);
            assertEquals(List.of(), studio.endpoint().connected());
            assertEquals(Map.of(), studio.stage().held());
        }
    }
}
