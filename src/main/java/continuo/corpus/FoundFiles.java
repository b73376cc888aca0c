package continuo.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The files of a folder and of all below it that are MIDI by their name or by how they begin, and the rest. Hidden
/// files are not looked at; what is no file, such as a pipe, is named, the first of each kind.
///
/// @param midi in a fixed order
/// @param others likewise
record FoundFiles(List<Path> midi, List<Path> others) {

    private static final Set<String> ENDINGS = Set.of("mid", "midi", "kar", "rmi", "smf");
    private static final int FIRST_BYTES = 12;

    /// @param complaints is told of each folder that cannot be looked into, and of what is no file
    static FoundFiles below(Path folder, Consumer<String> complaints) throws IOException {
        FoundFiles found = new FoundFiles(new ArrayList<>(), new ArrayList<>());
        Map<String, List<Path>> noFiles = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!name(file).startsWith(".")) {
                    found.add(file, noFiles);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e) {
                return e == null ? FileVisitResult.CONTINUE : visitFileFailed(inner, e);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                complaints.accept("passed over: " + file + " cannot be looked into; change its permissions");
                return FileVisitResult.CONTINUE;
            }
        });
        noFiles.forEach((what, all) -> complaints.accept(passedOver(what, all)));
        Collections.sort(found.midi);
        Collections.sort(found.others);
        return found;
    }

    /// @param noFiles by what they are
    private void add(Path file, Map<String, List<Path>> noFiles) {
        if (Files.isRegularFile(file)) {
            (isMidi(file) ? midi : others).add(file);
        } else {
            noFiles.computeIfAbsent(what(file), what -> new ArrayList<>()).add(file);
        }
    }

    private static String what(Path noFile) {
        if (Files.isDirectory(noFile)) {
            return "a link to a folder; give that folder too if it is meant";
        }
        return Files.exists(noFile) ? "a pipe or a device" : "a link that leads nowhere";
    }

    private static String passedOver(String what, List<Path> files) {
        Collections.sort(files);
        String more = files.size() == 1 ? "" : String.format(Locale.ROOT, " (and %,d more)", files.size() - 1);
        return "passed over: " + files.getFirst() + more + " is " + what;
    }

    static boolean isMidi(Path file) {
        return ENDINGS.contains(ending(file)) || beginsAsMidi(file);
    }

    /// What follows the last dot of its name, in small letters; nothing if there is none.
    static String ending(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static boolean beginsAsMidi(Path file) {
        if (!Files.isRegularFile(file)) {
            return false; // a pipe would be waited for
        }
        try (InputStream in = Files.newInputStream(file)) {
            String first = new String(in.readNBytes(FIRST_BYTES), StandardCharsets.ISO_8859_1);
            return first.startsWith("MThd") || (first.startsWith("RIFF") && first.endsWith("RMID"));
        } catch (IOException e) {
            return false; // so it is among the others, which are counted
        }
    }
}
