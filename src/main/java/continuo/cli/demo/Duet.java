package continuo.cli.demo;

import continuo.cli.demo.Tune.Phrase;
import continuo.live.LiveObserver;
import continuo.live.LivePipeline;
import continuo.live.LiveReport;
import continuo.live.LiveSettings;
import continuo.midi.MidiOutput;
import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;
import continuo.midi.loop.LoopPort;
import continuo.model.Network;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.realtime.RealTime;
import continuo.realtime.Urgency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Plays a tune to Continuo in real time, over cables inside the process, and leaves it the time to answer each
/// phrase. Everything else is as when a keyboard is plugged in.
public final class Duet {

    private static final double BEATS_OF_GRACE = 1; // between the end of an answer and the next phrase
    private static final int VELOCITY_NONE = 0;

    private final Tune tune;
    private final Network network;
    private final LiveSettings settings;
    private final MidiOutput aloud;
    private final Tape player = new Tape();
    private final Tape continuo = new Tape();

    /// A key of the tune that goes down or, with velocity 0, up.
    private record KeyMove(long atNanos, int pitch, int velocity) {}

    /// What there is when the duet has ended.
    ///
    /// @param hanging notes whose end never came out of Continuo's port
    public record Result(List<Note> player, List<Note> continuo, long hanging, LiveReport report) {

        public Result {
            player = List.copyOf(player);
            continuo = List.copyOf(continuo);
        }
    }

    /// @param aloud where both are played so that they can be heard
    public Duet(Tune tune, Network network, LiveSettings settings, MidiOutput aloud) {
        this.tune = tune;
        this.network = network;
        this.settings = settings;
        this.aloud = aloud;
    }

    /// What the player plays, while he plays.
    public Tape player() {
        return player;
    }

    /// What comes out of Continuo's port, while it comes.
    public Tape continuo() {
        return continuo;
    }

    /// Plays, and returns when all is over.
    public Result play() {
        LoopPort keyboard = new LoopPort("the demo's keyboard");
        LoopPort port = new LoopPort("Continuo");
        port.start(heardAlso(continuo));
        LivePipeline pipeline = new LivePipeline(network, port, settings, LiveObserver.NONE);
        long start;
        try (pipeline) {
            pipeline.start();
            keyboard.start(bothOf(player, pipeline.sink()));
            start = RealTime.during(Urgency.PLAY, () -> play(keyboard));
        }
        long end = System.nanoTime();
        return new Result(player.notes(start, end), continuo.notes(start, end), continuo.hanging(), pipeline.report());
    }

    /// How long it takes.
    public double seconds() {
        return tune.phrases().stream().mapToDouble(this::beatsWithAnswer).sum()
                * settings.tempo().nanosPerBeat()
                / 1e9;
    }

    /// Returns when it began.
    private long play(LoopPort keyboard) {
        long startNanos = System.nanoTime();
        long phraseNanos = startNanos;
        for (Phrase phrase : tune.phrases()) {
            for (KeyMove move : moves(phrase)) {
                sleepUntil(phraseNanos + move.atNanos());
                int message = move.velocity() == VELOCITY_NONE
                        ? ShortMessages.noteOff(0, move.pitch())
                        : ShortMessages.noteOn(0, move.pitch(), move.velocity());
                keyboard.send(0, message);
                aloud.send(0, message);
            }
            phraseNanos += Math.round(beatsWithAnswer(phrase) * settings.tempo().nanosPerBeat());
            sleepUntil(phraseNanos);
        }
        return startNanos;
    }

    /// The phrase, the silence that ends it, and an answer as long as itself, in whole bars.
    private double beatsWithAnswer(Phrase phrase) {
        double answer = settings.answerBeats() > 0 ? settings.answerBeats() : phrase.beats();
        double beats = phrase.beats() + Math.max(0, settings.silenceBeats()) + answer + BEATS_OF_GRACE;
        return Math.ceil(beats / tune.beatsPerBar()) * tune.beatsPerBar();
    }

    private List<KeyMove> moves(Phrase phrase) {
        Tempo tempo = settings.tempo();
        List<KeyMove> moves = new ArrayList<>();
        for (Note note : new Performance(tune.beatsPerBar(), tempo).play(phrase)) {
            moves.add(new KeyMove(note.onsetNanos(), note.pitch(), note.velocity()));
            moves.add(new KeyMove(note.endNanos(), note.pitch(), VELOCITY_NONE));
        }
        moves.sort(Comparator.comparingLong(KeyMove::atNanos).thenComparingInt(KeyMove::velocity));
        return moves;
    }

    private static void sleepUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }

    private MidiSink heardAlso(Tape tape) {
        return new MidiSink() {
            @Override
            public void message(long whenNanos, int source, int message) {
                tape.message(whenNanos, source, message);
                aloud.send(0, message);
            }

            @Override
            public void lost(long whenNanos, String name) {}

            @Override
            public void found(long whenNanos, String name) {}
        };
    }

    private static MidiSink bothOf(MidiSink first, MidiSink second) {
        return new MidiSink() {
            @Override
            public void message(long whenNanos, int source, int message) {
                first.message(whenNanos, source, message);
                second.message(whenNanos, source, message);
            }

            @Override
            public void lost(long whenNanos, String name) {
                second.lost(whenNanos, name);
            }

            @Override
            public void found(long whenNanos, String name) {
                second.found(whenNanos, name);
            }
        };
    }
}
