package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Marian's vocabulary in text: a YAML mapping of token to id ({@code *.yml}), or one token a line in the order of ids ({@code *.vocab},
 * {@code *.txt}), as {@code data/default_vocab.cpp} of marian-nmt reads them. Immutable.
 */
final class TokenTable {
    static final String END = "</s>";
    static final String UNKNOWN = "<unk>";

    private final String origin;
    private final String[] tokens;
    private final Map<String, Integer> ids;

    private TokenTable(String origin, String[] tokens) {
        this.origin = origin;
        this.tokens = tokens;
        this.ids = new HashMap<>(tokens.length * 2);
    }

    /** @param size the number of tokens that the network knows */
    static TokenTable read(Path file, int size) {
        TokenTable table = new TokenTable(file.toString(), new String[size]);
        try {
            if (file.toString().endsWith(".yml") || file.toString().endsWith(".yaml")) {
                table.readYaml(file);
            } else {
                table.readLines(Files.readAllLines(file, StandardCharsets.UTF_8));
            }
            table.check();
            return table;
        } catch (IOException | YamlEngineException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new MarianFormatException(file + " cannot be read as a vocabulary: " + reason, e);
        }
    }

    int size() {
        return tokens.length;
    }

    /** The token's id, or that of {@code <unk>}. */
    int id(String token) {
        return ids.getOrDefault(token, MarianVocabulary.UNKNOWN);
    }

    /** What messages call it. */
    String origin() {
        return origin;
    }

    String token(int id) {
        return tokens[id];
    }

    /** All tokens in the order of ids. */
    List<String> tokens() {
        return List.of(tokens);
    }

    private void readLines(List<String> lines) {
        for (int id = 0; id < lines.size(); id++) {
            put(lines.get(id), id);
        }
    }

    /** By events: as values, YAML would take tokens such as {@code true}, {@code 1990} or {@code ~} for something else than text. */
    private void readYaml(Path file) throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.getFileName().toString())
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try (InputStream in = Files.newInputStream(file)) {
            new Entries(this::put).read(new Parse(settings).parseInputStream(in));
        }
    }

    private void put(String token, int id) {
        require(id < tokens.length, "the id " + id + ", the network has " + tokens.length + " tokens");
        require(tokens[id] == null, "the id " + id + " twice");
        require(ids.put(token, id) == null, "the token " + token + " twice");
        tokens[id] = token;
    }

    private void check() {
        for (int id = 0; id < tokens.length; id++) {
            require(tokens[id] != null, "no token with the id " + id + " of the network's " + tokens.length);
        }
        require(
                tokens[MarianVocabulary.END].equals(END) && tokens[MarianVocabulary.UNKNOWN].equals(UNKNOWN),
                "first " + tokens[MarianVocabulary.END] + " and " + tokens[MarianVocabulary.UNKNOWN]
                        + " where Marian has </s> and <unk>");
    }

    private void require(boolean condition, String fault) {
        if (!condition) {
            throw new MarianFormatException("the vocabulary " + origin + " has " + fault + "; install the model again");
        }
    }

    /** The entries of a flat mapping of text to numbers. */
    private static final class Entries {
        private final ObjIntConsumer<String> taker;
        private boolean inside;
        private String key;

        Entries(ObjIntConsumer<String> taker) {
            this.taker = taker;
        }

        void read(Iterable<Event> events) {
            events.forEach(this::take);
        }

        private void take(Event event) {
            if (event instanceof ScalarEvent scalar) {
                scalar(scalar.getValue());
            } else if (event instanceof AliasEvent || (event instanceof MappingStartEvent && inside)) {
                throw new YamlEngineException("it is no plain list of tokens");
            } else if (event instanceof MappingStartEvent) {
                inside = true;
            }
        }

        private void scalar(String text) {
            if (!inside) {
                throw new YamlEngineException("it is no plain list of tokens");
            }
            if (key == null) {
                key = text;
                return;
            }
            if (!text.matches("[0-9]{1,9}")) {
                throw new YamlEngineException("the token " + key + " has the id " + text);
            }
            taker.accept(key, Integer.parseInt(text));
            key = null;
        }
    }
}
