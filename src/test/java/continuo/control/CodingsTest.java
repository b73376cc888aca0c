package continuo.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/// What knobs send, and how their ways are spread.
class CodingsTest {

    @Property
    void eachCodingBringsBackTheStepsOfTheKnob(@ForAll @IntRange(min = -63, max = 63) int steps) {
        assertEquals(steps, Coding.TWOS.steps(steps & 0x7F));
        assertEquals(steps, Coding.OFFSET.steps(64 + steps));
        assertEquals(steps, Coding.SIGNED.steps(steps < 0 ? 64 - steps : steps));
    }

    @Property
    void aValueStandsWhereItWasSet(
            @ForAll Curve curve,
            @ForAll @DoubleRange(min = 0.01, max = 100) double from,
            @ForAll @DoubleRange(min = 0.01, max = 100) double to,
            @ForAll @DoubleRange(min = 0, max = 1) double place) {
        if (Math.abs(from - to) < 0.1) {
            return; // rounding would tell more than the place
        }
        double value = curve.value(place, from, to);

        assertEquals(place, curve.place(value, from, to), 1e-6);
        assertEquals(from, curve.value(0, from, to), 1e-9);
        assertEquals(to, curve.value(1, from, to), 1e-9);
    }
}
