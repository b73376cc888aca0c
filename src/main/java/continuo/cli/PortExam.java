package continuo.cli;

import continuo.config.Settings;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import java.util.List;

/// The doctor's look at the ports.
final class PortExam {

    private final SystemPorts ports;
    private final Settings settings;
    private final Findings findings;

    PortExam(SystemPorts ports, Settings settings, Findings findings) {
        this.ports = ports;
        this.settings = settings;
        this.findings = findings;
    }

    /// Opens no port, so that it may run beside the daemon.
    void look() {
        ports.all().forEach(this::backend);
        PortForecast output = PortForecast.output(ports, settings);
        PortForecast input = PortForecast.input(ports, settings);
        port("output", output);
        port("input", input);
        loop(output, input);
    }

    /// A backend that is missing matters only if the settings need it, which the lines about the ports say.
    private void backend(MidiBackend backend) {
        String why = backend.whyUnavailable();
        if (!why.isEmpty()) {
            findings.add(backend.name(), true, "not used here: " + why, backend.advice());
            return;
        }
        try {
            String count = "%d inputs, %d outputs"
                    .formatted(backend.inputs().size(), backend.outputs().size());
            findings.add(backend.name(), true, count, backend.advice());
        } catch (PortException e) {
            findings.add(backend.name(), false, String.valueOf(e.getMessage()));
        }
    }

    private void port(String subject, PortForecast port) {
        List<String> toDo = port.toDo().isEmpty() ? List.of() : List.of(port.toDo());
        findings.add(subject, port.works(), port.inWords(), toDo);
    }

    private void loop(PortForecast output, PortForecast input) {
        String loop = ports.loop(output, input);
        if (!loop.isEmpty()) {
            findings.add("loop", false, loop);
        }
    }

    /// Plays a note on the output that the settings name.
    void playTestNote(TestNote.Pause pause) throws InterruptedException {
        PortForecast forecast = PortForecast.output(ports, settings);
        List<String> toDo = forecast.toDo().isEmpty() ? List.of() : List.of(forecast.toDo());
        try (MidiOutput output = ports.openOutput(settings)) {
            findings.say("A test note comes once somebody listens, in ten seconds at the latest.");
            toDo.forEach(findings::say);
            TestNote note = new TestNote(output, settings.live().outputChannel(), pause);
            findings.add("test note", note.play(), note.inWords());
        } catch (PortException e) {
            findings.add("test note", false, String.valueOf(e.getMessage()), toDo);
        }
    }

    /// Plays notes on the output that the settings name, and hears them on the input.
    void measureRoundTrip(TestNote.Pause pause) throws InterruptedException {
        try (MidiOutput output = ports.openOutput(settings);
                MidiInput input = ports.openInput(settings)) {
            findings.say(
                    "Notes come for a quarter of a minute, once one comes back from \"%s\" on \"%s\"; ten seconds are waited for that."
                            .formatted(output.name(), settings.input()));
            RoundTrip trip = new RoundTrip(output, input, settings.live().outputChannel(), pause, System::nanoTime);
            RoundTrip.Result result = trip.measure();
            findings.add("round trip", result.back() > 0, result.inWords());
        } catch (PortException e) {
            findings.add("round trip", false, String.valueOf(e.getMessage()));
        }
    }
}
