package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of the caption log: an utterance became final, or there is a newer version of it. What each language shows under its
 * {@code seq} is made when someone first asks and kept.
 */
final class LogEntry {
    private final Optional<LogEntry> earlier;
    private final long began;
    private Caption source;
    private List<Caption> texts;
    private final boolean anew;
    private final Map<Locale, Future<Caption>> renderings = new HashMap<>();
    private final Map<Locale, Caption> held = new HashMap<>();
    private Review hidden;
    private boolean abandoned;

    private LogEntry(Caption source, Optional<LogEntry> earlier, List<Caption> texts, boolean anew) {
        this.source = source;
        this.earlier = earlier;
        this.began = earlier.map(LogEntry::began).orElse(source.seq().orElseThrow());
        this.texts = texts;
        this.anew = anew;
        this.hidden = source.review().isHiding() ? source.review() : Review.NONE;
        texts.forEach(text -> renderings.put(text.language(), Future.succeededFuture(text)));
    }

    static LogEntry ofFinal(long seq, Caption source) {
        return new LogEntry(source.entered(seq, source.revision()), Optional.empty(), List.of(), false);
    }

    /** Renews {@code earlier}: languages that {@code version} does not name show what they did, or are rendered anew. */
    static LogEntry ofVersion(long seq, LogEntry earlier, Version version) {
        int revision = earlier.source.revision() + 1;
        return new LogEntry(
                version.source().entered(seq, revision),
                Optional.of(earlier),
                version.texts().stream()
                        .map(text -> text.entered(seq, revision))
                        .toList(),
                version.isAnew());
    }

    /** As it is kept. */
    RecordedEntry recorded() {
        return new RecordedEntry(source, texts, earlier.isEmpty(), anew);
    }

    /** It found no room in the record: nothing of it is kept, and its {@code seq} goes to another. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    long seq() {
        return source.seq().orElseThrow();
    }

    /** The place of its utterance's first version. */
    long began() {
        return began;
    }

    String utterance() {
        return source.utterance();
    }

    Review review() {
        return source.review();
    }

    /** What was said, for those who may see it though others may not. */
    Caption said() {
        return source;
    }

    /** Nothing is left of what was said and of who said it. */
    void erase() {
        source = source.erased(source.language());
        texts = List.of();
        hide(Review.ERASED);
    }

    /** The caption in the language in which it was said. */
    Caption source() {
        return hidden.isHiding() ? hidden(source.language()) : source;
    }

    /** The entry that this one renews. */
    Optional<LogEntry> earlier() {
        return earlier;
    }

    /** Whether renderings are made from this entry's own source, not taken from the earlier one. */
    boolean isAnew() {
        return anew || earlier.isEmpty();
    }

    /** How it reads from this version on in the languages that it changes. */
    List<Caption> texts() {
        return texts;
    }

    /** Whether this version says itself how it reads in a language. */
    boolean names(Locale language) {
        return texts.stream().anyMatch(text -> text.language().equals(language));
    }

    /** From now on nobody is shown what it said, whoever asks for it, since a later version hides it. */
    void hide(Review reason) {
        hidden = reason;
        renderings.clear();
        held.clear();
    }

    boolean isHidden() {
        return hidden.isHiding();
    }

    /** What is shown in its place. */
    Caption hidden(Locale language) {
        return hidden == Review.ERASED ? source.erased(language) : source.hidden(language, hidden);
    }

    /** How it reads in languages in which it waits for a reviewer. */
    Map<Locale, Caption> held() {
        return held;
    }

    Map<Locale, Future<Caption>> renderings() {
        return renderings;
    }
}
