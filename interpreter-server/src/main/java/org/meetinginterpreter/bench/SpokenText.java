package org.meetinginterpreter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A recording and what is said in it, in the units in which errors are counted: words in English, characters in other languages.
 *
 * @param level of the speech, in decibels below full scale
 * @param english whether the units are words in normal form
 */
public record SpokenText(String name, Path file, List<String> units, double level, boolean english) {
    /** English recordings, whose words are aligned. */
    public static List<SpokenText> english(List<Recordings.Recording> recordings) {
        return recordings.stream()
                .map(recording -> new SpokenText(
                        recording.name(),
                        recording.file(),
                        new SpokenWords(recording.words()).words(),
                        SpeechLevel.of(SpeechLevel.samples(recording.file()), recording.words()),
                        true))
                .toList();
    }

    /** Recordings of another language, as {@code index.tsv} of the development data lists them. */
    public static List<SpokenText> listed(Path data, Locale language) {
        Path index = data.resolve("index.tsv");
        List<SpokenText> found = new ArrayList<>();
        if (!Files.isRegularFile(index)) {
            return found;
        }
        try {
            for (String line : Files.readAllLines(index)) {
                String[] fields = line.split("\t", -1);
                Path file = data.resolve(fields[0]);
                if (fields.length > 4
                        && fields[1].equals("speech")
                        && fields[2].equals(language.getLanguage())
                        && !fields[4].isBlank()
                        && Files.isRegularFile(file)) {
                    double level = SpeechLevel.ofActive(SpeechLevel.samples(file));
                    found.add(new SpokenText(fields[0], file, characters(fields[4]), level, false));
                }
            }
        } catch (IOException e) {
            throw new BenchException(index + " cannot be read: " + e.getMessage(), e);
        }
        return found;
    }

    /** The errors of what was recognised. */
    public WordErrors errors(String recognised) {
        return WordErrors.between(units, english ? SpokenWords.normal(recognised) : characters(recognised));
    }

    private static List<String> characters(String text) {
        return text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .toList();
    }
}
