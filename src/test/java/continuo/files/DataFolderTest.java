package continuo.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {

    @Test
    void isWhereTheSystemKeepsData() {
        assertEquals(Path.of("/home/me/.local/share/continuo"), DataFolder.of("Linux", Map.of(), "/home/me"));
        assertEquals(Path.of("/data/continuo"), DataFolder.of("Linux", Map.of("XDG_DATA_HOME", "/data"), "/home/me"));
        assertEquals(
                Path.of("/home/me/.local/share/continuo"),
                DataFolder.of("Linux", Map.of("XDG_DATA_HOME", "data"), "/home/me"),
                "one that does not begin at the root does not count");
        assertEquals(
                Path.of("/Users/me/Library/Application Support/Continuo"),
                DataFolder.of("Mac OS X", Map.of(), "/Users/me"));
        assertEquals(
                Path.of("/local/Continuo"), DataFolder.of("Windows 11", Map.of("LOCALAPPDATA", "/local"), "/Users/me"));
    }
}
