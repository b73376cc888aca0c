package continuo.osc;

import java.util.List;

/// An address and what goes there.
///
/// @param arguments each an [Integer], [Long], [Float], [Double], [String] or [Boolean]
record OscMessage(String address, List<Object> arguments) {

    OscMessage {
        arguments = List.copyOf(arguments);
    }

    static OscMessage of(String address, Object... arguments) {
        return new OscMessage(address, List.of(arguments));
    }
}
