package continuo.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Says in words what the JDK says of files by the kind of its exceptions.
final class FileMistake {

    private FileMistake() {}

    static @Nullable String inWords(IOException mistake) {
        return switch (mistake) {
            case NoSuchFileException e -> e.getFile() + " does not exist";
            case AccessDeniedException e -> e.getFile() + " may not be read or written; change its permissions";
            case FileAlreadyExistsException e -> e.getFile() + " is a file, and a folder is needed; give another name";
            case FileSystemException e ->
                e.getFile() + " cannot be used: "
                        + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
            case CharacterCodingException e -> "a file is not text in UTF-8, and such a one is needed";
            default -> mistake.getMessage() == null ? mistake.toString() : mistake.getMessage(); // ours, for the user
        };
    }
}
