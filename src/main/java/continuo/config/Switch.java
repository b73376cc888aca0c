package continuo.config;

/// Whether something is done.
enum Switch {
    ON,
    OFF
}
