package org.meetinginterpreter.translation;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes {@code pt(text)}; keeps every call; a text with "poison" breaks it. */
class FakeTranslator implements Translator {
    final List<List<TranslationRequest>> calls = new CopyOnWriteArrayList<>();
    final String id;
    volatile boolean closed;
    private final Locale source;
    private final Locale target;

    FakeTranslator(String source, String target) {
        this.id = source + "-" + target;
        this.source = Locale.forLanguageTag(source);
        this.target = Locale.forLanguageTag(target);
    }

    /** Texts of all calls, in order. */
    List<String> texts() {
        return calls.stream()
                .flatMap(List::stream)
                .map(TranslationRequest::text)
                .toList();
    }

    /** What it makes of a text. */
    String made(String text) {
        return target.toLanguageTag() + "(" + text + ")";
    }

    @Override
    public List<String> modelIds() {
        return List.of(id);
    }

    @Override
    public Locale source() {
        return source;
    }

    @Override
    public Locale target() {
        return target;
    }

    @Override
    public boolean isSteerable() {
        return true;
    }

    @Override
    public List<Translation> translate(List<TranslationRequest> requests) {
        calls.add(List.copyOf(requests));
        if (requests.stream().anyMatch(request -> request.text().contains("poison"))) {
            throw new TranslationException("the model " + id + " failed: poison");
        }
        return requests.stream()
                .map(request -> Translation.of(made(request.text())))
                .toList();
    }

    @Override
    public void close() {
        closed = true;
    }
}
