package continuo.web;

import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Note;
import continuo.session.SessionFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What was played, for the page: `/api/sessions`.
///
/// | | |
/// |---|---|
/// | `GET /api/sessions` | the newest sessions, each as [SessionFolder.Summary] |
/// | `GET /api/sessions/NAME` | its notes: `[0 the player, 1 Continuo; onset and length in ms; pitch; velocity]` each |
/// | `GET /api/sessions/NAME.mid` | its MIDI file |
final class Recordings {

    static final String PATH = "/api/sessions";

    private static final String MIDI = ".mid";
    private static final int MOST_SESSIONS = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private Recordings() {}

    static boolean answer(SessionFolder folder, String path, Response response, Callback callback) {
        try {
            if (path.equals(PATH)) {
                return Answers.json(response, callback, Telling.json(folder.newest(MOST_SESSIONS)));
            }
            String name = path.substring(PATH.length() + 1);
            return name.endsWith(MIDI)
                    ? Answers.bytes(
                            response,
                            callback,
                            "audio/midi",
                            folder.midi(name.substring(0, name.length() - MIDI.length())))
                    : Answers.json(response, callback, Telling.json(notes(folder.parts(name))));
        } catch (IOException e) {
            return Answers.refuse(response, callback, HttpStatus.NOT_FOUND_404, String.valueOf(e.getMessage()));
        }
    }

    private static List<double[]> notes(List<Part> parts) {
        List<double[]> notes = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            for (Note note : parts.get(part).notes()) {
                notes.add(new double[] {
                    part,
                    Math.round(note.onsetNanos() / NANOS_PER_MILLI),
                    Math.ceil(note.durationNanos() / NANOS_PER_MILLI),
                    note.pitch(),
                    note.velocity()
                });
            }
        }
        return notes;
    }
}
