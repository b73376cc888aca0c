package continuo.midi.rtp;

/// Takes MIDI commands as they are read.
interface Commands {

    /// @param stamp the sender's clock, in units of 100 µs
    /// @param message packed as [continuo.midi.ShortMessages] says
    void command(int stamp, int message);
}
