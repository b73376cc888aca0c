package continuo.midi.rtp;

import static continuo.midi.ShortMessages.controlChange;
import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;
import static continuo.midi.rtp.SimulatedNetwork.MILLI;
import static continuo.midi.rtp.SimulatedNetwork.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Needs;
import continuo.midi.ShortMessages;
import continuo.midi.rtp.SimulatedNetwork.Computer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The network analyser tshark, which knows both protocols, reads what we send.
class TsharkTest {

    private static final List<String> FIELDS = List.of(
            "rtp.seq",
            "rtpmidi.channel_status",
            "rtpmidi.note",
            "rtpmidi.velocity",
            "rtpmidi.controller",
            "rtpmidi.controller_value",
            "rtpmidi.check_Seq_num",
            "rtpmidi.chanjour_channel",
            "rtpmidi.cj_chapter_c_number",
            "rtpmidi.cj_chapter_c_value",
            "rtpmidi.cj_chapter_n_log_note",
            "rtpmidi.cj_chapter_n_log_velocity",
            "rtpmidi.cj_chapter_n_log_octet");

    private final SimulatedNetwork network = new SimulatedNetwork(3);

    @TempDir
    private Path folder;

    private Computer studio;
    private Computer tablet;

    @BeforeEach
    void connect() throws Exception {
        Needs.program("tshark");
        studio = network.computer("Studio", "10.0.0.1", "Tablet");
        tablet = network.computer("Tablet", "10.0.0.2");
        tablet.invite(studio);
        network.run(SECOND);
    }

    @Test
    void readsTheSameCommandsAndJournals() throws Exception {
        network.trouble(0.3, 0, 0); // so that there are journals
        for (int i = 0; i < 60; i++) {
            studio.play(noteOn(i % 4 == 0 ? 3 : 0, 40 + i * 7 % 60, 1 + i));
            network.run(20 * MILLI);
            if (i % 3 == 0) {
                studio.play(noteOff(0, 40 + i * 7 % 60));
                studio.play(controlChange(0, 64, i));
            }
            network.run(30 * MILLI);
        }
        aChordSpreadOverTime();
        studio.endpoint().silence(network.now());
        network.run(SECOND);

        List<String> ours = new ArrayList<>();
        for (byte[] packet : network.carried()) {
            if (!SessionMessage.is(packet, packet.length)) {
                ours.add(OwnReading.of(packet));
            }
        }
        assertTrue(ours.size() > 100, "packets of music");
        assertEquals(String.join("\n", ours), String.join("\n", fields("rtpmidi")));
        assertEquals(List.of(), tshark("-Y", "_ws.malformed or _ws.expert.severity >= 6291456"), "found fault with");
    }

    /// One packet of several commands, with running status.
    private void aChordSpreadOverTime() {
        for (int i = 0; i < 8; i++) {
            studio.endpoint().play(network.now(), network.now() + 3L * i * MILLI, noteOn(1, 30 + i, 70));
        }
        studio.endpoint().flush(network.now());
    }

    @Test
    void readsTheSession() throws Exception {
        tablet.endpoint().close(network.now());
        network.remove(tablet);
        network.run(MILLI);

        assertEquals(
                List.of(
                        "Invitation: peer = \"Tablet\"",
                        "Invitation Accepted: peer = \"Studio\"",
                        "Invitation: peer = \"Tablet\"",
                        "Invitation Accepted: peer = \"Studio\"",
                        "Synchronization: count = 0",
                        "Synchronization: count = 1",
                        "Synchronization: count = 2",
                        "Synchronization: count = 0",
                        "Synchronization: count = 1",
                        "Synchronization: count = 2",
                        "End Session"),
                tshark("-Y", "applemidi", "-T", "fields", "-e", "_ws.col.Info"));
        assertEquals(List.of(), tshark("-Y", "_ws.malformed"));
    }

    private List<String> fields(String filter) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-Y", filter, "-T", "fields", "-E", "separator=/t"));
        FIELDS.forEach(field -> arguments.addAll(List.of("-e", field)));
        return tshark(arguments.toArray(String[]::new));
    }

    private List<String> tshark(String... arguments) throws IOException, InterruptedException {
        Path file = folder.resolve("packets.pcap");
        network.capture().writeTo(file);
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return output.lines().toList();
    }

    /// One of our packets, as our own reader understands it, written as tshark writes its fields.
    private static final class OwnReading implements JournalReader.Story {

        private final StringJoiner[] fields = new StringJoiner[FIELDS.size()];
        private final SortedMap<Integer, int[]> offs = new TreeMap<>(); // sixteen octets by channel
        private final Set<Integer> channels = new TreeSet<>();

        private OwnReading() {
            for (int i = 0; i < fields.length; i++) {
                fields[i] = new StringJoiner(",");
            }
        }

        static String of(byte[] packet) {
            OwnReading reading = new OwnReading();
            Octets in = new Octets().over(packet, 2, packet.length);
            reading.add(0, in.two());
            in.skip(8);
            int flags = in.next();
            int length = (flags & 0x80) == 0 ? flags & 0x0F : (flags & 0x0F) << 8 | in.next();
            assertTrue(MidiList.read(new Octets().over(in, length), 0, false, reading::command));
            assertTrue(new JournalReader().read(in, reading));
            assertEquals(0, in.left());
            reading.finish();
            return Stream.of(reading.fields).map(StringJoiner::toString).collect(Collectors.joining("\t"));
        }

        private void command(int stamp, int message) {
            boolean controls = ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE;
            add(1, "0x%02x".formatted(ShortMessages.command(message) >> 4));
            add(controls ? 4 : 2, ShortMessages.data1(message));
            add(controls ? 5 : 3, ShortMessages.data2(message));
        }

        @Override
        public void begins(int checkpoint) {
            add(6, checkpoint);
        }

        @Override
        public void controller(int channel, int controller, int coding, boolean latest) {
            channels.add(channel);
            add(8, controller);
            add(9, "0x%02x".formatted(coding));
        }

        @Override
        public void pressed(int channel, int pitch, int velocity, boolean play) {
            channels.add(channel);
            add(10, pitch);
            add(11, velocity);
        }

        @Override
        public void released(int channel, int pitch) {
            channels.add(channel);
            offs.computeIfAbsent(channel, key -> new int[16])[pitch / 8] |= 0x80 >> pitch % 8;
        }

        private void finish() {
            channels.forEach(channel -> add(7, "0x%06x".formatted(channel)));
            for (int[] octets : offs.values()) {
                int low =
                        IntStream.range(0, 16).filter(i -> octets[i] != 0).min().orElseThrow();
                int high =
                        IntStream.range(0, 16).filter(i -> octets[i] != 0).max().orElseThrow();
                IntStream.rangeClosed(low, high).forEach(i -> add(12, "0x%02x".formatted(octets[i])));
            }
        }

        private void add(int field, Object value) {
            fields[field].add(value.toString());
        }
    }
}
