package org.meetinginterpreter.translation.glossary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Terms, names and idioms with their renderings. The order of the entries decides between two that fit the same words; see
 * {@link GlossaryMatcher} for the whole rule. Immutable; two of the same entries are equal and have the same {@link #version}.
 */
public final class Glossary {
    public static final int MOST_ENTRIES = 10_000;

    private static final int MOST_MATCHERS = 200;

    public static final Glossary EMPTY = new Glossary(List.of());

    private final List<GlossaryEntry> entries;
    private final String version;
    private final Map<List<Locale>, GlossaryMatcher> matchers = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when there are too many entries, or two with one id */
    public Glossary(List<GlossaryEntry> entries) {
        this.entries = List.copyOf(entries);
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    "a glossary has at most " + MOST_ENTRIES + " entries, not " + entries.size());
        }
        Set<String> ids = new HashSet<>();
        for (GlossaryEntry entry : entries) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException("two entries have the id " + entry.id());
            }
        }
        this.version = entries.isEmpty() ? "" : hash(this.entries);
    }

    /**
     * Several glossaries as one, the first before the others: a meeting's before the deployment's before the starter idioms. An
     * entry takes the place of all later ones with its id; entries beyond {@link #MOST_ENTRIES} are left out.
     */
    public static Glossary layered(List<Glossary> layers) {
        Map<String, GlossaryEntry> byId = new LinkedHashMap<>();
        layers.forEach(layer -> layer.entries.forEach(entry -> byId.putIfAbsent(entry.id(), entry)));
        return new Glossary(byId.values().stream().limit(MOST_ENTRIES).toList());
    }

    public List<GlossaryEntry> entries() {
        return entries;
    }

    public Optional<GlossaryEntry> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What finds its entries in texts of one language, with their renderings in another; made once and kept. */
    public GlossaryMatcher matcher(Locale source, Locale target) {
        if (matchers.size() > MOST_MATCHERS) {
            matchers.clear();
        }
        return matchers.computeIfAbsent(List.of(source, target), pair -> new GlossaryMatcher(this, source, target));
    }

    /** Differs when anything in it does; empty for an empty one. */
    public String version() {
        return version;
    }

    /** This one with an entry in the place of the one with its id, or at the end. */
    public Glossary with(GlossaryEntry entry) {
        List<GlossaryEntry> changed = new ArrayList<>(entries);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).id().equals(entry.id())) {
                changed.set(i, entry);
                return new Glossary(changed);
            }
        }
        changed.add(entry);
        return new Glossary(changed);
    }

    /** This one without an entry. */
    public Glossary without(String id) {
        return new Glossary(
                entries.stream().filter(entry -> !entry.id().equals(id)).toList());
    }

    private static String hash(List<GlossaryEntry> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            entries.forEach(entry -> digest.update((entry + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glossary glossary && entries.equals(glossary.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version);
    }

    @Override
    public String toString() {
        return entries.size() + " entries, version " + version;
    }
}
