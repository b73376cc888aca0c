package continuo.midi;

/// A port that a backend can open now.
///
/// @param backend the backend's name, as in the settings
/// @param name what a user sees, and matches by any part of it
/// @param hardware whether a device stands behind it, not another program
public record PortInfo(String backend, String name, boolean hardware) {}
