package org.meetinginterpreter.translation.marian;

import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.meetinginterpreter.model.LanguageMatch;

/**
 * The token that tells a network of several target languages which one to write: {@code >>uzb_Latn<<}, before the sentence. Its
 * name is an ISO 639 code, with a script or region where the network knows several.
 *
 * @param token as the vocabulary has it
 */
record TargetLabel(String token, Locale language) {
    private static final Pattern LABEL = Pattern.compile(">>([a-z]{2,3})(?:_([A-Za-z]{2,4}))?<<");

    /**
     * The label for a language; nothing where the vocabulary has no labels, that is, where the network writes one language only.
     *
     * @throws MarianFormatException when it has labels, but none for this language
     */
    static Optional<TargetLabel> find(TokenTable table, Locale target) {
        List<TargetLabel> labels =
                table.tokens().stream().flatMap(TargetLabel::parse).toList();
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        Optional<TargetLabel> best = labels.stream()
                .filter(label -> LanguageMatch.distance(target, label.language).isPresent())
                .min(Comparator.comparingInt((TargetLabel label) ->
                                LanguageMatch.distance(target, label.language).getAsInt())
                        // the one that names its script rather than the one that leaves it open
                        .thenComparing(label -> label.token().length(), Comparator.reverseOrder())
                        .thenComparing(TargetLabel::token));
        if (best.isEmpty()) {
            throw new MarianFormatException(table.origin() + " has no label for " + target.toLanguageTag()
                    + " among the languages that its network writes: "
                    + String.join(
                            " ",
                            labels.stream().map(TargetLabel::token).sorted().toList()));
        }
        return best;
    }

    private static Stream<TargetLabel> parse(String token) {
        Matcher label = LABEL.matcher(token);
        if (!label.matches()) {
            return Stream.empty();
        }
        Locale.Builder language = new Locale.Builder();
        try {
            language.setLanguage(label.group(1));
            String part = label.group(2);
            if (part != null && part.length() == 4) {
                language.setScript(part);
            } else if (part != null) {
                language.setRegion(part);
            }
            return Stream.of(new TargetLabel(token, language.build()));
        } catch (IllformedLocaleException e) {
            return Stream.empty();
        }
    }
}
