package continuo.midi.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/// Pairs note-ons with their ends, track by track, with the pedal of their channel. Used for one file.
final class NoteCollector {

    private static final int DRUMS = 9;
    private static final int SUSTAIN = 64;
    private static final int PEDAL_DOWN = 64;

    /// A key that is down, or held by the pedal after it was let go.
    private record Held(int velocity, long tick) {}

    private record Event(long tick, int track, ShortMessage message) {}

    private final TempoMap tempo;
    private final List<FileNote> notes = new ArrayList<>();
    private final LongStream.Builder hashedOnsets = LongStream.builder();
    private final List<Integer> hashedPitches = new ArrayList<>();
    private long firstOnsetTick = Long.MAX_VALUE;

    NoteCollector(TempoMap tempo) {
        this.tempo = tempo;
    }

    void collect(Sequence sequence) {
        Track[] tracks = sequence.getTracks();
        Keys[] keys = new Keys[tracks.length];
        Arrays.setAll(keys, track -> new Keys(track));
        for (Event event : events(tracks)) {
            ShortMessage message = event.message();
            if (isPedal(message)) {
                for (Keys of : keys) { // a pedal may stand in another track than the notes it holds
                    of.pedal(message.getChannel(), message.getData2() >= PEDAL_DOWN, event.tick());
                }
            } else {
                keys[event.track()].message(message, event.tick());
            }
        }
        for (Keys of : keys) {
            of.end(tracks[of.track].ticks());
        }
    }

    private static boolean isPedal(ShortMessage message) {
        return message.getCommand() == ShortMessage.CONTROL_CHANGE && message.getData1() == SUSTAIN;
    }

    private static List<Event> events(Track[] tracks) {
        List<Event> events = new ArrayList<>();
        for (int track = 0; track < tracks.length; track++) {
            for (int n = 0; n < tracks[track].size(); n++) {
                MidiEvent event = tracks[track].get(n);
                if (event.getMessage() instanceof ShortMessage message && isOfAChannel(message)) {
                    events.add(new Event(event.getTick(), track, message));
                }
            }
        }
        events.sort(Comparator.comparingLong(Event::tick)); // stable: events of one tick keep their order
        return events;
    }

    /// Damaged files may hold channel messages that no wire could carry; they are passed over.
    private static boolean isOfAChannel(ShortMessage message) {
        return message.getStatus() < 0xF0 && (message.getData1() | message.getData2()) <= 127;
    }

    List<FileNote> notes() {
        return notes;
    }

    /// The tick of the first note-on; 0 if there is none.
    long firstOnsetTick() {
        return firstOnsetTick == Long.MAX_VALUE ? 0 : firstOnsetTick;
    }

    String contentHash() {
        return ContentHash.of(
                hashedOnsets.build().toArray(),
                hashedPitches.stream().mapToInt(Integer::intValue).toArray());
    }

    /// The keys of one track on its sixteen channels. A file may strike a key twice and let it go twice: the first
    /// release belongs to the first strike.
    private final class Keys {

        private final int track;
        private final Map<Integer, ArrayDeque<Held>> down = new TreeMap<>(); // by channel * 128 + pitch
        private final Map<Integer, ArrayDeque<Held>> pedalled = new TreeMap<>();
        private final boolean[] pedal = new boolean[16];

        Keys(int track) {
            this.track = track;
        }

        void message(ShortMessage message, long tick) {
            int key = message.getChannel() * 128 + message.getData1();
            boolean strikes = message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0;
            if (strikes) {
                strike(key, message.getData2(), tick);
            } else if (message.getCommand() == ShortMessage.NOTE_OFF || message.getCommand() == ShortMessage.NOTE_ON) {
                release(key, tick);
            }
        }

        private void strike(int key, int velocity, long tick) {
            hashedOnsets.add(tempo.nanos(tick));
            hashedPitches.add(key % 128);
            finishAll(pedalled, key, tick);
            down.computeIfAbsent(key, k -> new ArrayDeque<>()).add(new Held(velocity, tick));
            firstOnsetTick = Math.min(firstOnsetTick, tick);
        }

        private void release(int key, long tick) {
            ArrayDeque<Held> strikes = down.get(key);
            Held held = strikes == null ? null : strikes.poll();
            if (held != null && pedal[key / 128]) {
                pedalled.computeIfAbsent(key, k -> new ArrayDeque<>()).add(held);
            } else if (held != null) {
                finish(held, key, tick);
            }
        }

        void pedal(int channel, boolean isDown, long tick) {
            pedal[channel] = isDown;
            if (!isDown) {
                pedalled.keySet().stream()
                        .filter(key -> key / 128 == channel)
                        .forEach(key -> finishAll(pedalled, key, tick));
            }
        }

        void end(long lastTick) {
            pedalled.keySet().forEach(key -> finishAll(pedalled, key, lastTick));
            down.keySet().forEach(key -> finishAll(down, key, lastTick));
        }

        private void finishAll(Map<Integer, ArrayDeque<Held>> keys, int key, long tick) {
            ArrayDeque<Held> held = keys.get(key);
            while (held != null && !held.isEmpty()) {
                finish(held.remove(), key, tick);
            }
        }

        private void finish(Held held, int key, long tick) {
            if (key / 128 == DRUMS) {
                return;
            }
            long end = Math.max(tick, held.tick() + 1);
            long onsetNanos = tempo.nanos(held.tick());
            notes.add(new FileNote(
                    key % 128,
                    held.velocity(),
                    onsetNanos,
                    Math.max(1, tempo.nanos(end) - onsetNanos),
                    tempo.beats(held.tick()),
                    tempo.beats(end) - tempo.beats(held.tick()),
                    track,
                    key / 128));
        }
    }
}
