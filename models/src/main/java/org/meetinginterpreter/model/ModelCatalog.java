package org.meetinginterpreter.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every model that can be installed: those the product knows ({@code base.json}, {@code vosk.json}, {@code firefox.json}, {@code opus.json} beside this
 * class) and the operator's own ({@code $INTERPRETER_HOME/catalogue.json}). Immutable.
 */
public final class ModelCatalog {
    /** What {@code install default} means: enough for a first meeting in English and Portuguese. */
    public static final List<String> DEFAULT_IDS = List.of(
            "moonshine-tiny-en",
            "silero-vad",
            "firefox-tiny-en-pt-1693087644",
            "firefox-tiny-pt-en-1693087646",
            "minilm-l6-v2-q");

    private static final List<String> RESOURCES = List.of("base.json", "vosk.json", "firefox.json", "opus.json");
    static final TypeReference<List<ModelEntry>> ENTRIES = new TypeReference<>() {};

    private final Map<String, ModelEntry> entries;

    private ModelCatalog(Map<String, ModelEntry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** The product's catalogue and the operator's additions. */
    public static ModelCatalog load(InterpreterHome home) {
        List<ModelEntry> all = new ArrayList<>(builtIn());
        all.addAll(additions(home));
        return of(all);
    }

    static ModelCatalog of(Collection<ModelEntry> entries) {
        Map<String, ModelEntry> byId = new LinkedHashMap<>();
        for (ModelEntry entry : entries) {
            if (byId.putIfAbsent(entry.id(), entry) != null) {
                throw new ModelException("the catalogue holds the id " + entry.id() + " twice; rename or remove one");
            }
        }
        return new ModelCatalog(byId);
    }

    /** All entries, in the catalogue's order. */
    public Collection<ModelEntry> entries() {
        return entries.values();
    }

    public Optional<ModelEntry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** The entry of an id; an unknown one is refused with those that look like it. */
    public ModelEntry require(String id) {
        return find(id).orElseThrow(() -> new ModelException(unknown(id)));
    }

    /** The ids meant by the arguments of {@code models install}, each once: {@code default} stands for {@link #DEFAULT_IDS}. */
    public List<ModelEntry> resolve(Collection<String> names) {
        LinkedHashSet<ModelEntry> chosen = new LinkedHashSet<>();
        for (String name : names) {
            if (name.equals("default")) {
                DEFAULT_IDS.forEach(id -> chosen.add(require(id)));
            } else {
                chosen.add(require(name));
            }
        }
        return List.copyOf(chosen);
    }

    private String unknown(String id) {
        List<String> near = entries.keySet().stream()
                .filter(known -> known.contains(id) || id.startsWith(known))
                .limit(5)
                .toList();
        return "no model '" + id + "' in the catalogue; "
                + (near.isEmpty() ? "'models list' names them all" : "did you mean " + String.join(", ", near) + "?");
    }

    private static List<ModelEntry> builtIn() {
        List<ModelEntry> all = new ArrayList<>();
        for (String name : RESOURCES) {
            try (InputStream in = ModelCatalog.class.getResourceAsStream(name)) {
                all.addAll(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name));
            } catch (IOException e) {
                throw new ModelException("cannot read the catalogue " + name, e);
            }
        }
        return all;
    }

    /** The operator's own entries. */
    static List<ModelEntry> additions(InterpreterHome home) {
        Path path = home.catalogue();
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return parse(Files.readString(path), path.toString());
        } catch (IOException e) {
            throw new ModelException("cannot read the catalogue " + path + ": " + FileErrors.describe(e), e);
        }
    }

    private static List<ModelEntry> parse(String json, String where) {
        try {
            return CatalogueJson.MAPPER.readValue(json, ENTRIES);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new ModelException("the catalogue " + where + line + " is wrong: " + e.getOriginalMessage(), e);
        }
    }
}
