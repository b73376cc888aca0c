package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Needs;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What starts Continuo on systems other than this one, as far as it can be judged from here.
class LaunchersTest {

    private static final Path LAUNCHERS = Path.of("launchers");
    private static final String COMMAND = "[.]continuo/launchers/continuo\"? run --wait";

    @TempDir
    private Path folder;

    @Test
    void theBatchFileIsOneThatWindowsReads() throws IOException {
        String text = Files.readString(LAUNCHERS.resolve("continuo.cmd"), StandardCharsets.US_ASCII);

        assertTrue(text.endsWith("\r\n"));
        assertEquals(List.of(), text.lines().filter(line -> line.contains("\t")).toList());
        assertEquals(
                text.length() - text.replace("\n", "").length(),
                text.split("\r\n", -1).length - 1,
                "every line ends with CR and LF: labels may be missed otherwise");
    }

    /// The tree stands in a folder whose name has other letters than English ones, and no language is set.
    @Test
    @EnabledOnOs(OS.LINUX)
    void startsInAFolderOfAnyNameWhereNoLanguageIsSet() throws Exception {
        Needs.that("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "a language in UTF-8");
        Path home = Files.createDirectories(Path.of(folder.toString(), "Müsik-ピアノ"));
        Files.createDirectories(home.resolve("launchers"));
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("target/lib"));
        Files.createDirectories(home.resolve("src/main"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.copy(
                LAUNCHERS.resolve("continuo"), home.resolve("launchers/continuo"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(home.resolve("config/continuo.yaml"), "model: \"modèle-ピアノ.zip\"\n");
        jar(home.resolve("target/continuo.jar"), Path.of("target/classes"));
        for (String library : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (library.matches(".*(picocli|snakeyaml|gson|disruptor|Hdr|jspecify).*[.]jar")) {
                Files.createSymbolicLink(
                        home.resolve("target/lib").resolve(Path.of(library).getFileName()), Path.of(library));
            }
        }
        Files.writeString(home.resolve("target/launcher.stamp"), "");

        ProcessBuilder start =
                new ProcessBuilder(home.resolve("launchers/continuo").toString(), "run");
        start.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        start.environment().put("LC_ALL", "C");
        start.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = start.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor(), said);
        assertTrue(said.contains("Müsik-ピアノ/modèle-ピアノ.zip does not exist"), said);
        assertEquals(1, said.lines().count(), said);
    }

    private static void jar(Path to, Path classes) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(to));
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
    }

    @Test
    void everyLabelOfTheBatchFileExistsOnceAndIsUsed() throws IOException {
        List<String> labels = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        for (String line : batchFile()) {
            if (line.startsWith(":")) {
                labels.add(line.substring(1));
            }
            Matcher jump = Pattern.compile("(?:call :|goto )(\\w+)").matcher(line);
            while (jump.find()) {
                used.add(jump.group(1));
            }
        }

        assertEquals(labels.size(), new HashSet<>(labels).size(), labels::toString);
        assertEquals(new TreeSet<>(labels), used);
    }

    /// And is given back its letters afterwards, with Continuo's exit code.
    @Test
    void theWindowShowsUtf8WhileTheBatchFileRuns() throws IOException {
        List<String> lines = batchFile();
        int java = lines.indexOf(lines.stream()
                .filter(line -> line.contains("continuo.cli.Main"))
                .findFirst()
                .orElseThrow());

        assertEquals("chcp 65001 >nul", lines.get(java - 1));
        assertTrue(lines.get(java).contains("-Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"));
        assertEquals(
                List.of("set \"CODE=%ERRORLEVEL%\"", "if defined PAGE chcp %PAGE% >nul", "exit /b %CODE%"),
                lines.subList(java + 1, java + 4));
    }

    /// Control must not run on into the next routine.
    @Test
    void everyRoutineOfTheBatchFileEnds() throws IOException {
        List<String> lines = batchFile().stream()
                .filter(line -> !line.isBlank() && !line.startsWith("rem "))
                .toList();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith(":")) {
                assertTrue(lines.get(i - 1).matches("exit /b .*|goto \\w+"), "before " + lines.get(i));
            }
        }
        assertTrue(lines.getLast().startsWith("exit /b"));
    }

    @Test
    void bracketsAndQuotesOfTheBatchFileArePaired() throws IOException {
        int depth = 0;
        for (String line : batchFile()) {
            String bare =
                    line.replaceAll("\"[^\"]*\"", "").replaceAll("\\^.", "").replace("`", "");
            if (!line.startsWith("rem ") && !line.contains(":\"=")) {
                assertEquals(-1, bare.indexOf('"'), line);
                depth += bare.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum();
                assertTrue(depth >= 0, line);
            }
        }
        assertEquals(0, depth);
    }

    @Test
    void bothLaunchersKnowTheSameCommandsThatNeedMore() throws IOException {
        String shell = Files.readString(LAUNCHERS.resolve("continuo"));
        Set<String> inShell = words("\\*' ([-a-z0-9]+) '\\*", shell);
        Set<String> inBatch = words("\"%~1\"==\"([-a-z0-9]+)\"", String.join("\n", batchFile()));

        assertEquals(inShell, inBatch);
        assertTrue(inShell.contains("train"));
        assertEquals(
                words("(-X(?:X|m)[a-zA-Z0-9:+]+)", shell),
                words("(-X(?:X|m)[a-zA-Z0-9:+]+)", String.join("\n", batchFile())));
    }

    private static Set<String> words(String pattern, String text) {
        Set<String> words = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    private static List<String> batchFile() throws IOException {
        return Files.readString(LAUNCHERS.resolve("continuo.cmd")).lines().toList();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void systemdFindsNothingWrongWithItsUnit() throws Exception {
        Needs.program("systemd-analyze");
        String unit = Files.readString(LAUNCHERS.resolve("continuo.service"));
        assertTrue(unit.contains("RestartPreventExitStatus=2\n"), "what only the user can mend");
        assertTrue(Pattern.compile(COMMAND).matcher(unit).find(), unit);
        Path here = Files.writeString(
                folder.resolve("continuo.service"),
                unit.replace("%h/.continuo", Path.of("").toAbsolutePath().toString()));

        Process verify = new ProcessBuilder("systemd-analyze", "--user", "--man=no", "verify", here.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        verify.waitFor();

        // Without a session of its own it complains about the machine, not about the unit.
        List<String> aboutUs = said.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("continuo"))
                .toList();
        assertEquals(List.of(), aboutUs, said);
    }

    @Test
    void thePropertyListIsOneThatLaunchdReads() throws Exception {
        Element root = plist();
        assertEquals("plist", root.getTagName());
        List<Element> top = children(children(root).getFirst());
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < top.size(); i += 2) {
            assertEquals("key", top.get(i).getTagName(), "keys and values take turns");
            keys.add(top.get(i).getTextContent());
        }
        assertEquals(
                List.of(
                        "Label",
                        "ProgramArguments",
                        "RunAtLoad",
                        "KeepAlive",
                        "ProcessType",
                        "ExitTimeOut",
                        "EnvironmentVariables"),
                keys);
        List<String> arguments =
                children(top.get(3)).stream().map(Element::getTextContent).toList();
        assertEquals(List.of("/bin/sh", "-c"), arguments.subList(0, 2));
        assertTrue(arguments.get(2).startsWith("exec "), "so that SIGTERM reaches Continuo itself");
        assertTrue(Pattern.compile(COMMAND).matcher(arguments.get(2)).find(), arguments::toString);
    }

    @Test
    void plistutilReadsThePropertyList() throws Exception {
        Needs.program("plistutil");
        Path binary = folder.resolve("continuo.bin");
        int code = new ProcessBuilder(
                        "plistutil",
                        "-i",
                        LAUNCHERS.resolve("continuo.plist").toString(),
                        "-f",
                        "bin",
                        "-o",
                        binary.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start()
                .waitFor();

        assertEquals(0, code, () -> folder.resolve("said").toString());
        assertTrue(new String(Files.readAllBytes(binary), StandardCharsets.ISO_8859_1).startsWith("bplist"));
    }

    private static Element plist() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(LAUNCHERS.resolve("continuo.plist").toFile())
                .getDocumentElement();
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
