package org.meetinginterpreter.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of a model.
 *
 * @param path where it lies in the model's folder, with {@code /} between folders
 * @param size bytes, or null where it is not published
 * @param sha256 64 lower-case hexadecimal digits, or null where it is not published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelFile(String path, Long size, String sha256) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ModelFile {
        requireRelative(path);
        if (size != null && size < 0) {
            throw new ModelException("the size of " + path + " is negative");
        }
        requireHash(sha256, path);
    }

    Optional<String> hash() {
        return Optional.ofNullable(sha256);
    }

    /** Refuses a path that could leave its folder. */
    static String requireRelative(String path) {
        if (path == null
                || path.isBlank()
                || path.startsWith("/")
                || path.matches("^[A-Za-z]:.*")
                || path.contains("\\")) {
            throw new ModelException("'" + path + "' is not a relative path with / between folders");
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new ModelException("'" + path + "' would leave its folder");
            }
        }
        return path;
    }

    static void requireHash(String sha256, String of) {
        if (sha256 != null && !HASH.matcher(sha256).matches()) {
            throw new ModelException("the SHA-256 of " + of + " is not 64 lower-case hexadecimal digits");
        }
    }
}
