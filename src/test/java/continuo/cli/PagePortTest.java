package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.config.Entry;
import continuo.config.Settings;
import continuo.config.SettingsFile;
import continuo.midi.Backends;
import continuo.midi.HostSystem;
import continuo.midi.javasound.FakeDevice;
import continuo.midi.javasound.FakeDevices;
import continuo.midi.javasound.JavaSoundBackend;
import continuo.web.WebPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where there is nothing to play on, the page stands in.
class PagePortTest {

    @AfterEach
    void unplug() {
        FakeDevices.unplugAll();
    }

    @Test
    void whereNothingIsPluggedInItPlaysOnThePageUntilThereIs() throws Exception {
        Settings settings = settings();
        SystemPorts ports = ports(settings);
        assertEquals("web", PortForecast.output(ports, settings).toOpen());
        assertTrue(PortForecast.output(ports, settings).works());

        FakeDevices.plug(new FakeDevice("Digital Piano"));
        assertEquals("auto", PortForecast.output(ports, settings).toOpen());
    }

    @Test
    void whoNamesAPortIsToldThatItIsNotThere() throws Exception {
        Settings settings = settings("output", "Pianola");
        assertFalse(PortForecast.output(ports(settings), settings).works());
    }

    @Test
    void withoutAPageThereIsNothingToPlayOn() throws Exception {
        Settings settings = settings("web", "off");
        assertFalse(PortForecast.output(ports(settings), settings).works());
    }

    @Test
    void everySystemHasSomethingThatOpensAnAddress() {
        for (HostSystem system : HostSystem.values()) {
            assertEquals("http://x", PlayCommand.command(system, "http://x").getLast());
        }
        assertTrue(PlayCommand.opens(List.of("true")));
        assertFalse(PlayCommand.opens(List.of("false")));
        assertFalse(PlayCommand.opens(List.of("no-such-program-as-this")));
    }

    private static Settings settings(String... keyAndText) throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < keyAndText.length; i += 2) {
            entries.add(Entry.ofOption("--" + keyAndText[i], keyAndText[i], keyAndText[i + 1]));
        }
        return new SettingsFile(Path.of("config/continuo.yaml"), entries, Path.of("."), 1).read();
    }

    private static SystemPorts ports(Settings settings) {
        return new SystemPorts(
                new Backends(List.of(new JavaSoundBackend(HostSystem.LINUX), WebPage.backend(settings.web()))));
    }
}
