package continuo.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSystemTest {

    @ParameterizedTest
    @CsvSource({"Linux, LINUX", "Mac OS X, MACOS", "Darwin, OTHER", "Windows 11, WINDOWS", "FreeBSD, OTHER"})
    void isToldByItsName(String name, HostSystem expected) {
        assertEquals(expected, HostSystem.named(name));
    }

    @Test
    void isOneOfThemHere() {
        assertEquals(HostSystem.named(System.getProperty("os.name")), HostSystem.here());
    }
}
