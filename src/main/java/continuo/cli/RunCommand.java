package continuo.cli;

import continuo.config.InForce;
import continuo.config.Settings;
import continuo.config.SettingsFile;
import continuo.config.SettingsWatch;
import continuo.control.Action;
import continuo.live.Answering;
import continuo.live.LiveObserver;
import continuo.live.LivePipeline;
import continuo.live.LiveReport;
import continuo.live.LiveSettings;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.model.Model;
import continuo.osc.OscServer;
import continuo.realtime.RealTime;
import continuo.session.Recorder;
import continuo.session.SessionFolder;
import continuo.session.SessionHeader;
import continuo.web.Playing;
import continuo.web.WebPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The daemon: listens and plays until the process is told to end.
@Command(
        name = "run",
        description = "Listens to your keyboard and plays on, until Ctrl-C. The default command.",
        modelTransformer = SettingsOptions.FromTheTable.class,
        sortOptions = false,
        mixinStandardHelpOptions = true)
class RunCommand implements Callable<Integer> {

    private static final long LOOK_SECONDS = 2;
    private static final String PAGE = "web";

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--wait", description = "Waits for ports that are not there yet, as a service should.")
    private boolean patient;

    @Option(names = "--no-web", description = "No page in the browser.")
    private boolean withoutPage;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private boolean introduced;

    private final CountDownLatch told = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        SettingsFile file = options.file();
        Settings written = file.read();
        Settings settings = withoutPage ? written.withoutPage() : written;
        Model model = Models.read(settings.model());
        PrintWriter out = spec.commandLine().getOut();
        Ending ending = new Ending(told::countDown);
        Announcer announcer = new Announcer(out);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> announcer.say(
                "A part of Continuo (%s) has ended: %s. Start it again.".formatted(thread.getName(), failure)));
        try (announcer;
                WebPage page = new WebPage(settings.web(), announcer::say);
                SystemPorts ports = new SystemPorts(settings, page.backend(), announcer::say)) {
            RealTime.begin(announcer::say); // who is refused goes on without; `doctor` says what to do about it
            if (patient) {
                playOnceItCan(announcer, page, ports, file, settings, model);
            } else {
                play(announcer, page, ports, file, settings, model);
            }
        } finally {
            RealTime.end();
            ending.done();
        }
        return 0;
    }

    /// Looks now and then whether the ports can be opened, until they can or the process is told to end.
    private void playOnceItCan(
            Announcer announcer, WebPage page, SystemPorts ports, SettingsFile file, Settings settings, Model model)
            throws IOException, InterruptedException {
        String said = "";
        do {
            String missing = missing(ports, settings);
            if (missing.isEmpty()) {
                try {
                    play(announcer, page, ports, file, settings, model);
                    return;
                } catch (PortException e) {
                    missing = String.valueOf(e.getMessage());
                }
            }
            if (!missing.equals(said)) {
                announcer.say("Waiting for " + missing + ".");
                said = missing;
            }
        } while (!told.await(LOOK_SECONDS, TimeUnit.SECONDS));
    }

    private static String missing(SystemPorts ports, Settings settings) {
        PortForecast output = PortForecast.output(ports, settings);
        PortForecast input = PortForecast.input(ports, settings);
        if (!output.works()) {
            return "the output " + output.inWords();
        }
        return input.works() ? "" : "the input " + input.inWords();
    }

    /// Plays until the process is told to end; begins anew when ports have come for which the page stands in.
    private void play(
            Announcer announcer, WebPage page, SystemPorts ports, SettingsFile file, Settings settings, Model model)
            throws IOException, InterruptedException {
        do {
            playOn(announcer, page, ports, file, settings, withThePage(ports, settings), model);
        } while (told.getCount() > 0);
    }

    /// The ports that are there now, the page among them.
    private static Settings withThePage(SystemPorts ports, Settings settings) {
        return settings.on(
                PortForecast.input(ports, settings).toOpen(),
                PortForecast.output(ports, settings).toOpen());
    }

    private void playOn(
            Announcer announcer,
            WebPage page,
            SystemPorts ports,
            SettingsFile file,
            Settings wanted,
            Settings settings,
            Model model)
            throws IOException, InterruptedException {
        LiveReport report;
        ports.requireNoLoop(settings);
        MidiOutput output = ports.openOutput(settings);
        try (output;
                Recorder recorder =
                        new Recorder(settings.recording(), header(settings, model, output), saying(announcer))) {
            page.start();
            Answering answering = new Answering();
            LivePipeline pipeline = new LivePipeline(
                    model.network(),
                    output,
                    settings.live(),
                    recorder.observer().and(page.observer()).and(answering));
            InForce inForce = new InForce(
                    file,
                    settings,
                    changed -> {
                        recorder.recording(changed.recording().on(), changed.live());
                        pipeline.settings(changed.live());
                        page.settingsChanged();
                    },
                    action -> act(pipeline, recorder, action));
            inForce.taps(pipeline::tap);
            inForce.tells(line -> {
                announcer.say(line);
                page.observer().said(line);
            });
            try (pipeline;
                    MidiInput input = ports.openInput(settings);
                    MidiInput keys = page.keys();
                    ControlDesk desk = new ControlDesk(
                            ports, settings, inForce, () -> answering.isHeard(System.nanoTime()), announcer::say);
                    OscServer osc = new OscServer(
                            settings.osc(),
                            inForce,
                            () -> answering.isHeard(System.nanoTime()) ? "answering" : "listening",
                            announcer::say);
                    SettingsWatch watch = new SettingsWatch(
                            file,
                            settings,
                            changed -> {
                                inForce.reloaded(changed);
                                desk.controls(changed.controls());
                            },
                            announcer::say)) {
                introduce(announcer, page, settings, input, output);
                recorder.begin();
                pipeline.start();
                desk.start(pipeline.clockSink());
                input.start(desk.besideMusic(pipeline.sink()));
                if (!settings.input().equals(PAGE)) { // it plays along
                    keys.start(desk.besideMusic(pipeline.sink()));
                }
                page.playing(new Playing(
                        inForce,
                        pipeline::report,
                        waits(settings.input(), input.name()) ? keys.name() : input.name(),
                        output.name(),
                        new SessionFolder(settings.recording().folder())));
                osc.start();
                watch.start();
                awaitTheEnd(ports, wanted, settings);
            } finally {
                page.playing(null);
            }
            report = pipeline.report();
        }
        farewell(announcer, report, output);
    }

    /// Until the process is told to end, or ports are there that were not.
    private void awaitTheEnd(SystemPorts ports, Settings wanted, Settings settings) throws InterruptedException {
        if (wanted.equals(settings)) {
            told.await();
            return;
        }
        while (!told.await(LOOK_SECONDS, TimeUnit.SECONDS)
                && withThePage(ports, wanted).equals(settings)) {
            // the page still stands in for them
        }
    }

    private static SessionHeader header(Settings settings, Model model, MidiOutput output) {
        return SessionHeader.now(
                Main.VERSION,
                settings.model().toAbsolutePath().toString(),
                model.card().coefficientsSha256(),
                output.schedules() ? output.leadNanos() : 0,
                settings.live());
    }

    private static void act(LivePipeline pipeline, Recorder recorder, Action action) {
        switch (action) {
            case PANIC -> pipeline.panic();
            case TAKEOVER -> pipeline.takeover();
            case AGAIN -> pipeline.again();
            case ANOTHER -> pipeline.another();
            case KEEP -> recorder.keep();
            case TAP -> {} // comes with its instant
            case RESET, SAVE -> {} // concern the settings
        }
    }

    private static LiveObserver saying(Announcer announcer) {
        return new LiveObserver() {
            @Override
            public void said(String oneLine) {
                announcer.say(oneLine);
            }
        };
    }

    private void introduce(Announcer announcer, WebPage page, Settings settings, MidiInput input, MidiOutput output) {
        announcer.say(playing(settings.output(), output.name()));
        if (!output.remark().isEmpty()) {
            announcer.say("Note: %s.".formatted(output.remark()));
        }
        announcer.say(listening(settings.input(), input.name()));
        announcer.say(String.format(
                Locale.ROOT,
                "Tempo %s, temperature %s, from %s; save that file and the next note follows it.",
                tempo(settings.live()),
                plain(settings.live().generation().onsetTemperature()),
                options.config()));
        announcer.say("Play a phrase and stop: it answers. Touch a key: it yields. Ctrl-C ends it.");
        if (page.isServed() && !introduced) {
            announcer.say("To play in the browser, see what it does and steer it:");
            announcer.say(page.address());
            served(page.address(), announcer::say);
        }
        introduced = true;
    }

    /// The page can be opened.
    ///
    /// @param says takes lines for the user
    void served(String address, Consumer<String> says) {}

    private static String tempo(LiveSettings live) {
        return switch (live.beat()) {
            case AUTO -> "as you play";
            case CLOCK -> "of a MIDI clock, and as you play while none comes";
            case TAP -> "as you tap it, and as you play before you do";
            case SET -> plain(live.tempo().beatsPerMinute());
        };
    }

    private static String playing(String wanted, String port) {
        if (wanted.equals(PAGE)) {
            return "Continuo plays on the page in your browser.";
        }
        return isAny(wanted)
                ? "Continuo plays on \"%s\": connect a synthesizer to it, or record it in a DAW.".formatted(port)
                : "Continuo plays on \"%s\", as you asked for '%s'.".formatted(port, wanted);
    }

    /// An input that waits for a keyboard has the name of Continuo's own port, or none of its own.
    private static String listening(String wanted, String port) {
        if (wanted.equals(PAGE)) {
            return "It listens to what you play on the page.";
        }
        if (!isAny(wanted)) {
            return "It listens to \"%s\", as you asked for '%s'.".formatted(port, wanted);
        }
        return waits(wanted, port)
                ? "No keyboard is listened to yet: plug one in, or connect one to Continuo's input."
                : "It listens to \"%s\", the first keyboard found; choose another one with --in.".formatted(port);
    }

    private static boolean waits(String wanted, String port) {
        return isAny(wanted) && (port.equals(wanted) || port.startsWith("Continuo"));
    }

    private static boolean isAny(String wanted) {
        return wanted.equals(PortChoice.AUTO) || wanted.equals(PortChoice.VIRTUAL);
    }

    private void farewell(Announcer announcer, LiveReport report, MidiOutput output) {
        if (told.getCount() == 0) {
            announcer.close(farewell(report, output));
        } else {
            announcer.say("Ports have come: it goes on there.");
        }
    }

    /// What is said at the end must be true: an output that takes nothing any more has not been told of all ends.
    private static String farewell(LiveReport report, MidiOutput output) {
        String ends = report.hanging() == 0 && output.isDrained()
                ? "All of them have ended."
                : "\"%s\" did not take all that was sent to it: notes may still sound there.".formatted(output.name());
        return "You played %d notes, Continuo %d. %s".formatted(report.heard(), report.played(), ends);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
