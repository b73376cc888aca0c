package continuo.config;

import continuo.live.LiveSettings;
import continuo.midi.rtp.RtpSettings;
import continuo.session.RecordingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Everything the daemon needs to know.
///
/// @param backend how ports are reached: a backend's name, or `auto`
/// @param input the port to listen to, as [continuo.midi.MidiBackend#openInput] takes it
/// @param output the port to play on, as [continuo.midi.MidiBackend#openOutput] takes it
/// @param model the network's file
/// @param rtp how to take part in sessions over the network, where a port is `rtp`
/// @param recording whether sessions are recorded, and where
/// @param live how to listen and answer
public record Settings(
        String backend,
        String input,
        String output,
        Path model,
        RtpSettings rtp,
        RecordingSettings recording,
        LiveSettings live) {

    /// The keys whose values differ from `running` and are read at the start only.
    List<String> needingRestart(Settings running) {
        List<String> keys = new ArrayList<>();
        addIfChanged(keys, "backend", backend, running.backend);
        addIfChanged(keys, "input", input, running.input);
        addIfChanged(keys, "output", output, running.output);
        addIfChanged(keys, "model", model, running.model);
        addIfChanged(keys, "rtp", rtp, running.rtp);
        addIfChanged(keys, "record", recording, running.recording);
        addIfChanged(keys, "seed", live.seed(), running.live.seed());
        addIfChanged(keys, "wait", live.waiting(), running.live.waiting());
        return keys;
    }

    private static void addIfChanged(List<String> keys, String key, Object now, Object before) {
        if (!now.equals(before)) {
            keys.add(key);
        }
    }
}
