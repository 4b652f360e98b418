package org.meetinginterpreter.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.server.ServerOptions;

/**
 * Reads {@code interpreter.yaml}: the commented sample inside the program holds every key with its default, a file lays its own
 * values over it, environment variables lie over both. An unknown key
 * stops the start, and so does a variable that begins like a section's and names no key of it.
 */
public final class InterpreterConfig {
    private static final String SAMPLE = "/interpreter.yaml";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private InterpreterConfig() {}

    /**
     * Merges sample, file and environment.
     *
     * @param file the operator's file, if there is one
     * @param environment the process's environment
     * @throws ConfigException naming key, place and what is allowed
     */
    public static ServerOptions load(Optional<Path> file, Map<String, String> environment) {
        ObjectNode settings = sample();
        file.ifPresent(path -> overlay(settings, read(path), "", path.toString()));
        requireKnown(settings, environment);
        environmentOver(settings, "", environment);
        return new Settings(settings).serverOptions();
    }

    /** The defaults, as the sample says them. */
    static ObjectNode sample() {
        try (InputStream sample = InterpreterConfig.class.getResourceAsStream(SAMPLE)) {
            return (ObjectNode) YAML.readTree(sample);
        } catch (IOException e) {
            throw new ConfigException("the sample configuration inside the program cannot be read; build it anew", e);
        }
    }

    /** A YAML or JSON file; an empty one is an empty object. */
    static JsonNode read(Path file) {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            return tree == null || tree.isMissingNode() || tree.isNull() ? YAML.createObjectNode() : tree;
        } catch (JsonProcessingException e) {
            throw new ConfigException(file + " is not YAML: " + e.getOriginalMessage() + " at line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new ConfigException("configuration " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void overlay(ObjectNode settings, JsonNode values, String path, String place) {
        if (!values.isObject()) {
            throw new ConfigException(
                    place + ": " + (path.isEmpty() ? "the file" : path) + " must hold keys and values");
        }
        values.properties().forEach(entry -> {
            String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            JsonNode known = settings.get(entry.getKey());
            if (known == null) {
                List<String> allowed = new ArrayList<>();
                settings.fieldNames().forEachRemaining(allowed::add);
                throw new ConfigException(
                        place + ": unknown key " + key + "; known here are " + String.join(", ", allowed));
            }
            if (known.isArray()) {
                if (!entry.getValue().isArray()) {
                    throw new ConfigException(place + ": " + key + " must be a list");
                }
                settings.set(entry.getKey(), entry.getValue());
            } else if (known instanceof ObjectNode section) {
                overlay(section, entry.getValue(), key, place);
            } else if (entry.getValue().isContainerNode()) {
                throw new ConfigException(place + ": " + key + " must be a single value");
            } else {
                settings.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static void environmentOver(ObjectNode settings, String prefix, Map<String, String> environment) {
        for (Map.Entry<String, JsonNode> entry : List.copyOf(settings.properties())) {
            String name = prefix + entry.getKey();
            if (entry.getValue() instanceof ObjectNode section) {
                environmentOver(section, name + "_", environment);
            } else {
                String value = environment.get(variable(name));
                if (value != null) {
                    boolean isList = entry.getValue().isArray();
                    settings.set(entry.getKey(), isList ? list(variable(name), value) : TextNode.valueOf(value));
                }
            }
        }
    }

    /** A variable that begins like those of a section must name a key of it: a slip in a limit's name must not leave it as it was. */
    private static void requireKnown(ObjectNode settings, Map<String, String> environment) {
        for (Map.Entry<String, JsonNode> entry : settings.properties()) {
            if (entry.getValue() instanceof ObjectNode section) {
                String prefix = entry.getKey() + "_";
                List<String> known = variables(section, prefix);
                environment.keySet().stream()
                        .filter(name -> name.startsWith(variable(prefix)) && !known.contains(name))
                        .sorted()
                        .findFirst()
                        .ifPresent(name -> {
                            throw new ConfigException("environment: unknown variable " + name + "; those of "
                                    + entry.getKey() + " are " + String.join(", ", known));
                        });
            }
        }
    }

    private static List<String> variables(ObjectNode section, String prefix) {
        List<String> names = new ArrayList<>();
        section.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode inner) {
                names.addAll(variables(inner, prefix + entry.getKey() + "_"));
            } else {
                names.add(variable(prefix + entry.getKey()));
            }
        });
        return names;
    }

    /** A list as it would stand in the file, such as {@code [127.0.0.1, 10.0.0.0/8]}; one value alone is a list of one. */
    private static JsonNode list(String variable, String value) {
        try {
            JsonNode tree = YAML.readTree(value);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return YAML.createArrayNode();
            }
            return tree.isArray() ? tree : YAML.createArrayNode().add(tree);
        } catch (JsonProcessingException e) {
            throw new ConfigException(variable + " is no list; write it as in the file, such as [one, two]");
        }
    }

    private static String variable(String name) {
        return "INTERPRETER_" + name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }
}
