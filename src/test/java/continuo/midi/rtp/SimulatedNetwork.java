package continuo.midi.rtp;

import continuo.midi.rtp.Wire.Port;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// Computers on a network that loses, doubles and overtakes packets by chance, in a time of its own. The same seed
/// makes the same things happen.
final class SimulatedNetwork {

    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000_000_000;

    private final SplittableRandom random;
    private final List<Computer> computers = new ArrayList<>();
    private final PriorityQueue<Delivery> underway =
            new PriorityQueue<>(Comparator.comparingLong(Delivery::atNanos).thenComparingLong(Delivery::number));
    private final List<byte[]> carried = new ArrayList<>();
    private final Capture capture = new Capture();
    private double loss;
    private double doubling;
    private long delayNanos = MILLI;
    private long jitterNanos;
    private long sent;
    private long nowNanos = 77 * SECOND; // clocks begin anywhere

    private record Delivery(
            long atNanos, long number, InetSocketAddress from, InetSocketAddress to, ByteBuffer bytes) {}

    /// One computer, with the endpoint that runs on it.
    final class Computer implements Wire {

        private final InetAddress address;
        private final int port;
        private final Endpoint endpoint;
        private final Stage stage = new Stage();
        private boolean unplugged;

        private Computer(RtpSettings settings, String address) throws UnknownHostException {
            this.address = InetAddress.getByName(address);
            port = settings.port();
            endpoint = new Endpoint(settings, this, stage, random.split(), nowNanos);
        }

        Endpoint endpoint() {
            return endpoint;
        }

        Stage stage() {
            return stage;
        }

        InetSocketAddress control() {
            return new InetSocketAddress(address, port);
        }

        void invite(Computer other) {
            endpoint.invite(other.control(), nowNanos);
        }

        void play(int message) {
            endpoint.play(nowNanos, nowNanos, message);
            endpoint.flush(nowNanos);
        }

        void unplug() {
            unplugged = true;
        }

        void plug() {
            unplugged = false;
        }

        @Override
        public void send(Port from, InetSocketAddress to, PacketBytes packet) {
            byte[] bytes = Arrays.copyOf(packet.bytes(), packet.size());
            carried.add(bytes);
            InetSocketAddress source = new InetSocketAddress(address, from == Port.CONTROL ? port : port + 1);
            capture.add(nowNanos, source, to, bytes);
            if (unplugged) {
                return;
            }
            int copies = random.nextDouble() < loss ? 0 : random.nextDouble() < doubling ? 2 : 1;
            for (int i = 0; i < copies; i++) {
                long late = jitterNanos == 0 ? 0 : random.nextLong(jitterNanos);
                underway.add(new Delivery(nowNanos + delayNanos + late, sent++, source, to, ByteBuffer.wrap(bytes)));
            }
        }

        private void receive(Delivery packet) {
            boolean control = packet.to.getPort() == port;
            if (!unplugged && (control || packet.to.getPort() == port + 1)) {
                byte[] bytes = new byte[packet.bytes.capacity()];
                packet.bytes.get(0, bytes);
                endpoint.receive(nowNanos, control ? Port.CONTROL : Port.DATA, packet.from, bytes, bytes.length);
            }
        }
    }

    SimulatedNetwork(long seed) {
        random = new SplittableRandom(seed);
    }

    Computer computer(String name, String address, String... allow) throws UnknownHostException {
        RtpSettings settings = new RtpSettings(
                name, 5004, RtpSettings.ALL, List.of(allow), List.of(), RtpSettings.DEFAULT.aheadNanos());
        Computer computer = new Computer(settings, address);
        computers.add(computer);
        return computer;
    }

    /// Takes a computer away without a word.
    void remove(Computer computer) {
        computers.remove(computer);
    }

    /// From now on so many of all packets are lost, so many come twice, and each may be late by up to `jitterNanos`.
    void trouble(double newLoss, double newDoubling, long newJitterNanos) {
        loss = newLoss;
        doubling = newDoubling;
        jitterNanos = newJitterNanos;
    }

    long now() {
        return nowNanos;
    }

    /// The same, as a network analyser takes it.
    Capture capture() {
        return capture;
    }

    /// Every packet that was sent so far.
    List<byte[]> carried() {
        return List.copyOf(carried);
    }

    /// Lets so much time go by.
    void run(long nanos) {
        long until = nowNanos + nanos;
        while (true) {
            long wake = until;
            for (Computer computer : List.copyOf(computers)) {
                wake = Math.min(wake, computer.endpoint.tick(nowNanos));
            }
            Delivery next = underway.peek();
            if (next != null && next.atNanos <= Math.max(wake, nowNanos)) {
                underway.remove();
                nowNanos = Math.max(nowNanos, next.atNanos);
                computers.stream()
                        .filter(computer -> computer.address.equals(next.to.getAddress()))
                        .forEach(computer -> computer.receive(next));
            } else if (wake >= until) {
                nowNanos = until;
                return;
            } else {
                nowNanos = Math.max(nowNanos + 1, wake);
            }
        }
    }
}
