package continuo.midi.alsa;

import continuo.midi.PortInfo;
import java.util.List;

/// A port of another client. Those of another Continuo are there, but neither readable nor writable: they are not
/// ours to connect to.
///
/// @param address as [SequencerEvent#address]
record SequencerPort(int address, PortInfo port, boolean readable, boolean writable) {

    private static final int CLIENT_SHIFT = 8;
    private static final int PORT_MASK = 0xFF;

    private static final int READ_AND_SUBSCRIBE = 1 | 1 << 5; // SND_SEQ_PORT_CAP_READ, _SUBS_READ
    private static final int WRITE_AND_SUBSCRIBE = 1 << 1 | 1 << 6; // SND_SEQ_PORT_CAP_WRITE, _SUBS_WRITE
    private static final int NO_EXPORT = 1 << 7; // SND_SEQ_PORT_CAP_NO_EXPORT
    private static final int HARDWARE = 1 << 16; // SND_SEQ_PORT_TYPE_HARDWARE

    static SequencerPort of(int address, String clientName, String portName, int capabilities, int type) {
        boolean open = (capabilities & NO_EXPORT) == 0 && !clientName.equals(SequencerClient.CLIENT_NAME);
        return new SequencerPort(
                address,
                new PortInfo(AlsaBackend.NAME, fullName(clientName, portName), (type & HARDWARE) != 0),
                open && (capabilities & READ_AND_SUBSCRIBE) == READ_AND_SUBSCRIBE,
                open && (capabilities & WRITE_AND_SUBSCRIBE) == WRITE_AND_SUBSCRIBE);
    }

    /// What a user calls the port at `address`.
    static String nameOf(int address, List<SequencerPort> present) {
        return present.stream()
                .filter(there -> there.address == address)
                .map(there -> there.port.name())
                .findFirst()
                .orElse("another program");
    }

    /// Most drivers repeat the client's name in the port's.
    private static String fullName(String clientName, String portName) {
        return portName.contains(clientName) ? portName : clientName + " " + portName;
    }

    int client() {
        return address >> CLIENT_SHIFT;
    }

    int number() {
        return address & PORT_MASK;
    }
}
