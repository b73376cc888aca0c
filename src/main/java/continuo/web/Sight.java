package continuo.web;

/// A slot of the ring between those who play and [Feed]: something that happened.
final class Sight {

    enum Kind {
        /// A key or the pedal was heard; the data is the message.
        HEARD,
        /// A message was handed to the output; the data is the message.
        SENT,
        /// A note is planned; the data has the pitch in bits 8–15 and the velocity below, `toNanos` is its end.
        NOTE,
        /// Nothing planned sounds, what sounds ends.
        CANCEL,
        /// Nothing planned sounds that is due after `toNanos`.
        WITHDRAW,
        /// Nothing planned sounds at the pitch that the data has, and what sounds there ends.
        END,
        /// There is a beat; the data has the microseconds of a quarter.
        BEAT,
        /// There is a bar line; the data has the time signature.
        BAR
    }

    private Kind kind = Kind.HEARD;
    private long nanos;
    private long toNanos;
    private int data;

    void set(Kind newKind, long newNanos, long newToNanos, int newData) {
        kind = newKind;
        nanos = newNanos;
        toNanos = newToNanos;
        data = newData;
    }

    Kind kind() {
        return kind;
    }

    long nanos() {
        return nanos;
    }

    long toNanos() {
        return toNanos;
    }

    int data() {
        return data;
    }
}
