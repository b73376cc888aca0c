package continuo.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatencyMeterTest {

    private final LatencyMeter meter = new LatencyMeter();

    @Test
    void saysNothingOfNothing() {
        assertEquals(Latency.NONE, meter.read());
    }

    @Test
    void tellsTheDistributionSinceTheStart() {
        for (int micros = 1; micros <= 1_000; micros++) {
            meter.record(micros * 1_000L);
            if (micros == 500) {
                meter.read();
            }
        }
        Latency latency = meter.read();
        assertEquals(1_000, latency.count());
        assertEquals(500, latency.p50(), 1);
        assertEquals(900, latency.p90(), 1);
        assertEquals(990, latency.p99(), 1);
        assertEquals(1_000, latency.max(), 1);
    }

    @Test
    void takesWhatNoClockShouldSay() {
        meter.record(-5);
        meter.record(Long.MAX_VALUE);
        assertEquals(2, meter.read().count());
    }
}
