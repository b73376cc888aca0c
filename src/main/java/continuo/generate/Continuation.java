package continuo.generate;

import continuo.encoding.Encoder;
import continuo.encoding.Encoding;
import continuo.encoding.Head;
import continuo.encoding.Memory;
import continuo.model.Cut;
import continuo.model.LstmState;
import continuo.model.ModelFile;
import continuo.model.Network;
import continuo.model.NetworkShape.HeadShape;
import continuo.model.Sampler;
import continuo.music.Tempo;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Hears notes one by one and draws the note that comes next. Ticks are absolute and must not run backwards. One
/// thread owns a continuation; nothing allocates after construction, except [#newSnapshot].
///
/// What may not be is masked exactly: onsets outside the window asked for, pitches outside the range, keys that
/// sound already at the onset, more notes at once than allowed, lengths above the limit. The rest keeps its
/// proportions.
public final class Continuation {

    /// What a model file must offer to be played here.
    public static final ModelFile.Expected EXPECTED = new ModelFile.Expected(
            Encoding.VERSION,
            Encoding.INPUTS,
            Arrays.stream(Head.values())
                    .map(head -> new HeadShape(
                            head.name().toLowerCase(Locale.ROOT), head.conditions(), head.outputs(), head.repeated()))
                    .toList());

    /// Where it circles, it gets bold: what the temperature of the pitch is multiplied with.
    private static final double BOLDER = 1.5;

    /// Makes a choice one that is drawn only where there is no other.
    private static final float LAST_RESORT = -1_000;

    private static final long LONGEST_WAIT = 4 * Tempo.TICKS_PER_BEAT;

    private static final int LOUDEST = 127;
    private static final int CLASSES = 12;
    private static final int NO_CHORD = -1;
    private static final int MOST_CHOICES = Math.max(Encoding.ONSET_BINS, Encoding.PITCHES);

    private final Network network;
    private final LstmState state;
    private final Encoder encoder = new Encoder();
    private final Sampler sampler;
    private final Leeway leeway = new Leeway();
    private final OwnStrikes own = new OwnStrikes();
    private final Grid grid = new Grid();
    private final float[] logits = new float[MOST_CHOICES];
    private GenerationSettings settings;
    private Constraints constraints;
    private Scale scale;
    private int classes; // that the scale has at the moment

    private final Monotony monotony = new Monotony();
    private @Nullable Snapshot beginning; // nobody writes into it
    private long lastHeardTick;

    private int plannedChord = NO_CHORD;
    private int pitch;
    private int velocity;
    private long onsetTick;
    private long lengthTicks;

    /// It begins as [GenerationSettings#style] says.
    public Continuation(Network network, GenerationSettings settings, long seed) {
        this(network, settings, seed, beginning(network, settings.style()));
    }

    private Continuation(Network network, GenerationSettings settings, long seed, @Nullable Snapshot beginning) {
        if (network.shape().inputs() != EXPECTED.inputs()
                || !network.shape().heads().equals(EXPECTED.heads())) {
            throw new IllegalArgumentException("network does not fit the encoding: " + network.shape());
        }
        this.network = network;
        this.settings = settings;
        constraints = settings.constraints();
        scale = scale(constraints);
        state = network.newState();
        sampler = new Sampler(MOST_CHOICES, seed);
        this.beginning = beginning;
        if (beginning != null) {
            reset();
        }
    }

    /// How it is where nothing was heard but a style; null if that is none. Takes as long as hearing some hundred
    /// notes.
    public static @Nullable Snapshot beginning(Network network, Style style) {
        if (style.isEmpty()) {
            return null;
        }
        Continuation listener = new Continuation(network, GenerationSettings.DEFAULT, 0, null);
        style.tell(listener);
        Snapshot beginning = listener.newSnapshot();
        listener.save(beginning);
        return beginning;
    }

    /// From the next [#reset] on it begins in another style.
    ///
    /// @param prepared by [#beginning(Network, Style)]; null where nobody has
    public void beginning(Style style, @Nullable Snapshot prepared) {
        beginning = style.isEmpty() || prepared != null ? prepared : beginning(network, style);
    }

    /// From the next draw on.
    public void settings(GenerationSettings s) {
        settings = s;
        if (!constraints.equals(s.constraints())) {
            constraints = s.constraints();
            scale = scale(constraints);
        }
    }

    private static Scale scale(Constraints constraints) {
        return Scale.named(constraints.scale()).orElseThrow();
    }

    /// One with the same network and settings that has heard nothing.
    Continuation another() {
        return new Continuation(network, settings, 0, null);
    }

    /// From the next draw on: a beat is at `tick`, and what is drawn may stand on a grid from there.
    public void gridAt(long tick) {
        grid.at(tick);
    }

    /// From the next draw on there is no beat, and so no grid.
    public void noGrid() {
        grid.forget();
    }

    /// What others leave room for; nobody else plays where it is not told.
    public Leeway leeway() {
        return leeway;
    }

    GenerationSettings settings() {
        return settings;
    }

    /// As if nothing had been heard, but the style if there is one. The random numbers go on.
    public void reset() {
        if (beginning != null) {
            long random = sampler.randomState();
            restore(beginning);
            sampler.randomState(random);
            return;
        }
        state.reset();
        encoder.reset();
        monotony.reset();
        own.reset();
        plannedChord = NO_CHORD;
        lastHeardTick = 0;
    }

    /// From the next note on: a bar begins at `tick`, and others as long before and after it. See [Encoder#tellBar].
    public void tellBar(long tick, int barTicks, int beatTicks) {
        encoder.tellBar(tick, barTicks, beatTicks);
    }

    /// From the next note on it is not known where the bars are.
    public void forgetBar() {
        encoder.forgetBar();
    }

    /// From the next note on: the last onset is to be at `tick`, so that what is drawn leads to an end there.
    public void tellEnd(long tick) {
        encoder.tellEnd(tick);
    }

    public void forgetEnd() {
        encoder.forgetEnd();
    }

    /// A key went down: one step of the network. It sounds until [#release].
    public void hear(int heardPitch, int heardVelocity, long tick) {
        hear(heardPitch, heardVelocity, tick, Encoder.STILL_SOUNDING);
    }

    /// The same for a note whose end is known already.
    public void hear(int heardPitch, int heardVelocity, long tick, long endTick) {
        if (tick - lastHeardTick >= LONGEST_WAIT) {
            monotony.pause();
        }
        long onset = encoder.begun() ? Math.max(tick, encoder.lastOnsetTick()) : tick;
        monotony.hear(heardPitch, highest(onset), onset);
        plannedChord = NO_CHORD;
        advance(heardPitch, heardVelocity, onset, Math.max(endTick, onset + 1));
        lastHeardTick = tick;
    }

    /// The note at `heardPitch` stops sounding.
    public void release(int heardPitch, long tick) {
        encoder.release(heardPitch, tick);
    }

    /// Draws the next note, with its onset in `[earliestTick, latestTick]`, or where the grid is next, and counts it as
    /// heard: it sounds until
    /// its length is over or [#release].
    ///
    /// A window that ends soon squeezes the note into what is left of it. To end a phrase naturally, leave the end
    /// open (`Long.MAX_VALUE`) and drop the first note that begins too late. When no onset that the network knows
    /// lies in the window, as after more than 16 beats of silence, and when nothing was heard yet, the onset is the
    /// first tick of the window at which a note may begin.
    ///
    /// @return false, with nothing changed, if nothing may sound in that window
    public boolean next(long earliestTick, long latestTick) {
        classes = scale.classes(encoder.memory());
        long mayBegin = Math.max(own.firstTick(mostABeat()), encoder.lastOnsetTick());
        long free = firstFreeTick(Math.max(earliestTick, mayBegin), latestTick);
        if (free > latestTick || free == Encoder.STILL_SOUNDING) {
            return false;
        }
        int onsetBin = place(drawOnset(free, latestTick), free);
        encoder.conditionOnOnset(onsetBin, onsetTick);
        planChord();
        pitch = drawPitch();
        encoder.conditionOnPitch(pitch);
        int lengthBin = drawLength();
        lengthTicks = Encoding.lengthTicks(lengthBin);
        encoder.conditionOnLength(lengthBin);
        velocity = Encoding.velocity(drawVelocity());
        play();
        return true;
    }

    /// Counts a note as drawn by [#next] that was drawn elsewhere, with its onset not before the last one.
    public void take(int newPitch, int newVelocity, long tick, long length) {
        pitch = newPitch;
        velocity = newVelocity;
        onsetTick = tick;
        lengthTicks = length;
        if (encoder.entersBeat(tick)) {
            plannedChord = NO_CHORD;
        }
        sampler.randomState(Sampler.varied(sampler.randomState(), 1));
        play();
    }

    /// From now on draws as number `variant` of many draws that begin here; number 0 as it would have.
    public void vary(int variant) {
        sampler.randomState(Sampler.varied(sampler.randomState(), variant));
    }

    /// Whether anything was heard or drawn.
    boolean hasBegun() {
        return encoder.begun();
    }

    /// How likely each onset bin is for the next note, by all that is known now; there must have been a note.
    void expectOnset(double[] chances) {
        encoder.conditionAnew();
        predict(Head.ONSET);
        double sum = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int bin = 0; bin < Encoding.ONSET_BINS; bin++) {
            most = Math.max(most, logits[bin]);
        }
        for (int bin = 0; bin < Encoding.ONSET_BINS; bin++) {
            chances[bin] = Math.exp(logits[bin] - most);
            sum += chances[bin];
        }
        for (int bin = 0; bin < Encoding.ONSET_BINS; bin++) {
            chances[bin] /= sum;
        }
    }

    /// The onset of the last note heard or drawn; 0 before the first.
    public long lastOnsetTick() {
        return encoder.lastOnsetTick();
    }

    /// The notes heard and drawn.
    Memory memory() {
        return encoder.memory();
    }

    /// Whether a key sounds at `tick`, which must not be before the last onset.
    boolean sounds(int key, long tick) {
        return encoder.sounds(key, tick);
    }

    /// The highest key that sounds at `tick`, which must not be before the last onset, and has not for long; below 0 if
    /// there is none.
    int highest(long tick) {
        return encoder.highestSounding(tick, tick - Monotony.LONG_TICKS);
    }

    /// The first tick from `tick` on at which one more note may begin; above `latestTick` or
    /// [Encoder#STILL_SOUNDING] if there is none.
    private long firstFreeTick(long tick, long latestTick) {
        // What sounds only gets less as time goes on, so from one free tick on all are.
        long candidate = tick;
        while (candidate <= latestTick && candidate != Encoder.STILL_SOUNDING && !roomAt(candidate)) {
            candidate = encoder.nextEndTick(candidate);
        }
        return candidate;
    }

    private boolean roomAt(long tick) {
        if (encoder.soundingCount(tick) >= settings.polyphony()) {
            return false;
        }
        int candidate = 0;
        while (candidate < Encoding.PITCHES && !isFree(candidate, tick)) {
            candidate++;
        }
        return candidate < Encoding.PITCHES;
    }

    /// Whether the key may be struck at `tick`, if there is room for one more.
    private boolean isFree(int key, long tick) {
        int sounding = key + constraints.transpose();
        return sounding >= settings.lowestPitch()
                && sounding <= settings.highestPitch()
                && !encoder.sounds(key, tick)
                && leeway.isOpen(sounding)
                && (classes >> Math.floorMod(scale.follows() ? key : sounding, CLASSES) & 1) != 0
                && own.row(key) < constraints.repeats();
    }

    private int mostABeat() {
        return Math.min(leeway.mostABeat(), constraints.density());
    }

    /// Whether a note may be taken that was drawn at another time, with its onset not before the last one.
    public boolean permits(int key, long tick) {
        classes = scale.classes(encoder.memory());
        return tick >= own.firstTick(mostABeat())
                && encoder.soundingCount(tick) < settings.polyphony()
                && isFree(key, tick);
    }

    /// Sets the onset and returns its bin. When no bin lies in the window, the onset is the window's beginning.
    private int drawOnset(long earliestTick, long latestTick) {
        if (encoder.begun()) {
            predict(Head.ONSET);
            for (int bin = 0; bin < Encoding.ONSET_BINS; bin++) {
                long tick = encoder.lastOnsetTick() + Encoding.onsetTicks(bin);
                mask(bin, tick < earliestTick || tick > latestTick);
            }
            int bin = sample(Head.ONSET, settings.onsetTemperature());
            if (bin >= 0) {
                onsetTick = encoder.lastOnsetTick() + Encoding.onsetTicks(bin);
                return bin;
            }
        }
        onsetTick = earliestTick;
        return Encoding.onsetBin(encoder.sinceLastOnset(earliestTick));
    }

    /// Moves the onset that was drawn to where the grid has it. Returns its bin.
    private int place(int drawnBin, long earliestTick) {
        long last = own.lastTick() == encoder.lastOnsetTick() ? own.lastTick() : Long.MIN_VALUE;
        long placed = grid.place(onsetTick, earliestTick, last, constraints);
        if (placed == onsetTick) {
            return drawnBin;
        }
        onsetTick = placed;
        return Encoding.onsetBin(encoder.sinceLastOnset(placed));
    }

    /// Each beat has its chord, which is drawn with its first note.
    private void planChord() {
        if (!encoder.hasBeat()) {
            plannedChord = NO_CHORD;
        } else if (encoder.entersBeat(onsetTick)) {
            predict(Head.CHORD);
            leeway.leanChords(logits, Head.CHORD.outputs(), constraints.transpose());
            plannedChord = sample(Head.CHORD, settings.pitchTemperature());
        }
        encoder.conditionOnChord(plannedChord);
    }

    private int drawPitch() {
        predict(Head.PITCH);
        int highest = highest(onsetTick);
        for (int candidate = 0; candidate < Encoding.PITCHES; candidate++) {
            mask(candidate, !isFree(candidate, onsetTick));
            if (monotony.isTooMuch(candidate, highest, onsetTick)) {
                logits[candidate] += LAST_RESORT;
            }
        }
        leeway.leanPitches(logits, constraints.transpose());
        double temperature = settings.pitchTemperature() * (encoder.circles() ? BOLDER : 1);
        return sample(Head.PITCH, temperature); // never -1: the onset was chosen so that one is free
    }

    private int drawLength() {
        predict(Head.LENGTH);
        int shortest = Math.min(constraints.shortestTicks(), longestTicks());
        for (int bin = 0; bin < Encoding.LENGTH_BINS; bin++) {
            int length = Encoding.lengthTicks(bin);
            mask(bin, length > settings.maxLengthTicks() || length < shortest);
        }
        return sample(Head.LENGTH, settings.lengthTemperature()); // never -1: the shortest is one tick
    }

    /// The longest that a note may be.
    private int longestTicks() {
        int bin = 0; // one tick
        while (bin + 1 < Encoding.LENGTH_BINS && Encoding.lengthTicks(bin + 1) <= settings.maxLengthTicks()) {
            bin++;
        }
        return Encoding.lengthTicks(bin);
    }

    private int drawVelocity() {
        predict(Head.VELOCITY);
        for (int bin = 1; bin < Encoding.VELOCITY_BINS; bin++) { // the softest there is may always be
            mask(bin, sounding(Encoding.velocity(bin)) > leeway.loudest());
        }
        return sample(Head.VELOCITY, settings.velocityTemperature());
    }

    @SuppressWarnings("EnumOrdinal") // the constructor checked that the network's heads are these in this order
    private void predict(Head head) {
        network.logits(head.ordinal(), state, encoder.conditions(), encoder.conditionCount(), logits);
    }

    private void mask(int choice, boolean masked) {
        if (masked) {
            logits[choice] = Float.NEGATIVE_INFINITY;
        }
    }

    private int sample(Head head, double temperature) {
        return sampler.draw(logits, head.outputs(), temperature, cut(head));
    }

    private Cut cut(Head head) {
        Cuts cuts = settings.cuts();
        return switch (head) {
            case ONSET -> encoder.hasBeat() ? cuts.others() : cuts.free();
            case PITCH -> encoder.circles() ? cuts.free() : cuts.pitch();
            case CHORD, LENGTH -> cuts.free();
            case VELOCITY -> cuts.others();
        };
    }

    private void play() {
        monotony.strike(pitch, highest(onsetTick), onsetTick);
        own.add(pitch, onsetTick);
        advance(pitch, velocity, onsetTick, onsetTick + lengthTicks);
    }

    private void advance(int newPitch, int newVelocity, long onset, long endTick) {
        encoder.note(newPitch, newVelocity, onset, endTick);
        network.step(state, encoder.inputs(), encoder.inputCount());
    }

    /// Works out ahead what the next note needs of the network, whatever note it is: it is heard sooner then.
    public void prepare() {
        network.prepare(state);
    }

    private int sounding(int drawnVelocity) {
        return Math.clamp(drawnVelocity + constraints.loudness(), 1, LOUDEST);
    }

    /// The key at which the note is to sound.
    public int soundingPitch() {
        return pitch + constraints.transpose();
    }

    /// How loud it is to sound.
    public int soundingVelocity() {
        return sounding(velocity);
    }

    /// The note of the last [#next] that returned true, as the network has it.
    public int pitch() {
        return pitch;
    }

    public int velocity() {
        return velocity;
    }

    public long onsetTick() {
        return onsetTick;
    }

    public long lengthTicks() {
        return lengthTicks;
    }

    public Snapshot newSnapshot() {
        return new Snapshot(network);
    }

    public void save(Snapshot into) {
        into.state.copyFrom(state);
        into.encoder.copyFrom(encoder);
        into.randomState = sampler.randomState();
        into.plannedChord = plannedChord;
        into.monotony.copyFrom(monotony);
        into.own.copyFrom(own);
        into.grid.copyFrom(grid);
        into.lastHeardTick = lastHeardTick;
    }

    /// Afterwards everything is as it was at the [#save], and what is drawn goes on as it would have from there.
    public void restore(Snapshot from) {
        state.copyFrom(from.state);
        encoder.copyFrom(from.encoder);
        sampler.randomState(from.randomState);
        plannedChord = from.plannedChord;
        monotony.copyFrom(from.monotony);
        own.copyFrom(from.own);
        grid.copyFrom(from.grid);
        lastHeardTick = from.lastHeardTick;
    }
}
