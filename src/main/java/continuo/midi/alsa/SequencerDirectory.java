package continuo.midi.alsa;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Which ports other clients have: without System's.
final class SequencerDirectory {

    private static final int FIRST = -1;
    private static final int SYSTEM = 0;

    private SequencerDirectory() {}

    static List<SequencerPort> list(MemorySegment sequencer, int ownClient) {
        List<SequencerPort> ports = new ArrayList<>();
        MemorySegment client = AsoundPorts.newClientInfo();
        try {
            AsoundPorts.setClientOfClient(client, FIRST);
            while (AsoundPorts.nextClient(sequencer, client)) {
                int number = AsoundPorts.clientOfClient(client);
                String name = AsoundPorts.clientName(client);
                if (number != SYSTEM && number != ownClient) {
                    addPorts(sequencer, number, name, ports);
                }
            }
        } finally {
            AsoundPorts.freeClientInfo(client);
        }
        return ports;
    }

    private static void addPorts(MemorySegment sequencer, int client, String clientName, List<SequencerPort> ports) {
        MemorySegment port = AsoundPorts.newPortInfo();
        try {
            AsoundPorts.setClientOfPort(port, client);
            AsoundPorts.setPort(port, FIRST);
            while (AsoundPorts.nextPort(sequencer, port)) {
                ports.add(SequencerPort.of(
                        SequencerEvent.address(client, AsoundPorts.port(port)),
                        clientName,
                        AsoundPorts.portName(port),
                        AsoundPorts.capabilities(port),
                        AsoundPorts.type(port)));
            }
        } finally {
            AsoundPorts.freePortInfo(port);
        }
    }
}
