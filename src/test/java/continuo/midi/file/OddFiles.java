package continuo.midi.file;

import static continuo.midi.file.MidiBytes.BEAT;
import static continuo.midi.file.MidiBytes.bytes;
import static continuo.midi.file.MidiBytes.chunk;
import static continuo.midi.file.MidiBytes.file;
import static continuo.midi.file.MidiBytes.header;
import static continuo.midi.file.MidiBytes.longWord;
import static continuo.midi.file.MidiBytes.notes;
import static continuo.midi.file.MidiBytes.notesOn;
import static continuo.midi.file.MidiBytes.off;
import static continuo.midi.file.MidiBytes.on;
import static continuo.midi.file.MidiBytes.tempo;
import static continuo.midi.file.MidiBytes.time;
import static continuo.midi.file.MidiBytes.track;
import static java.util.stream.Collectors.joining;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Files as programs really write them, of the kinds that public bug reports tell of, each with what is heard
/// of it.
public final class OddFiles {

    private static final String TWO = "60 at 0.00 for 0.50, 62 at 0.50 for 0.50";
    private static final byte[] MUSIC = notes(60, 62);

    private OddFiles() {}

    /// One of them.
    public static final class Odd {

        private final String name;
        private final String heard;
        private final byte[] bytes;

        Odd(String name, String heard, byte[] bytes) {
            this.name = name;
            this.heard = heard;
            this.bytes = bytes;
        }

        /// With the ending that such a file has.
        public String name() {
            return name;
        }

        /// As [ReadNotes#notes] tells it; empty: nothing can be heard, which is said.
        public String heard() {
            return heard;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Odd> all() {
        List<Odd> all = new ArrayList<>();
        containers(all);
        headers(all);
        metas(all);
        exclusives(all);
        tempos(all);
        pairs(all);
        all.addAll(RareFiles.all());
        return all;
    }

    private static void containers(List<Odd> all) {
        byte[] inner = file(MUSIC);
        byte[] odd = bytes(inner, 0x20);
        all.add(new Odd("riff.rmi", TWO, riff(bytes(riffChunk("data", inner)))));
        all.add(new Odd(
                "riff-info-before-data.rmi",
                TWO,
                riff(bytes(riffChunk("LIST", bytes("INFOINAM", 4, 0, 0, 0, "a-b", 0)), riffChunk("data", inner)))));
        all.add(new Odd("riff-odd-length.rmi", TWO, riff(bytes(riffChunk("data", odd), 0))));
        all.add(new Odd(
                "riff-length-of-nothing.rmi", TWO, bytes("RIFF", 0, 0, 0, 0, "RMID", "data", 0, 0, 0, 0, inner)));
        all.add(new Odd(
                "lyrics.kar",
                TWO,
                bytes(
                        header(1, 3, BEAT),
                        track(text(1, "@KMIDI KARAOKE FILE")),
                        track(text(3, "Words"), text(1, "@LENGL"), text(1, "\\La"), text(1, "/lu")),
                        track(MUSIC))));
        all.add(new Odd("byte-order-mark.mid", TWO, bytes(0xEF, 0xBB, 0xBF, inner)));
        all.add(new Odd("tag-after-the-end.mid", TWO, bytes(inner, "TAG", new byte[125])));
        all.add(new Odd("page-of-an-error.mid", "", bytes("<!DOCTYPE html><html><body>404 Not Found</body></html>")));
        all.add(new Odd("zeros.mid", "", new byte[4096]));
        all.add(new Odd("twice-the-header.mid", TWO, bytes(header(0, 1, BEAT), track(MUSIC), header(0, 1, BEAT))));
    }

    private static byte[] riff(byte[] chunks) {
        return bytes("RIFF", little(4 + chunks.length), "RMID", chunks);
    }

    private static byte[] riffChunk(String name, byte[] body) {
        return bytes(name, little(body.length), body);
    }

    private static byte[] little(int value) {
        return bytes(value & 0xFF, value >> 8 & 0xFF, value >> 16 & 0xFF, value >> 24 & 0xFF);
    }

    private static byte[] text(int type, String words) {
        return text(type, words.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] text(int type, byte[] words) {
        return bytes(0, 0xFF, type, words.length, words);
    }

    private static void headers(List<Odd> all) {
        all.add(new Odd(
                "header-of-ten-bytes.mid",
                TWO,
                bytes("MThd", longWord(10), 0, 0, 0, 1, BEAT >> 8, BEAT & 0xFF, 1, 2, 3, 4, track(MUSIC))));
        all.add(new Odd("counts-no-tracks.mid", TWO, bytes(header(1, 0, BEAT), track(MUSIC))));
        all.add(new Odd("format-0-of-two-tracks.mid", TWO, bytes(header(0, 2, BEAT), track(), track(MUSIC))));
        all.add(new Odd("format-1-of-one-track.mid", TWO, bytes(header(1, 1, BEAT), track(MUSIC))));
        all.add(new Odd("format-2.mid", TWO, bytes(header(2, 2, BEAT), track(notes(60)), track(notes(62)))));
        all.add(new Odd(
                "milliseconds.mid",
                "60 at 0.00 for 0.48, 62 at 0.48 for 0.48",
                bytes(header(0, 1, 0xE728), track(MUSIC)))); // 25 frames of 40 ticks
        all.add(new Odd(
                "film.mid", "60 at 0.00 for 0.25, 62 at 0.25 for 0.25", bytes(header(0, 1, 0xE850), track(MUSIC))));
        all.add(new Odd(
                "one-tick-a-beat.mid",
                TWO,
                bytes(header(0, 1, 1), track(on(0, 0, 60), off(1, 0, 60), on(0, 0, 62), off(1, 0, 62)))));
        all.add(new Odd("no-ticks-a-beat.mid", "", bytes(header(0, 1, 0), track(MUSIC))));
        all.add(new Odd("header-alone.mid", "", header(1, 1, BEAT)));
        all.add(new Odd(
                "garbage-between-tracks.mid", TWO, bytes(header(1, 2, BEAT), track(), "MTr MT", 0xFF, track(MUSIC))));
        all.add(new Odd(
                "vendors-chunk-of-nothing.mid",
                TWO,
                bytes(header(1, 1, BEAT), chunk("XFIH", 0, new byte[0]), track(MUSIC), chunk("XFKM", 3, new byte[3]))));
    }

    private static void metas(List<Odd> all) {
        all.add(new Odd("key-that-is-none.mid", TWO, file(bytes(0, 0xFF, 0x59, 2, 9, 7), MUSIC)));
        all.add(new Odd("key-of-one-byte.mid", TWO, file(bytes(0, 0xFF, 0x59, 1, 3), MUSIC)));
        all.add(new Odd("metre-that-is-none.mid", TWO, file(bytes(0, 0xFF, 0x58, 4, 0, 200, 0, 0), MUSIC)));
        all.add(new Odd(
                "name-that-moves-the-cursor.mid",
                TWO,
                file(text(3, bytes(0x1B, "[2J", 0x1B, "]0;title", 7, "\r\n", 0, 8)), MUSIC)));
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "ISO-8859-1", "Shift_JIS", "windows-1251")) {
            byte[] words = "Für ピアノ, соло".getBytes(Charset.forName(charset));
            all.add(new Odd("name-in-" + charset + ".mid", TWO, file(text(3, words), text(2, words), MUSIC)));
        }
        all.add(new Odd("channel-prefix.mid", TWO, file(bytes(0, 0xFF, 0x20, 1, 5), text(3, "prefixed"), MUSIC)));
        all.add(new Odd("port-out-of-range.mid", TWO, file(bytes(0, 0xFF, 0x21, 1, 200), MUSIC)));
        all.add(new Odd(
                "sequencers-own-of-70000-bytes.mid",
                TWO,
                file(bytes(0, 0xFF, 0x7F, 0x84, 0xA2, 0x70, new byte[70_000]), MUSIC)));
        all.add(new Odd("unknown-meta.mid", TWO, file(bytes(0, 0xFF, 0x6E, 3, 0x90, 60, 80), MUSIC)));
        all.add(new Odd(
                "running-status-after-lyrics.mid",
                TWO,
                file(
                        bytes(0, 0x90, 60, 80),
                        time(BEAT),
                        bytes(60, 0),
                        text(5, "la"),
                        bytes(0, 62, 80),
                        time(BEAT),
                        62,
                        0)));
        all.add(new Odd("empty-texts.mid", TWO, file(text(1, ""), text(3, ""), text(5, ""), MUSIC)));
    }

    private static void exclusives(List<Odd> all) {
        all.add(new Odd(
                "exclusive-in-three-packets.mid",
                "60 at 0.50 for 0.50, 62 at 1.00 for 0.50",
                file(
                        bytes(0, 0xF0, 3, 0x43, 0x12, 0),
                        time(BEAT / 2),
                        bytes(0xF7, 3, 0x43, 0x12, 0),
                        time(BEAT / 2),
                        bytes(0xF7, 2, 0, 0xF7),
                        MUSIC)));
        all.add(new Odd("escaped-note.mid", TWO, file(bytes(0, 0xF7, 3, 0x90, 72, 80), MUSIC)));
        all.add(new Odd("exclusive-without-its-end.mid", TWO, file(bytes(0, 0xF0, 4, 0x7E, 0x7F, 9, 1), MUSIC)));
        all.add(new Odd("exclusive-of-nothing.mid", TWO, file(bytes(0, 0xF0, 0), bytes(0, 0xF7, 0), MUSIC)));
    }

    private static void tempos(List<Odd> all) {
        all.add(new Odd("tempo-0.mid", TWO, file(tempo(0, 0), MUSIC)));
        all.add(new Odd("tempo-of-four-bytes.mid", TWO, file(bytes(0, 0xFF, 0x51, 4, 0, 7, 0xA1, 0x20), MUSIC)));
        all.add(new Odd(
                "slowest-tempo.mid", "60 at 0.00 for 16.78, 62 at 16.78 for 16.78", file(tempo(0, 0xFFFFFF), MUSIC)));
        all.add(new Odd(
                "two-tempos-at-once.mid",
                "60 at 0.00 for 1.00, 62 at 1.00 for 1.00",
                file(tempo(0, 250_000), tempo(0, 1_000_000), MUSIC)));
        all.add(new Odd(
                "tempo-after-the-notes.mid",
                TWO,
                bytes(header(1, 2, BEAT), track(MUSIC), track(bytes(time(0x3000)), 0xFF, 0x51, 3, 1, 1, 1))));
        all.add(new Odd(
                "a-note-after-thirty-years.mid",
                "60 at 0.00 for 0.50",
                file(notes(60), tempo(0, 0xFFFFFF), bytes(0xFF, 0xFF, 0xFF, 0x7F, 0x90, 62, 80), off(BEAT, 0, 62))));
    }

    private static void pairs(List<Odd> all) {
        byte[] bass = bytes(on(0, 0, 48), off(2 * BEAT, 0, 48));
        all.add(new Odd(
                "two-tracks-on-one-channel.mid",
                "48 at 0.00 for 1.00, 60 at 0.00 for 0.50, 62 at 0.50 for 0.50",
                bytes(header(1, 2, BEAT), track(MUSIC), track(bass))));
        all.add(new Odd(
                "velocity-0-ends.mid",
                TWO,
                file(bytes(0, 0x90, 60, 80), time(BEAT), bytes(60, 0, 0, 62, 80), time(BEAT), bytes(62, 0))));
        all.add(new Odd(
                "one-note-doubled-by-four-tracks.mid",
                TWO,
                bytes(
                        header(1, 4, BEAT),
                        track(MUSIC),
                        track(notesOn(1, 60, 62)),
                        track(notesOn(2, 60, 62)),
                        track(notesOn(3, 60, 62)))));
        all.add(new Odd("lowest-and-highest-key.mid", "0 at 0.00 for 0.50, 127 at 0.50 for 0.50", file(notes(0, 127))));
        all.add(new Odd(
                "chord-of-all-keys.mid",
                Arrays.stream(allKeys())
                        .mapToObj(key -> key + " at 0.00 for 0.50")
                        .collect(joining(", ")),
                file(
                        bytes(Arrays.stream(allKeys())
                                .mapToObj(key -> on(0, 0, key))
                                .toArray()),
                        bytes(time(BEAT), 0xB0, 123, 0))));
        all.add(new Odd(
                "pedal-never-lifted.mid",
                "60 at 0.00 for 1.00, 62 at 0.50 for 0.50",
                file(bytes(0, 0xB0, 64, 127), MUSIC)));
        all.add(new Odd("drums-alone.mid", "", file(notesOn(9, 36, 38))));
    }

    private static int[] allKeys() {
        int[] keys = new int[128];
        Arrays.setAll(keys, key -> key);
        return keys;
    }
}
