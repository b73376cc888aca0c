package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Needs;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The real daemon, steered and watched by programs of others that speak OSC: liblo's `oscsend` and `oscdump`.
@DisabledOnOs(OS.WINDOWS) // no named pipes in the file system
class OscDaemonTest {

    private static final String QUICK = "tempo: 200\nsilence: 0.5\nanswer-length: 200\nseed: 1\nmodel: "
            + Path.of("models/continuo.zip").toAbsolutePath() + "\n";

    @TempDir
    private Path folder;

    private int port;
    private int listeningPort;

    @BeforeEach
    void choosePorts() throws IOException {
        Needs.program("oscsend");
        Needs.program("oscdump");
        try (DatagramSocket one = new DatagramSocket();
                DatagramSocket other = new DatagramSocket()) {
            port = one.getLocalPort();
            listeningPort = other.getLocalPort();
        }
    }

    @Test
    void anotherProgramSetsAndSeesWhatIsSetAndSilences() throws Exception {
        Process dump = new ProcessBuilder("oscdump", "-L", String.valueOf(listeningPort))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dump").toFile())
                .start();
        String settings = QUICK + "osc: on\nosc-port: " + port + "\nosc-to: localhost:" + listeningPort + "\n";
        try (DaemonProcess daemon = new DaemonProcess(folder, settings)) {
            daemon.await("all is told", () -> dumped("/continuo/state s \"listening\""));
            assertTrue(dumped("/continuo/temperature f 0.750000"), dump());
            assertTrue(dumped("/continuo/polyphony i 10"), dump());
            assertTrue(dumped("/continuo/density s \"any\""), dump());

            send("/continuo/temperature", "f", "0.9");
            send("/continuo/mode", "s", "listen");
            send("/continuo/preset", "s", "bass");
            daemon.await("it is told", () -> dumped("/continuo/temperature f 0.900000"));
            daemon.await("it is told", () -> dumped("/continuo/mode s \"listen\""));
            daemon.await("a preset is", () -> dumped("/continuo/highest-key i 52"));
            send("/continuo/mode", "s", "answer");
            daemon.await("it is told", () -> dumped("/continuo/mode s \"answer\""));

            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.await("it is told", () -> dumped("/continuo/state s \"answering\""));
            send("/continuo/panic");
            daemon.await("it is silent", () -> daemon.played().hanging() == 0);
            send("/continuo/temperature", "f", "3");
            send("/continuo/reset");
            daemon.await("it is told", () -> dumped("/continuo/preset s \"none\""));
            daemon.process().destroy();
            daemon.awaitEnd();
            assertEquals(0, daemon.played().hanging());
        } finally {
            dump.destroyForcibly();
        }
    }

    @Test
    void whatIsNoOscDisturbsNothing() throws Exception {
        try (DaemonProcess daemon = new DaemonProcess(folder, QUICK + "osc: on\nosc-port: " + port + "\n");
                DatagramSocket socket = new DatagramSocket()) {
            daemon.await("it is said", () -> daemon.said("OSC is listened to on UDP port " + port + " of 127.0.0.1."));
            daemon.playAPhrase();
            Random random = new Random(1);
            for (int packet = 0; packet < 20_000; packet++) {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            }
            socket.send(new DatagramPacket(new byte[60_000], 60_000, InetAddress.getLoopbackAddress(), port));
            daemon.awaitSounding();
            send("/continuo/temperature", "f", "0.9");
            send("/continuo/keep");
            daemon.await("it still listens", () -> daemon.said("The last minute is kept"));
            assertEquals(
                    1,
                    daemon.log().lines().filter(line -> line.contains("no OSC")).count(),
                    daemon.log());
            daemon.process().destroy();
            daemon.awaitEnd();
            assertEquals(0, daemon.played().hanging());
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAndTheMusicGoesOn() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DaemonProcess daemon =
                        new DaemonProcess(folder, QUICK + "osc: on\nosc-port: " + taken.getLocalPort() + "\n")) {
            daemon.await("it is said", () -> daemon.said("There is no OSC: UDP port " + taken.getLocalPort()));
            daemon.playAPhrase();
            daemon.awaitSounding();
        }
    }

    private void send(String address, String... typesAndValues) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("oscsend", "localhost", String.valueOf(port), address));
        command.addAll(List.of(typesAndValues));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private boolean dumped(String part) {
        return dump().contains(part);
    }

    private String dump() {
        try {
            return Files.readString(folder.resolve("dump"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
