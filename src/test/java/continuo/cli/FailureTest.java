package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void aMistakeOfTheUsersIsSaidWhateverItIsWrappedIn() {
        IOException mistake = new IOException("name another\nfile");

        assertEquals("2: name another file", said(mistake));
        assertEquals("2: name another file", said(new UncheckedIOException(mistake)));
        assertEquals("2: name another file", said(new ExecutionException(new UncheckedIOException(mistake))));
    }

    @Test
    void tooLittleMemoryIsSaidWithWhatToDo() {
        String said = said(new ExecutionException(new OutOfMemoryError("Java heap space")));

        assertTrue(said.startsWith("2: "), said);
        assertTrue(said.contains(" MB of memory are not enough for this; set CONTINUO_MEMORY to more"), said);
    }

    @Test
    void aMissingPartIsSaidWithWhatToDo() {
        String said = said(new NoClassDefFoundError("org/nd4j/Some"));

        assertTrue(said.startsWith("1: a part of Continuo is missing or does not fit"), said);
        assertTrue(said.contains("delete the folder target"), said);
    }

    @Test
    void aMistakeOfOursIsOneLineAndItsTraceAFile() throws IOException {
        for (Throwable ours : new Throwable[] {new AssertionError(), new IllegalStateException("what\nnow")}) {
            String said = said(ours);

            assertTrue(said.startsWith("1: Continuo failed: this is a mistake in it, not yours."), said);
            Path trace = Path.of(said.replaceFirst(".* with (.*\\.txt), .*", "$1"));
            assertTrue(Files.readString(trace).contains("FailureTest"), said);
            Files.delete(trace);
        }
    }

    private static String said(Throwable thrown) {
        StringWriter err = new StringWriter();
        int code = Failure.report(thrown, new PrintWriter(err, true));
        assertEquals(1, err.toString().lines().count(), err.toString());
        return code + ": " + err.toString().strip();
    }
}
