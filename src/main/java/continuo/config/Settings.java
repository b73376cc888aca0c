package continuo.config;

import continuo.control.Control;
import continuo.control.Trigger;
import continuo.live.LiveSettings;
import continuo.midi.rtp.RtpSettings;
import continuo.osc.OscSettings;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.session.RecordingSettings;
import continuo.web.WebSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Everything the daemon needs to know.
///
/// @param backend how ports are reached: a backend's name, or `auto`
/// @param input the port to listen to, as [continuo.midi.MidiBackend#openInput] takes it
/// @param output the port to play on, as [continuo.midi.MidiBackend#openOutput] takes it
/// @param controlInput the port that is only for control, or [#NO_PORT]
/// @param controlOutput the port on which buttons are lit and the state is shown, or [#NO_PORT]
/// @param state the message that shows the state there; none if nothing does
/// @param lightChannel of lights whose control has no channel of its own, 0 to 15
/// @param model the network's file
/// @param rtp how to take part in sessions over the network, where a port is `rtp`
/// @param recording whether sessions are recorded, and where
/// @param web whether the page is served, and where
/// @param osc whether there is OSC, and where
/// @param live how to listen and answer
/// @param controls what moves a setting while Continuo plays
/// @param texts what is written, or holds where nothing is, of each parameter by its name
/// @param withoutPreset the same, as it were without the preset that is written
public record Settings(
        String backend,
        String input,
        String output,
        String controlInput,
        String controlOutput,
        @Nullable Trigger state,
        int lightChannel,
        Path model,
        RtpSettings rtp,
        RecordingSettings recording,
        WebSettings web,
        OscSettings osc,
        LiveSettings live,
        List<Control> controls,
        Map<String, String> texts,
        Map<String, String> withoutPreset) {

    public static final String NO_PORT = "none";

    public Settings {
        controls = List.copyOf(controls);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts)); // in the table's order
        withoutPreset = Collections.unmodifiableMap(new LinkedHashMap<>(withoutPreset));
    }

    /// The same with no page.
    public Settings withoutPage() {
        return with(input, output, web.off());
    }

    /// The same on other ports.
    public Settings on(String otherInput, String otherOutput) {
        return with(otherInput, otherOutput, web);
    }

    private Settings with(String otherInput, String otherOutput, WebSettings otherWeb) {
        return new Settings(
                backend,
                otherInput,
                otherOutput,
                controlInput,
                controlOutput,
                state,
                lightChannel,
                model,
                rtp,
                recording,
                otherWeb,
                osc,
                live,
                controls,
                texts,
                withoutPreset);
    }

    /// The keys whose values differ from `running` and are read at the start only.
    List<String> needingRestart(Settings running) {
        return Parameters.ALL.stream()
                .filter(parameter -> !parameter.live())
                .map(Parameter::name)
                .filter(key -> !Objects.equals(texts.get(key), running.texts.get(key)))
                .toList();
    }
}
