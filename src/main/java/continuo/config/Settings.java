package continuo.config;

import continuo.live.LiveSettings;
import continuo.midi.rtp.RtpSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Everything the daemon needs to know.
///
/// @param backend how ports are reached: a backend's name, or `auto`
/// @param input the port to listen to, as [continuo.midi.MidiBackend#openInput] takes it
/// @param output the port to play on, as [continuo.midi.MidiBackend#openOutput] takes it
/// @param model the network's file
/// @param rtp how to take part in sessions over the network, where a port is `rtp`
/// @param live how to listen and answer
/// @param atStart what is written of the parameters that are read at the start only, by their names
public record Settings(
        String backend,
        String input,
        String output,
        Path model,
        RtpSettings rtp,
        LiveSettings live,
        Map<String, String> atStart) {

    public Settings {
        atStart = Collections.unmodifiableMap(new LinkedHashMap<>(atStart)); // in the table's order
    }

    /// The keys whose values differ from `running` and are read at the start only.
    List<String> needingRestart(Settings running) {
        return atStart.keySet().stream()
                .filter(key -> !Objects.equals(atStart.get(key), running.atStart.get(key)))
                .toList();
    }
}
