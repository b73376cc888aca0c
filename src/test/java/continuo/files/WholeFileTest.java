package continuo.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void appearsWholeInAFolderThatIsMade() throws IOException {
        Path file = folder.resolve("new/song.txt");
        WholeFile.write(file, "la");
        WholeFile.write(file, "la la");
        assertEquals("la la", Files.readString(file));
        assertEquals(List.of("song.txt"), names(folder.resolve("new")));
    }

    @Test
    void whatWasThereBeforeStaysWhereWritingFails() throws IOException {
        Path file = folder.resolve("song.txt");
        WholeFile.write(file, "before");
        IOException failed = assertThrows(
                IOException.class,
                () -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }));
        assertEquals(
                file + " cannot be written (No space left on device); make room or name another place",
                failed.getMessage());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of("song.txt"), names(folder));
    }

    @Test
    void leavesNothingWhereAnErrorEndsTheWriting() throws IOException {
        Path file = folder.resolve("song.txt");
        assertThrows(
                OutOfMemoryError.class,
                () -> WholeFile.write(file, out -> {
                    throw new OutOfMemoryError();
                }));
        assertEquals(List.of(), names(folder));
    }

    @Test
    void aFullDiskNamesTheFile() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"))) {
            Path file = disk.path().resolve("song.txt");
            WholeFile.write(file, "before");
            IOException failed =
                    assertThrows(IOException.class, () -> WholeFile.write(file, out -> out.write(new byte[2_000_000])));
            assertTrue(
                    String.valueOf(failed.getMessage()).startsWith(file + " cannot be written (No space left"),
                    failed.getMessage());
            assertEquals("before", Files.readString(file));
            assertEquals(List.of("song.txt"), names(disk.path()));
        }
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
