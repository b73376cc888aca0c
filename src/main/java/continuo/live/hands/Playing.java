package continuo.live.hands;

/// Who is told what is played, after it was put right. Each note begins once and ends once.
public interface Playing {

    /// A key was struck; a note at this pitch that still sounds ends.
    ///
    /// @param nanos when; may lie a little before what was told last
    void begins(int channel, int pitch, int velocity, long nanos);

    /// The strike of this pitch that was told last was louder: another channel told of it too.
    void louder(int pitch, int velocity);

    /// No key of this pitch is down any more; a pedal may hold the note.
    void up(int pitch, long nanos);

    /// The note does not sound any more.
    void ends(int pitch, long nanos);

    /// A pedal moved, or counts as moved.
    ///
    /// @param controller which one
    /// @param value how far down
    void pedal(int channel, int controller, int value, long nanos);

    /// One of several keyboards holds nothing any more: it is gone, or was put back to how it is when it is switched
    /// on.
    void left(int source, long nanos);

    /// One line for the user.
    void said(String oneLine);
}
