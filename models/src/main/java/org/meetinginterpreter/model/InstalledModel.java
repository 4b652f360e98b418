package org.meetinginterpreter.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A model in the store, as its manifest tells.
 *
 * @param folder where its files lie; they are never changed after installation
 * @param languages for translation what it reads, then what it writes; empty: any
 * @param published whether its files were checked against published hashes, rather than pinned as they came
 */
public record InstalledModel(
        String id,
        ModelTask task,
        String engine,
        List<LanguageGroup> languages,
        String licence,
        boolean published,
        Path folder,
        List<ModelFile> files) {
    public InstalledModel {
        languages = List.copyOf(languages);
        files = List.copyOf(files);
    }

    /** Bytes of all its files. */
    public long size() {
        return files.stream().mapToLong(ModelFile::size).sum();
    }

    /** One of its files by its path in the folder. */
    public Path file(String path) {
        return folder.resolve(path);
    }

    /** What a translation model can do. */
    public List<LanguagePair> pairs() {
        return LanguagePair.of(languages);
    }

    /**
     * How far its languages lie from these, in this order, by {@link LanguageMatch}: 0 for the same tags.
     *
     * @return nothing where it does not serve them; 0 where it serves any language
     */
    OptionalInt distance(List<Locale> wanted) {
        if (languages.isEmpty()) {
            return OptionalInt.of(0);
        }
        if (languages.size() != wanted.size()) {
            return OptionalInt.empty();
        }
        int total = 0;
        for (int i = 0; i < wanted.size(); i++) {
            OptionalInt distance = languages.get(i).distance(wanted.get(i));
            if (distance.isEmpty()) {
                return distance;
            }
            total += distance.getAsInt();
        }
        return OptionalInt.of(total);
    }
}
