package continuo.midi.jack;

import continuo.midi.PortException;

/// One of Continuo's ports. It outlives the server: each time there is one again, the port is opened in it anew.
interface Endpoint {

    /// There is a server: opens the port in it.
    void open(JackSession session) throws PortException;

    /// JACK's thread, once a cycle.
    void cycle(CycleClock clock);

    /// The full name of the port.
    String portName();

    /// Another program's port is connected to ours now.
    void connected(int id, String name);

    /// It is no longer.
    void parted(int id);

    /// A port came or went.
    void portsChanged();

    /// Somebody was not done with his cycle in time, and may have lost what it brought. Must not wait.
    default void cycleMissed() {}

    /// The server is gone, and no cycle runs any more.
    void serverLost();
}
