package org.meetinginterpreter.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A model as a catalogue describes it.
 *
 * @param id lower-case letters, digits, {@code . _ -}; names maker and tier, such as {@code firefox-tiny-en-pt}
 * @param engine what runs it: moonshine, vosk, silero, marian, minilm
 * @param languages BCP 47 tags; for translation what it reads, then what it writes; several with a plus between them, as
 *     in {@link LanguageGroup}; empty: any
 * @param licence SPDX identifier where there is one, else the makers' words
 * @param size bytes of its files; where only the download's size is published, of the download (rounded where {@link #isPublished} is false); 0 where none is
 * @param note for people: quality, origin; may be empty
 * @param files its files; empty where the makers publish no list
 * @param sources where to get it, best first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelEntry(
        String id,
        ModelTask task,
        String engine,
        List<String> languages,
        String licence,
        long size,
        String note,
        List<ModelFile> files,
        List<ModelSource> sources) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    public ModelEntry {
        requireId(id);
        if (task == null || engine == null || engine.isBlank()) {
            throw new ModelException("model " + id + " names no task or no engine");
        }
        if (size < 0) {
            throw new ModelException("model " + id + " has a negative size");
        }
        languages = languages == null ? List.of() : List.copyOf(languages);
        requireLanguages(languages, task, id);
        licence = licence == null || licence.isBlank() ? Licence.UNKNOWN : licence;
        note = note == null ? "" : note;
        files = files == null ? List.of() : List.copyOf(files);
        sources = sources == null ? List.of() : List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new ModelException("model " + id + " names no source");
        }
    }

    /** Whether every byte of it can be checked against a published SHA-256, from whichever source it comes. */
    @JsonIgnore
    public boolean isPublished() {
        return hasPinnedFiles() || sources.stream().allMatch(ModelEntry::isPinned);
    }

    boolean hasPinnedFiles() {
        return !files.isEmpty() && files.stream().allMatch(file -> file.sha256() != null);
    }

    /** Whether the source's bytes as sent have published hashes. */
    static boolean isPinned(ModelSource source) {
        if (source instanceof ModelSource.Archive archive) {
            return archive.sha256() != null;
        }
        return source instanceof ModelSource.Https https
                && https.files().stream().allMatch(file -> file.sha256() != null);
    }

    /** What a translation model can do. */
    public List<LanguagePair> pairs() {
        return LanguagePair.of(languages.stream().map(LanguageGroup::parse).toList());
    }

    static void requireId(String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new ModelException(
                    "'" + id + "' is not a model id: up to 100 of a-z, 0-9, '.', '_', '-', a letter or digit first");
        }
    }

    static void requireLanguages(List<String> languages, ModelTask task, String id) {
        for (String tags : languages) {
            try {
                LanguageGroup group = LanguageGroup.parse(tags);
                if (task != ModelTask.TRANSLATION && group.locales().size() > 1) {
                    throw new ModelException("'" + tags + "' is for translation only");
                }
            } catch (ModelException e) {
                throw new ModelException("model " + id + ": " + e.getMessage(), e);
            }
        }
        if (task == ModelTask.TRANSLATION && languages.size() != 2) {
            throw new ModelException("model " + id + " translates: it needs two languages, from and to");
        }
    }
}
