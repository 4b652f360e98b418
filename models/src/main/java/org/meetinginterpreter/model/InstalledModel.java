package org.meetinginterpreter.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A model in the store, as its manifest tells.
 *
 * @param folder where its files lie; they are never changed after installation
 * @param languages for translation the language it reads, then the one it writes; empty: any
 * @param published whether its files were checked against published hashes, rather than pinned as they came
 */
public record InstalledModel(
        String id,
        ModelTask task,
        String engine,
        List<Locale> languages,
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

    /**
     * Whether it serves these languages in this order: a model for {@code pt} serves {@code pt-BR} and the other way round;
     * where both name a script it must be the same.
     */
    boolean serves(List<Locale> wanted) {
        if (languages.isEmpty()) {
            return true;
        }
        if (languages.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            Locale mine = languages.get(i);
            Locale theirs = wanted.get(i);
            boolean sameScript = mine.getScript().isEmpty()
                    || theirs.getScript().isEmpty()
                    || mine.getScript().equals(theirs.getScript());
            if (!mine.getLanguage().equals(theirs.getLanguage()) || !sameScript) {
                return false;
            }
        }
        return true;
    }
}
