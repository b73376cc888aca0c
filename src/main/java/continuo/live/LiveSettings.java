package continuo.live;

import static continuo.music.Checks.requireRange;
import static continuo.parameter.Parameters.ECHO_WINDOW;
import static continuo.parameter.Parameters.LATE_LIMIT;
import static continuo.parameter.Parameters.LONGEST_NOTE;
import static continuo.parameter.Parameters.MODE;
import static continuo.parameter.Parameters.OUTPUT_CHANNEL;
import static continuo.parameter.Parameters.SILENCE;
import static continuo.parameter.Parameters.WAIT;

import continuo.generate.GenerationSettings;
import continuo.music.Tempo;
import java.util.Objects;

/// How to listen and answer.
///
/// @param tempo the tempo in force, where it is not found in the playing
/// @param beat where the beat comes from
/// @param silenceBeats a phrase ends when nothing has sounded for so long, 0 to 16; [#AUTO_SILENCE]: as long as the
///     network would wait
/// @param answerBeats how long an answer lasts, up to 1024; 0: as long as the phrase did. Where it comes to rest it may
///     end up to a quarter sooner
/// @param outputChannel 0 to 15
/// @param inputChannel 0 to 15; [#ALL_CHANNELS] hears them all
/// @param echoWindowNanos own notes that come back on the input within this time are ignored; 0: none are
/// @param lateLimitNanos a note that could only be played later than this after its time is not played
/// @param maxNoteNanos no note sounds longer
/// @param waiting how the stages wait for one another; read at the start only
/// @param seed of everything drawn; read at the start only
/// @param generation how the next note is drawn
/// @param timing when what is played is to sound
/// @param hands what is made of the player's hands and feet
public record LiveSettings(
        Tempo tempo,
        BeatSource beat,
        Mode mode,
        double silenceBeats,
        double answerBeats,
        int outputChannel,
        int inputChannel,
        long echoWindowNanos,
        long lateLimitNanos,
        long maxNoteNanos,
        WaitStyle waiting,
        long seed,
        GenerationSettings generation,
        Timing timing,
        HandSettings hands) {

    public static final int ALL_CHANNELS = -1;
    public static final double AUTO_SILENCE = -1;

    /// What holds where nothing is said; all chance is drawn from 1.
    public static final LiveSettings DEFAULT = new LiveSettings(
            Tempo.UNMARKED,
            BeatSource.AUTO,
            MODE.usualOf(Mode.class),
            SILENCE.usualNumber(),
            0,
            OUTPUT_CHANNEL.usualWhole() - 1,
            ALL_CHANNELS,
            (long) (ECHO_WINDOW.usualNumber() * 1e6),
            (long) (LATE_LIMIT.usualNumber() * 1e6),
            (long) (LONGEST_NOTE.usualNumber() * 1e9),
            WAIT.usualOf(WaitStyle.class),
            1,
            GenerationSettings.DEFAULT,
            Timing.DEFAULT,
            HandSettings.DEFAULT);

    public LiveSettings {
        timing = Objects.requireNonNullElse(timing, Timing.DEFAULT); // sessions recorded before there was any
        hands = Objects.requireNonNullElse(hands, HandSettings.DEFAULT); // sessions recorded before there were any
        requireRange("silenceBeats", silenceBeats, AUTO_SILENCE, 16);
        requireRange("answerBeats", answerBeats, 0, 1024);
        requireRange("outputChannel", outputChannel, 0, 15);
        requireRange("inputChannel", inputChannel, ALL_CHANNELS, 15);
        requireRange("echoWindowNanos", echoWindowNanos, 0, 1_000_000_000L);
        requireRange("lateLimitNanos", lateLimitNanos, 1_000_000, 10_000_000_000L);
        requireRange("maxNoteNanos", maxNoteNanos, 10_000_000, 60_000_000_000L);
    }

    /// With the usual timing, and nothing special made of hands and feet.
    public LiveSettings(
            Tempo tempo,
            BeatSource beat,
            Mode mode,
            double silenceBeats,
            double answerBeats,
            int outputChannel,
            int inputChannel,
            long echoWindowNanos,
            long lateLimitNanos,
            long maxNoteNanos,
            WaitStyle waiting,
            long seed,
            GenerationSettings generation) {
        this(
                tempo,
                beat,
                mode,
                silenceBeats,
                answerBeats,
                outputChannel,
                inputChannel,
                echoWindowNanos,
                lateLimitNanos,
                maxNoteNanos,
                waiting,
                seed,
                generation,
                Timing.DEFAULT,
                HandSettings.DEFAULT);
    }

    /// The same at a tempo that is set.
    public LiveSettings with(Tempo newTempo) {
        return new LiveSettings(
                newTempo,
                BeatSource.SET,
                mode,
                silenceBeats,
                answerBeats,
                outputChannel,
                inputChannel,
                echoWindowNanos,
                lateLimitNanos,
                maxNoteNanos,
                waiting,
                seed,
                generation,
                timing,
                hands);
    }

    public LiveSettings with(GenerationSettings newGeneration) {
        return new LiveSettings(
                tempo,
                beat,
                mode,
                silenceBeats,
                answerBeats,
                outputChannel,
                inputChannel,
                echoWindowNanos,
                lateLimitNanos,
                maxNoteNanos,
                waiting,
                seed,
                newGeneration,
                timing,
                hands);
    }

    public LiveSettings with(Mode newMode) {
        return new LiveSettings(
                tempo,
                beat,
                newMode,
                silenceBeats,
                answerBeats,
                outputChannel,
                inputChannel,
                echoWindowNanos,
                lateLimitNanos,
                maxNoteNanos,
                waiting,
                seed,
                generation,
                timing,
                hands);
    }

    public LiveSettings with(Timing newTiming) {
        return new LiveSettings(
                tempo,
                beat,
                mode,
                silenceBeats,
                answerBeats,
                outputChannel,
                inputChannel,
                echoWindowNanos,
                lateLimitNanos,
                maxNoteNanos,
                waiting,
                seed,
                generation,
                newTiming,
                hands);
    }

    public LiveSettings with(HandSettings newHands) {
        return new LiveSettings(
                tempo,
                beat,
                mode,
                silenceBeats,
                answerBeats,
                outputChannel,
                inputChannel,
                echoWindowNanos,
                lateLimitNanos,
                maxNoteNanos,
                waiting,
                seed,
                generation,
                timing,
                newHands);
    }
}
