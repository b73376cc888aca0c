package continuo.midi.raw;

import static continuo.midi.PortChoice.AUTO;
import static continuo.midi.PortChoice.VIRTUAL;

import continuo.files.FileName;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Opens byte streams by their path. Ports are named by it.
public final class RawBackend implements MidiBackend {

    private static final int FILE_TYPE = 0xF000; // S_IFMT
    private static final int PIPE = 0x1000; // S_IFIFO

    private final Path devices;
    private final List<Runnable> farewells = new CopyOnWriteArrayList<>();

    public RawBackend() {
        this(Path.of("/dev"));
    }

    /// @param devices the folder of device files
    RawBackend(Path devices) {
        this.devices = devices;
    }

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public String whyUnavailable() {
        return Files.isDirectory(devices)
                ? ""
                : "raw MIDI needs device files in " + devices + ", which this system does not have";
    }

    @Override
    public String howToListen(String port) {
        return "let a program read %s, or put a synthesizer behind it".formatted(port.isEmpty() ? "it" : port);
    }

    @Override
    public List<PortInfo> inputs() throws PortException {
        List<PortInfo> found = new ArrayList<>();
        find(devices.resolve("snd"), "midiC*D*", found);
        find(devices, "midi[0-9]*", found);
        return found;
    }

    @Override
    public List<PortInfo> outputs() throws PortException {
        return inputs();
    }

    /// What is written into a named pipe is read from it. A device is another matter: it may have keys and sounds.
    @Override
    public boolean loops(String output, String input) {
        try {
            Path written = FileName.of(output);
            return isPipe(written) && Files.isSameFile(written, FileName.of(input));
        } catch (IOException e) {
            return false; // one of them is not there, which is said where it is opened
        }
    }

    private static boolean isPipe(Path path) throws IOException {
        try {
            return ((int) Files.getAttribute(path, "unix:mode") & FILE_TYPE) == PIPE;
        } catch (UnsupportedOperationException e) {
            return false; // no Unix, where pipes have no paths
        }
    }

    private void find(Path folder, String pattern, List<PortInfo> found) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(folder, pattern)) {
            List<Path> sorted = new ArrayList<>();
            matching.forEach(sorted::add);
            sorted.stream().sorted().forEach(path -> found.add(new PortInfo(name(), path.toString(), true)));
        } catch (IOException e) {
            return; // a folder that may not be listed shows no ports
        }
    }

    @Override
    public MidiInput openInput(String wanted) throws PortException {
        Path path = pathOf("input", wanted);
        if (!Files.isReadable(path)) {
            throw new PortException(path + " may not be read; join the group that owns it (often audio)");
        }
        RawInput input = new RawInput(path);
        farewells.add(input::close);
        return input;
    }

    @Override
    public MidiOutput openOutput(String wanted) throws PortException {
        Path path = pathOf("output", wanted);
        if (!Files.isWritable(path)) {
            throw new PortException(path + " may not be written; join the group that owns it (often audio)");
        }
        RawOutput output = new RawOutput(path);
        farewells.add(output::close);
        return output;
    }

    private Path pathOf(String kind, String wanted) throws PortException {
        if (wanted.equals(VIRTUAL)) {
            throw new PortException("a byte stream cannot create ports; name a device or a pipe, as in raw:/tmp/keys");
        }
        if (wanted.equals(AUTO)) {
            List<PortInfo> found = inputs();
            if (found.isEmpty()) {
                throw new PortException("no raw MIDI %s in %s; name one, as in raw:/tmp/keys".formatted(kind, devices));
            }
            return Path.of(found.getFirst().name());
        }
        Path path = parsed(wanted);
        if (!Files.exists(path)) {
            throw new PortException("%s does not exist; `mkfifo %s` makes a pipe of it".formatted(path, path));
        }
        if (Files.isDirectory(path) || Files.isRegularFile(path)) {
            throw new PortException(path + " is neither a device nor a named pipe; `mkfifo` makes one");
        }
        return path;
    }

    private static Path parsed(String wanted) throws PortException {
        try {
            return FileName.of(wanted);
        } catch (IOException e) {
            throw new PortException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        farewells.forEach(Runnable::run);
        farewells.clear();
    }
}
