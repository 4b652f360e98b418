package org.meetinginterpreter.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** English to Portuguese by a function; remembers what it was asked. */
public final class ScriptedTranslator implements Translator {
    private final UnaryOperator<String> network;
    private final List<String> asked = new ArrayList<>();

    public ScriptedTranslator(UnaryOperator<String> network) {
        this.network = network;
    }

    public List<String> asked() {
        return asked;
    }

    @Override
    public List<String> modelIds() {
        return List.of("scripted");
    }

    @Override
    public Locale source() {
        return Locale.ENGLISH;
    }

    @Override
    public Locale target() {
        return Locale.forLanguageTag("pt");
    }

    @Override
    public boolean isSteerable() {
        return true;
    }

    @Override
    public List<Translation> translate(List<TranslationRequest> requests) {
        requests.forEach(request -> asked.add(request.text()));
        return requests.stream()
                .map(request -> Translation.of(network.apply(request.text())))
                .toList();
    }

    @Override
    public void close() {}
}
