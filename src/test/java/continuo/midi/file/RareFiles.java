package continuo.midi.file;

import static continuo.midi.file.MidiBytes.BEAT;
import static continuo.midi.file.MidiBytes.bytes;
import static continuo.midi.file.MidiBytes.chunk;
import static continuo.midi.file.MidiBytes.control;
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
import static continuo.midi.file.MidiBytes.withoutLast;

import continuo.midi.file.OddFiles.Odd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Files that came by strange ways, or that few programs write, each with what is heard of it.
final class RareFiles {

    private static final String TWO = "60 at 0.00 for 0.50, 62 at 0.50 for 0.50";
    private static final byte[] MUSIC = notes(60, 62);
    private static final byte[] FILE = file(MUSIC);

    private RareFiles() {}

    static List<Odd> all() {
        List<Odd> all = new ArrayList<>();
        ways(all);
        chunks(all);
        wire(all);
        times(all);
        keys(all);
        return all;
    }

    private static void ways(List<Odd> all) {
        byte[] padded = bytes(FILE, new byte[(128 - FILE.length % 128) % 128]);
        byte[] finder = bytes(0, 8, "tune.mid", new byte[55], "MidiTTXT", new byte[47], new byte[8]);
        all.add(new Odd("from-an-old-mac.mid", TWO, bytes(finder, padded, new byte[] {0, 0, 1, 0}, "MidiTTXT")));
        all.add(new Odd(
                "zipped-without-compression.mid",
                TWO,
                bytes("PK", 3, 4, new byte[22], 8, 0, 0, 0, "tune.mid", FILE, "PK", 1, 2, new byte[42], "tune.mid")));
        all.add(new Odd("zipped.mid", "", bytes("PK", 3, 4, 20, 0, 0, 0, 8, 0, new byte[16], 8, 0, 0, 0, "tune.mid")));
        all.add(new Odd("gzipped.mid", "", bytes(0x1F, 0x8B, 8, 0, new byte[12])));
        all.add(new Odd(
                "saved-with-its-head.mid", TWO, bytes("HTTP/1.1 200 OK\r\nContent-Type: audio/midi\r\n\r\n", FILE)));
        all.add(new Odd("from-a-letter-about-MThd.mid", TWO, bytes("The MThd was lost once, here it is:\r\n", FILE)));
        all.add(new Odd("after-a-block-of-zeros.mid", TWO, bytes(new byte[512], FILE)));
        all.add(new Odd("sectors-of-a-floppy.mid", TWO, bytes(FILE, 0xE5, new byte[400], 0xF6, 0xF6, 0xF6)));
        all.add(new Odd("of-one-byte.mid", "", bytes("M")));
        all.add(new Odd("of-a-game.mid", "", bytes("MUS", 0x1A, new byte[60])));
        all.add(new Odd("sheet.mid", "", bytes("<?xml version=\"1.0\"?><score-partwise/>")));
    }

    private static void chunks(List<Odd> all) {
        all.add(new Odd(
                "header-of-eight-bytes-that-has-six.mid",
                TWO,
                bytes("MThd", longWord(8), 0, 0, 0, 1, BEAT >> 8, BEAT & 0xFF, track(MUSIC))));
        all.add(new Odd(
                "header-of-nothing.mid",
                TWO,
                bytes("MThd", longWord(0), 0, 0, 0, 1, BEAT >> 8, BEAT & 0xFF, track(MUSIC))));
        all.add(new Odd(
                "tracks-of-nothing.mid",
                TWO,
                bytes(header(1, 4, BEAT), chunk("MTrk", 0, new byte[0]), track(), track(MUSIC), track())));
        all.add(new Odd(
                "breaks-off-in-the-head-of-a-track.mid", TWO, bytes(header(1, 2, BEAT), track(MUSIC), "MTrk", 0, 0)));
        all.add(new Odd(
                "end-of-one-byte.mid",
                TWO,
                bytes(header(0, 1, BEAT), chunk("MTrk", MUSIC.length + 5, bytes(MUSIC, 0, 0xFF, 0x2F, 1, 0)))));
        all.add(new Odd("without-its-end.mid", TWO, bytes(header(0, 1, BEAT), chunk("MTrk", MUSIC.length, MUSIC))));
        all.add(new Odd("ends-twice.mid", TWO, file(MUSIC, 0, 0xFF, 0x2F, 0)));
        all.add(new Odd("ends-and-goes-on.mid", TWO, file(notes(60), 0, 0xFF, 0x2F, 0, notes(62))));
        all.add(new Odd("breaks-off-in-a-time.mid", TWO, bytes(withoutLast(4, FILE), 0x81)));
        all.add(new Odd(
                "thousand-empty-tracks.mid",
                TWO,
                bytes(
                        header(1, 0, BEAT),
                        track(MUSIC),
                        bytes(IntStream.range(0, 1000).mapToObj(_ -> track()).toArray()))));
        all.add(new Odd(
                "tempo-in-the-second-track.mid",
                "60 at 0.00 for 1.00, 62 at 1.00 for 1.00",
                bytes(header(1, 2, BEAT), track(MUSIC), track(tempo(0, 1_000_000)))));
        all.add(new Odd(
                "american-film.mid",
                "60 at 0.00 for 0.20, 62 at 0.20 for 0.20",
                bytes(header(0, 1, 0xE350), track(MUSIC))));
        all.add(new Odd(
                "finest-ticks.mid",
                "60 at 0.00 for 0.01, 62 at 0.01 for 0.01",
                bytes(header(0, 1, 0x7FFF), track(MUSIC))));
    }

    private static void wire(List<Odd> all) {
        all.add(new Odd(
                "sensing-and-clock.mid",
                TWO,
                file(bytes(0, 0xFE, 0, 0xF8), notes(60), bytes(0, 0xFE), bytes(0, 0xF8, 0, 0xFA), notes(62))));
        all.add(new Odd(
                "running-status-after-exclusive.mid",
                TWO,
                file(
                        bytes(0, 0x90, 60, 80, 0, 0xF0, 3, 1, 2, 0xF7),
                        time(BEAT),
                        bytes(60, 0),
                        bytes(0, 0xF7, 1, 0xF8),
                        bytes(0, 62, 80),
                        time(BEAT),
                        bytes(62, 0))));
        all.add(new Odd(
                "running-status-after-sensing.mid",
                TWO,
                file(bytes(0, 0x90, 60, 80, 0, 0xFE), time(BEAT), bytes(60, 0, 0, 62, 80), time(BEAT), bytes(62, 0))));
        byte[][] storm = IntStream.range(0, 16)
                .mapToObj(channel ->
                        bytes(control(0, channel, 120, 0), control(0, channel, 121, 0), control(0, channel, 123, 0)))
                .toArray(byte[][]::new);
        byte[] calm = bytes((Object[]) storm);
        all.add(new Odd("storms-of-all-notes-off.mid", TWO, file(calm, notes(60), calm, notes(62), calm, calm)));
        all.add(new Odd(
                "floods-of-pressure.mid",
                TWO,
                file(
                        flood(0xA0),
                        flood(0xB0),
                        flood(0xE0),
                        on(0, 0, 60),
                        flood(0xE0),
                        bytes(time(BEAT), 0xD0, 5),
                        off(0, 0, 60),
                        flood(0xA0),
                        notes(62))));
        all.add(new Odd(
                "programs-and-banks-between.mid",
                TWO,
                file(
                        bytes(0, 0xC0, 5),
                        control(0, 0, 0, 1),
                        control(0, 0, 32, 5),
                        notes(60),
                        bytes(0, 0xC0, 9, 0, 10),
                        notes(62))));
        all.add(new Odd(
                "finer-velocities.mid",
                TWO,
                file(control(0, 0, 88, 64), notes(60), control(0, 0, 88, 127), notes(62))));
        all.add(new Odd(
                "parameters.mid",
                TWO,
                file(
                        control(0, 0, 101, 0),
                        control(0, 0, 100, 0),
                        control(0, 0, 6, 12),
                        control(0, 0, 101, 127),
                        MUSIC)));
    }

    private static byte[] flood(int status) {
        return bytes(IntStream.range(0, 128)
                .mapToObj(value -> bytes(0, status, status == 0xB0 ? 1 : 60, value))
                .toArray());
    }

    private static void times(List<Odd> all) {
        all.add(new Odd(
                "begins-after-an-hour.mid",
                "60 at 3600.00 for 0.50",
                file(bytes(0x81, 0xD2, 0xF8, 0x00, 0xFF, 1, 0), notes(60))));
        all.add(new Odd(
                "tempo-within-a-note.mid",
                "60 at 0.00 for 0.75, 62 at 0.75 for 1.00",
                file(on(0, 0, 60), tempo(BEAT / 2, 1_000_000), off(BEAT / 2, 0, 60), notes(62))));
        all.add(new Odd(
                "tempo-a-tick-late.mid",
                "60 at 0.00 for 1.00, 62 at 1.00 for 1.00",
                file(on(0, 0, 60), tempo(1, 1_000_000), off(BEAT - 1, 0, 60), notes(62))));
        all.add(new Odd(
                "fastest-tempo.mid",
                "60 at 0.00 for 0.00, 62 at 0.50 for 0.50",
                file(tempo(0, 1), notes(60), tempo(0, 500_000), time(BEAT), 0xFF, 1, 0, notes(62))));
    }

    private static void keys(List<Odd> all) {
        all.add(new Odd(
                "velocities-of-release.mid",
                TWO,
                file(on(0, 0, 60), bytes(time(BEAT), 0x80, 60, 127), on(0, 0, 62), bytes(time(BEAT), 0x80, 62, 0))));
        all.add(new Odd(
                "both-ways-to-release.mid",
                TWO,
                file(on(0, 0, 60), bytes(time(BEAT), 0x90, 60, 0), off(0, 0, 60), on(0, 0, 62), off(BEAT, 0, 62))));
        all.add(new Odd(
                "struck-again-before-let-go.mid",
                "60 at 0.00 for 0.50, 60 at 0.50 for 0.50",
                file(on(0, 0, 60), on(BEAT, 0, 60), off(0, 0, 60), off(BEAT, 0, 60))));
        all.add(new Odd(
                "notes-of-no-length.mid",
                "60 at 0.00 for 0.00, 62 at 0.50 for 0.00",
                file(on(0, 0, 60), off(0, 0, 60), on(BEAT, 0, 62), off(0, 0, 62))));
        all.add(new Odd("let-go-before-struck.mid", TWO, file(off(0, 0, 60), off(0, 0, 62), MUSIC)));
        String all16 = IntStream.range(0, 16)
                .filter(channel -> channel != 9)
                .mapToObj(channel -> "%d at %.2f for 0.50".formatted(60 + channel, channel * 0.5))
                .collect(Collectors.joining(", "));
        all.add(new Odd(
                "format-0-of-sixteen-channels.mid",
                all16,
                file(bytes(IntStream.range(0, 16)
                        .mapToObj(channel -> notesOn(channel, 60 + channel))
                        .toArray()))));
        all.add(new Odd(
                "pedal-about-its-middle.mid",
                "60 at 0.00 for 1.00, 62 at 0.50 for 1.00",
                file(
                        control(0, 0, 64, 63),
                        control(0, 0, 64, 64),
                        notes(60),
                        on(0, 0, 62),
                        control(BEAT, 0, 64, 63),
                        control(0, 0, 64, 64),
                        off(0, 0, 62),
                        control(BEAT, 0, 64, 63))));
        all.add(new Odd(
                "pedal-after-the-last-note.mid", TWO, file(MUSIC, control(0, 0, 64, 127), control(BEAT, 0, 64, 0))));
        all.add(new Odd("the-same-track-twice.mid", TWO, bytes(header(1, 2, BEAT), track(MUSIC), track(MUSIC))));
    }
}
