package continuo.midi.rtp;

import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;
import static continuo.midi.rtp.SimulatedNetwork.MILLI;
import static continuo.midi.rtp.SimulatedNetwork.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import continuo.midi.rtp.SimulatedNetwork.Computer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How sessions begin, go on and end, between endpoints on a network in a time of its own.
class SessionTest {

    private final SimulatedNetwork network = new SimulatedNetwork(1);
    private Computer studio;
    private Computer tablet;

    @BeforeEach
    void plug() throws Exception {
        studio = network.computer("Studio", "10.0.0.1", "Tablet", "10.0.0.3");
        tablet = network.computer("Tablet", "10.0.0.2");
    }

    private void connect() {
        tablet.invite(studio);
        network.run(SECOND);
    }

    @Test
    void anInvitedPeerPlaysBothWays() {
        connect();
        tablet.play(noteOn(0, 60, 90));
        studio.play(noteOn(3, 40, 7));
        network.run(10 * MILLI);

        assertEquals(List.of("connected Tablet (10.0.0.2)"), studio.stage().lines());
        assertEquals(List.of("connected Studio (10.0.0.1)"), tablet.stage().lines());
        assertEquals(List.of("90 3C 5A"), studio.stage().texts());
        assertEquals(List.of("93 28 07"), tablet.stage().texts());
    }

    @Test
    void whoeverIsNotAllowedIsRefusedAndOneLineSaysHowToLetHimIn() throws Exception {
        Computer stranger = network.computer("Stranger", "10.0.0.9");
        stranger.invite(studio);
        network.run(20 * SECOND);

        assertEquals(
                List.of(
                        "\"Stranger (10.0.0.9)\" asked for an RTP-MIDI session and was refused: to let it connect, write "
                                + "'Stranger' at 'allow' under 'rtp' in the settings."),
                studio.stage().lines());
        assertEquals(List.of(), studio.endpoint().connected());
        assertEquals(
                List.of("\"10.0.0.1\" refuses an RTP-MIDI session: allow \"Stranger\" there."),
                stranger.stage().lines());
    }

    @Test
    void aPeerIsAllowedByItsAddressOrBecauseAnyoneIs() throws Exception {
        Computer piano = network.computer("Piano", "10.0.0.3");
        Computer inn = network.computer("Inn", "10.0.0.4", "anyone");
        piano.invite(studio);
        piano.invite(inn);
        network.run(SECOND);

        assertEquals(List.of("Piano (10.0.0.3)"), studio.endpoint().connected());
        assertEquals(List.of("Piano (10.0.0.3)"), inn.endpoint().connected());
    }

    @Test
    void whoOnlyCallsHimselfByAnAllowedAddressIsKeptOut() throws Exception {
        Computer liar = network.computer("10.0.0.3", "10.0.0.9");
        liar.invite(studio);
        network.run(SECOND);

        assertEquals(List.of(), studio.endpoint().connected());
        assertTrue(studio.stage().lines().getFirst().contains("write '10.0.0.9' at 'allow'"), "not his name");
    }

    @Test
    void anAllowedPeerGetsInWhileOthersKnockAndNeverComeIn() throws Exception {
        Computer inn = network.computer("Inn", "10.0.0.4", "anyone");
        Computer tablets = network.computer("Late", "10.0.0.7");
        for (int knock = 0; knock < 2_000; knock++) {
            InetSocketAddress from =
                    new InetSocketAddress(InetAddress.getByName("10.0.1." + knock % 250), 20_000 + knock);
            knock(inn, from, knock);
            if (knock == 1_000) {
                tablets.invite(inn);
            }
            network.run(50 * MILLI); // 20 a second
        }
        assertEquals(List.of("Late (10.0.0.7)"), inn.endpoint().connected());
    }

    private void knock(Computer at, InetSocketAddress from, int number) {
        PacketBytes packet = new PacketBytes();
        new SessionMessage.Greeting(SessionMessage.Greeting.Kind.INVITE, number, 1_000_000 + number, "Nobody")
                .write(packet);
        at.endpoint().receive(network.now(), Wire.Port.CONTROL, from, packet.bytes(), packet.size());
    }

    @Test
    void aPeerThatAcceptsAndAtOnceSaysGoodbyeIsInvitedMoreAndMoreSeldom() throws Exception {
        Computer fickle = network.computer("Fickle", "10.0.0.8", "anyone");
        studio.invite(fickle);
        for (int i = 0; i < 12_000; i++) {
            network.run(10 * MILLI);
            if (!fickle.endpoint().connected().isEmpty()) {
                fickle.endpoint().close(network.now()); // goodbye, and it may come again
            }
        }
        long connections = studio.stage().lines().stream()
                .filter(line -> line.startsWith("connected"))
                .count();
        assertTrue(connections >= 3 && connections <= 9, "in two minutes: " + connections);
    }

    @Test
    void aPeerThatIsOffIsInvitedUntilItIsThere() throws Exception {
        Computer late = network.computer("Late", "10.0.0.5", "anyone");
        network.remove(late);
        tablet.invite(late);
        network.run(600 * SECOND);
        Computer there = network.computer("Late", "10.0.0.5", "anyone");
        network.run(10 * SECOND);

        assertEquals(List.of("Tablet (10.0.0.2)"), there.endpoint().connected());
    }

    @Test
    void twoThatInviteEachOtherHaveOneSession() throws Exception {
        Computer left = network.computer("Left", "10.0.0.6", "anyone");
        Computer right = network.computer("Right", "10.0.0.7", "anyone");
        left.invite(right);
        right.invite(left);
        network.run(30 * SECOND);
        left.play(noteOn(0, 60, 90));
        network.run(SECOND);

        assertEquals(List.of("Left (10.0.0.6)"), right.endpoint().connected());
        assertEquals(List.of("Right (10.0.0.7)"), left.endpoint().connected());
        assertEquals(List.of("90 3C 5A"), right.stage().texts());
    }

    @Test
    void whoInvitesHimselfPlaysToNobodyAndIsToldSo() throws Exception {
        Computer lonely = network.computer("Lonely", "10.0.0.5", "anyone");
        lonely.invite(lonely);
        network.run(10 * SECOND);

        assertEquals(List.of(), lonely.endpoint().connected());
        assertTrue(
                lonely.stage()
                        .lines()
                        .getFirst()
                        .contains("it is this Continuo itself; take its address out of 'connect'"),
                lonely.stage().lines()::toString);
    }

    @Test
    void severalPeersHearTheSameAndAreHeard() throws Exception {
        Computer piano = network.computer("Piano", "10.0.0.3");
        connect();
        piano.invite(studio);
        network.run(SECOND);
        studio.play(noteOn(0, 60, 90));
        piano.play(noteOn(0, 61, 90));
        tablet.play(noteOn(0, 62, 90));
        network.run(SECOND);

        assertEquals(List.of("90 3C 5A"), piano.stage().texts());
        assertEquals(List.of("90 3C 5A"), tablet.stage().texts());
        assertEquals(Map.of(61, 90, 62, 90), studio.stage().held());
    }

    @Test
    void aGoodbyeEndsWhatThePeerHeld() {
        connect();
        tablet.play(noteOn(0, 60, 90));
        tablet.play(ShortMessages.controlChange(0, 64, 127));
        network.run(SECOND);
        tablet.endpoint().close(network.now());
        network.remove(tablet);
        network.run(SECOND);

        assertEquals(
                List.of("90 3C 5A", "B0 40 7F", "80 3C 00", "B0 40 00"),
                studio.stage().texts());
        assertEquals("gone Tablet (10.0.0.2)", studio.stage().lines().getLast());
        assertEquals(List.of(), studio.endpoint().connected());
    }

    @Test
    void aPeerThatFallsSilentIsGivenUpAndWhatItHeldEnds() {
        connect();
        tablet.play(noteOn(0, 60, 90));
        studio.play(noteOn(0, 50, 90));
        network.run(20 * SECOND);
        assertEquals(Map.of(60, 90), studio.stage().held(), "held for as long as the peer is there");

        tablet.unplug();
        network.run(70 * SECOND);
        assertEquals(Map.of(), studio.stage().held());
        assertEquals("gone Tablet (10.0.0.2)", studio.stage().lines().getLast());
        assertEquals(Map.of(), tablet.stage().held());
        assertEquals("gone Studio (10.0.0.1)", tablet.stage().lines().getLast());

        tablet.plug();
        network.run(10 * SECOND);
        assertEquals(List.of("Tablet (10.0.0.2)"), studio.endpoint().connected());
    }

    @Test
    void aPeerThatWasStartedAnewWithoutAGoodbyeBeginsANewSession() throws Exception {
        connect();
        tablet.play(noteOn(0, 60, 90));
        network.run(SECOND);
        network.remove(tablet);
        Computer again = network.computer("Tablet", "10.0.0.2");
        again.invite(studio);
        network.run(SECOND);
        again.play(noteOn(0, 64, 90));
        network.run(SECOND);

        assertEquals(Map.of(64, 90), studio.stage().held());
        assertEquals(
                List.of("connected Tablet (10.0.0.2)", "gone Tablet (10.0.0.2)", "connected Tablet (10.0.0.2)"),
                studio.stage().lines());
    }

    @Test
    void whoeverConnectsIsFirstToldToLetGoOfEverything() {
        studio.play(noteOn(2, 60, 90)); // nobody hears it
        connect();
        tablet.stage().forget();
        studio.play(noteOff(2, 60));
        network.run(SECOND);
        assertEquals(List.of("82 3C 00"), tablet.stage().texts());

        Computer piano = tablet;
        piano.endpoint().close(network.now());
        network.run(SECOND);
        piano.invite(studio);
        network.run(3 * SECOND);
        assertTrue(piano.stage().texts().containsAll(List.of("B2 7B 00", "82 00 00", "82 7F 00")));
    }

    @Test
    void aNoteIsHeardAtItsTimeWhateverTheClocksAndTheWay() throws Exception {
        network.run(1234 * SECOND);
        Computer piano = network.computer("Piano", "10.0.0.3"); // its clock begins now
        piano.invite(studio);
        network.run(15 * SECOND);
        network.trouble(0, 0, 25 * MILLI); // less, so that no packet overtakes another
        for (int pitch = 40; pitch < 60; pitch++) {
            long played = network.now();
            piano.play(noteOn(0, pitch, 90));
            network.run(60 * MILLI);
            long heard = studio.stage().times().getLast();
            assertTrue(Math.abs(heard - played) < MILLI + MILLI / 5, "pitch " + pitch);
        }
    }

    @Test
    void anEndIsNeverPlacedBeforeItsBeginning() {
        connect();
        long now = network.now();
        studio.endpoint().play(now, now + 15 * MILLI, noteOn(0, 60, 90)); // sent ahead
        studio.endpoint().flush(now);
        studio.endpoint().play(now + MILLI, now + MILLI, noteOff(0, 60)); // the player touches a key
        studio.endpoint().flush(now + MILLI);
        List<byte[]> packets = network.carried();

        assertEquals(stamp(packets.get(packets.size() - 2)), stamp(packets.getLast()));
    }

    private static int stamp(byte[] packet) {
        return new Octets().over(packet, 4, packet.length).four();
    }

    @Test
    void packetsOfStrangersAreNotHeard() throws Exception {
        connect();
        tablet.play(noteOn(0, 60, 90));
        byte[] packet = network.carried().getLast().clone();
        packet[3]++; // the next one
        Computer thief = network.computer("Thief", "10.0.0.66");
        studio.endpoint().receive(network.now(), Wire.Port.DATA, thief.control(), packet, packet.length);
        packet[11]++; // the address is right, the sender's number is not
        studio.endpoint()
                .receive(
                        network.now(),
                        Wire.Port.DATA,
                        new java.net.InetSocketAddress(tablet.control().getAddress(), 5005),
                        packet,
                        packet.length);

        assertEquals(List.of(), studio.stage().texts());
    }

    @Test
    void aFloodOfInvitationsIsSaidOnceASecondAndHoldsNothing() throws Exception {
        Computer flood = network.computer("Flood", "10.0.0.66");
        PacketBytes packet = new PacketBytes();
        for (int i = 0; i < 10_000; i++) {
            new SessionMessage.Greeting(SessionMessage.Greeting.Kind.INVITE, i, i, "F" + i).write(packet);
            studio.endpoint()
                    .receive(
                            network.now() + i * MILLI,
                            Wire.Port.CONTROL,
                            flood.control(),
                            packet.bytes(),
                            packet.size());
        }
        assertTrue(studio.stage().lines().size() <= 10, studio.stage().lines()::toString);
    }

    @Test
    void whoseAddressIsAllowedGetsInThoughSixteenOthersAreThere() throws Exception {
        Computer inn = network.computer("Inn", "10.0.0.4", "anyone", "10.0.0.7", "Tablet");
        for (int i = 0; i < 16; i++) {
            network.computer("Guest " + i, "10.0.1." + i).invite(inn);
        }
        network.run(3 * SECOND);
        tablet.invite(inn);
        network.run(3 * SECOND);
        assertTrue(inn.endpoint().connected().contains("Tablet (10.0.0.2)"), "a name is surer than no name");
        network.computer("Late", "10.0.0.7").invite(inn);
        network.run(3 * SECOND);

        assertEquals(16, inn.endpoint().connected().size());
        assertTrue(inn.endpoint().connected().contains("Late (10.0.0.7)"));
        assertTrue(inn.endpoint().connected().contains("Tablet (10.0.0.2)"));
    }

    @Test
    void oneMachineWithSixteenSessionsKeepsNobodyOut() throws Exception {
        Computer inn = network.computer("Inn", "10.0.0.4", "anyone");
        for (int i = 0; i < 16; i++) {
            InetSocketAddress control = new InetSocketAddress(InetAddress.getByName("10.0.0.66"), 6000 + 2 * i);
            comeIn(inn, control, i);
        }
        assertEquals(16, inn.endpoint().connected().size());
        comeIn(inn, new InetSocketAddress(InetAddress.getByName("10.0.0.66"), 7000), 16);
        assertTrue(inn.stage().lines().getLast().endsWith("16 others are connected already."), "it has enough");

        tablet.invite(inn);
        network.run(SECOND);
        assertEquals(16, inn.endpoint().connected().size());
        assertTrue(inn.endpoint().connected().contains("Tablet (10.0.0.2)"));
    }

    private void comeIn(Computer at, InetSocketAddress from, int number) {
        knock(at, from, number);
        PacketBytes packet = new PacketBytes();
        new SessionMessage.Greeting(SessionMessage.Greeting.Kind.INVITE, number, 1_000_000 + number, "Nobody")
                .write(packet);
        InetSocketAddress data = new InetSocketAddress(from.getAddress(), from.getPort() + 1);
        at.endpoint().receive(network.now(), Wire.Port.DATA, data, packet.bytes(), packet.size());
    }

    @Test
    void whoHasPlayedNothingForTenMinutesGivesWayToWhoIsAsWelcome() throws Exception {
        Computer inn = network.computer("Inn", "10.0.0.4", "anyone");
        Computer pianist = network.computer("Pianist", "10.0.2.1");
        pianist.invite(inn);
        for (int i = 0; i < 15; i++) {
            network.computer("Guest " + i, "10.0.1." + i).invite(inn);
        }
        network.run(599 * SECOND);
        pianist.play(noteOn(0, 60, 90));
        pianist.play(noteOff(0, 60));
        network.run(2 * SECOND);
        for (int i = 0; i < 15; i++) {
            network.computer("Late " + i, "10.0.3." + i).invite(inn);
        }
        network.run(2 * SECOND);

        assertEquals(16, inn.endpoint().connected().size());
        assertTrue(inn.endpoint().connected().contains("Pianist (10.0.2.1)"));
        assertTrue(inn.endpoint().connected().stream().noneMatch(who -> who.startsWith("Guest")));
    }

    @Test
    void noMoreThanSixteenAreLetIn() throws Exception {
        Computer inn = network.computer("Inn", "10.0.0.4", "anyone");
        for (int i = 0; i < 20; i++) {
            network.computer("Guest " + i, "10.0.1." + i).invite(inn);
        }
        network.run(3 * SECOND);

        assertEquals(16, inn.endpoint().connected().size());
        assertTrue(inn.stage().lines().stream().anyMatch(line -> line.endsWith("16 others are connected already.")));
    }
}
