package org.meetinginterpreter.translation.faithful;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.translation.Doubt;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.Turn.Urgency;

/**
 * Checks what another translator wrote against the source. What seems lost is translated once more with placeholders in its stead;
 * the better of the attempts is given, with the doubts that remain. What still grows is checked but not translated again; a second attempt counts only if it begins with what is committed. Thread-safe.
 */
public final class FaithfulTranslator implements Translator {
    private final Translator translator;

    /** @param translator is closed with this one */
    public FaithfulTranslator(Translator translator) {
        this.translator = translator;
    }

    /** Made where somebody translates, and kept for all: it takes a while, in which those who only ask about languages must not wait. */
    private FaithfulnessCheck check() {
        return FaithfulnessCheck.of(source(), target());
    }

    /** An attempt with placeholders for the request at {@code place}. */
    private record Retry(int place, Placeholders masked) {}

    @Override
    public List<String> modelIds() {
        return translator.modelIds();
    }

    @Override
    public Locale source() {
        return translator.source();
    }

    @Override
    public Locale target() {
        return translator.target();
    }

    @Override
    public boolean isSteerable() {
        return translator.isSteerable();
    }

    @Override
    public List<Translation> translate(List<TranslationRequest> requests) {
        List<Translation> best = new ArrayList<>();
        List<Retry> retries = new ArrayList<>();
        List<Translation> first = translator.translate(requests);
        for (int i = 0; i < requests.size(); i++) {
            TranslationRequest request = requests.get(i);
            Translation checked = checked(request, first.get(i));
            best.add(checked);
            if (!grows(request) && !checked.doubts().isEmpty()) {
                int place = i;
                check().masked(request.text(), checked).forEach(masked -> retries.add(new Retry(place, masked)));
            }
        }
        if (!retries.isEmpty()) {
            List<Translation> second = translator.translate(retries.stream()
                    .map(retry -> requests.get(retry.place())
                            .unsteered()
                            .withText(retry.masked().text()))
                    .toList());
            for (int i = 0; i < retries.size(); i++) {
                Retry retry = retries.get(i);
                TranslationRequest request = requests.get(retry.place());
                Translation before = best.get(retry.place());
                restored(request, before, second.get(i), retry.masked())
                        .filter(again -> again.terms().containsAll(before.terms()))
                        .filter(again -> again.text().startsWith(request.committed()))
                        .filter(again -> again.doubts().size() < before.doubts().size())
                        .ifPresent(again -> best.set(retry.place(), again));
            }
        }
        return best;
    }

    /** Whether more is shown than must stay, or soon will be. */
    private static boolean grows(TranslationRequest request) {
        return request.turn().urgency() == Urgency.GROWING
                || request.shown().length() > request.committed().length();
    }

    private Optional<Translation> restored(
            TranslationRequest request, Translation before, Translation again, Placeholders masked) {
        return masked.restore(again.text())
                .filter(text -> isSane(text, before.text()))
                .map(text -> checked(request, new Translation(text, List.of(), again.terms())));
    }

    /** Whether a second attempt is about as long as the first. */
    private static boolean isSane(String text, String before) {
        return text.length() <= 40 + 2 * before.length() && before.length() <= 40 + 2 * text.length();
    }

    private Translation checked(TranslationRequest request, Translation translation) {
        String text = check().withTimes(
                        request.text(), translation.text(), request.committed().length());
        Set<Doubt> doubts = new LinkedHashSet<>(translation.doubts());
        doubts.addAll(check().doubts(request.text(), text));
        return new Translation(text, List.copyOf(doubts), translation.terms());
    }

    @Override
    public void close() {
        translator.close();
    }
}
