package org.meetinginterpreter.libretranslate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.meetinginterpreter.libretranslate.LibreTranslateClient.Offer;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.net.CircuitBreaker;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.Translator;

/** A service elsewhere as a model: opening it asks the service whether it has the pair, and by which codes. Thread-safe. */
public final class LibreTranslateModel implements TranslationModel {
    /** Codes of LibreTranslate that are no tags of these languages. */
    private static final Map<String, String> TAGS = Map.of("zt", "zh-Hant", "pb", "pt-BR");

    private final LibreTranslateService service;
    private final LibreTranslateClient client;
    private final CircuitBreaker breaker;

    public LibreTranslateModel(LibreTranslateService service) {
        this(service, System::nanoTime);
    }

    /** @param nanoTime the clock of its pauses */
    LibreTranslateModel(LibreTranslateService service, LongSupplier nanoTime) {
        this.service = service;
        this.client = new LibreTranslateClient(service);
        this.breaker = new CircuitBreaker(
                service.id(), TranslationException::new, RefusedException.class::isInstance, nanoTime);
    }

    @Override
    public String id() {
        return service.id();
    }

    @Override
    public Locale source() {
        return service.from();
    }

    @Override
    public Locale target() {
        return service.to();
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public boolean isSteerable() {
        return false;
    }

    /** Whether it is left alone for a while because it failed. */
    public boolean isResting() {
        return breaker.isOpen();
    }

    /** Whether installed models do its pair when it fails. */
    public boolean hasFallback() {
        return service.fallback();
    }

    @Override
    public Translator open() {
        return breaker.call(() -> {
            List<Offer> offers = client.languages();
            Offer source = nearest(source(), offers.stream().map(Offer::code).toList())
                    .flatMap(code -> offers.stream()
                            .filter(offer -> offer.code().equals(code))
                            .findFirst())
                    .orElseThrow(() -> missing("has no " + source().toLanguageTag()));
            String target = nearest(target(), source.targets())
                    .orElseThrow(() -> missing(
                            "does not translate " + source().toLanguageTag() + " to " + target().toLanguageTag()));
            return new LibreTranslateTranslator(this, client, breaker, source.code(), target);
        });
    }

    private TranslationException missing(String what) {
        return new TranslationException(
                id() + " " + what + "; install it there, or take the pair out of translation.libretranslate");
    }

    private static Optional<String> nearest(Locale wanted, List<String> codes) {
        return codes.stream()
                .filter(code -> LanguageMatch.serves(wanted, locale(code)))
                .min(Comparator.comparing(
                        code -> LanguageMatch.distance(wanted, locale(code)).getAsInt()));
    }

    /** The language of one of LibreTranslate's codes. */
    public static Locale locale(String code) {
        return Locale.forLanguageTag(TAGS.getOrDefault(code, code));
    }
}
