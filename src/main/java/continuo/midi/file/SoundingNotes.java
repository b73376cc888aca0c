package continuo.midi.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one instrument sounds when it is given the notes of all tracks: a pitch struck twice within 30 ms is one note,
/// a pitch struck again later ends the note before.
final class SoundingNotes {

    private static final long SAME_STRIKE_NANOS = 30_000_000;

    private static final Comparator<FileNote> IN_ORDER =
            Comparator.comparingLong(FileNote::onsetNanos).thenComparingInt(FileNote::pitch);

    private SoundingNotes() {}

    static List<FileNote> of(List<FileNote> all) {
        Map<Integer, List<FileNote>> byPitch = new TreeMap<>();
        for (FileNote note : all) {
            byPitch.computeIfAbsent(note.pitch(), pitch -> new ArrayList<>()).add(note);
        }
        List<FileNote> sounding = new ArrayList<>();
        byPitch.values().forEach(ofPitch -> sounding.addAll(ofOnePitch(ofPitch)));
        sounding.sort(IN_ORDER);
        return sounding;
    }

    private static List<FileNote> ofOnePitch(List<FileNote> notes) {
        notes.sort(IN_ORDER);
        List<FileNote> sounding = new ArrayList<>();
        for (FileNote note : notes) {
            FileNote last = sounding.isEmpty() ? null : sounding.getLast();
            if (last == null) {
                sounding.add(note);
            } else if (note.onsetNanos() - last.onsetNanos() <= SAME_STRIKE_NANOS) {
                sounding.set(sounding.size() - 1, merged(last, note));
            } else {
                if (last.endNanos() > note.onsetNanos()) {
                    sounding.set(sounding.size() - 1, last.until(note));
                }
                sounding.add(note);
            }
        }
        return sounding;
    }

    private static FileNote merged(FileNote first, FileNote second) {
        FileNote later = first.endNanos() >= second.endNanos() ? first : second;
        FileNote louder = first.velocity() >= second.velocity() ? first : second;
        FileNote kept = first.withEnd(later.endNanos(), later.endBeats());
        return new FileNote(
                kept.pitch(),
                louder.velocity(),
                kept.onsetNanos(),
                kept.durationNanos(),
                kept.onsetBeats(),
                kept.lengthBeats(),
                louder.track(),
                louder.channel());
    }
}
