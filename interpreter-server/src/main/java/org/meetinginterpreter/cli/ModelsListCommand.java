package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.meetinginterpreter.engine.ModelFault;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.model.LanguageGroup;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelEntry;
import org.meetinginterpreter.model.ModelSource;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.model.ModelTask;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.marian.Arithmetic;
import org.meetinginterpreter.translation.marian.MarianTranslator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the catalogue and what of it is installed. */
@Command(
        name = "list",
        description = {
            "print the models of the catalogue",
            "state: installed, available, or unverified (its makers publish no SHA-256: install --accept-unverified)",
            "with installed translation models: what they compute with on this processor, once one has run"
        },
        mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {
    private static final int SHOWN_LANGUAGES = 3;

    @ParentCommand
    private ModelsCommand models;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "only models for this language; repeat it for pairs")
    private List<String> languages = List.of();

    @Option(names = "--task", converter = ModelsAddCommand.Task.class, description = "only models for this task")
    private ModelTask task;

    @Option(names = "--installed", description = "only installed models")
    private boolean installedOnly;

    @Option(names = "--json", description = "a JSON array with all that is known of each")
    private boolean json;

    /** A model as it is listed: of the catalogue, installed, or both (an addition may have left the catalogue). */
    private record Row(
            String id,
            ModelTask task,
            String engine,
            List<String> languages,
            String licence,
            long size,
            String state,
            Optional<Arithmetic> arithmetic,
            boolean published,
            String note,
            List<String> sources) {
        static Row of(ModelEntry entry, InstalledModel installed) {
            String state = installed != null ? "installed" : entry.isPublished() ? "available" : "unverified";
            return new Row(
                    entry.id(),
                    entry.task(),
                    entry.engine(),
                    entry.languages(),
                    entry.licence(),
                    installed != null ? installed.size() : entry.size(),
                    state,
                    arithmetic(installed),
                    installed != null ? installed.published() : entry.isPublished(),
                    installed == null ? entry.note() : note(installed, entry.note()),
                    entry.sources().stream().map(ModelSource::describe).toList());
        }

        static Row of(InstalledModel model) {
            List<String> tags =
                    model.languages().stream().map(LanguageGroup::toString).toList();
            return new Row(
                    model.id(),
                    model.task(),
                    model.engine(),
                    tags,
                    model.licence(),
                    model.size(),
                    "installed",
                    arithmetic(model),
                    model.published(),
                    note(model, ""),
                    List.of());
        }

        /** What a translation model computes with here, as far as that was tried; damaged ones are for {@code models verify}. */
        private static Optional<Arithmetic> arithmetic(InstalledModel model) {
            if (model == null || model.task() != ModelTask.TRANSLATION) {
                return Optional.empty();
            }
            try {
                return MarianTranslator.arithmetic(model.folder(), model.id());
            } catch (TranslationException e) {
                return Optional.empty();
            }
        }

        String stateInWords() {
            return arithmetic.map(it -> state + ", " + it.label()).orElse(state);
        }

        private static String note(InstalledModel model, String note) {
            return ModelFault.of(model).map(fault -> "cannot be run: " + fault).orElse(note);
        }

        boolean speaks(String tag) {
            Locale wanted = Locale.forLanguageTag(tag);
            return languages.isEmpty()
                    || languages.stream()
                            .flatMap(group -> LanguageGroup.parse(group).locales().stream())
                            .anyMatch(mine -> LanguageMatch.isSameLanguage(wanted, mine));
        }

        String sizeInWords() {
            return size == 0 ? "unknown" : (state.equals("unverified") ? "~" : "") + Bytes.inWords(size);
        }
    }

    @Override
    public Integer call() {
        List<Row> rows = rows().stream()
                .filter(row -> task == null || row.task() == task)
                .filter(row -> !installedOnly || row.state().equals("installed"))
                .filter(row -> languages.stream().allMatch(row::speaks))
                .toList();
        if (json) {
            printJson(rows);
        } else {
            printTable(rows);
        }
        return 0;
    }

    private List<Row> rows() {
        InterpreterHome home = models.home();
        Map<String, InstalledModel> installed = new ModelStore(home)
                .installed().stream().collect(Collectors.toMap(InstalledModel::id, Function.identity()));
        ModelCatalog catalog = ModelCatalog.load(home);
        List<Row> rows = new ArrayList<>();
        catalog.entries().forEach(entry -> rows.add(Row.of(entry, installed.get(entry.id()))));
        installed.values().stream()
                .filter(model -> catalog.find(model.id()).isEmpty())
                .forEach(model -> rows.add(Row.of(model)));
        return rows;
    }

    private void printTable(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("ID", "TASK", "LANGUAGES", "LICENCE", "SIZE", "STATE", "NOTE"));
        rows.forEach(row -> lines.add(List.of(
                row.id(),
                row.task().tag(),
                row.languages().isEmpty()
                        ? "any"
                        : row.languages().stream()
                                .map(ModelsListCommand::shortened)
                                .collect(Collectors.joining(" ")),
                row.licence(),
                row.sizeInWords(),
                row.stateInWords(),
                row.note())));
        int[] widths = new int[lines.get(0).size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(String.format("%-" + (widths[i] + 2) + "s", line.get(i)));
            }
            models.out().println(text.toString().stripTrailing());
        }
    }

    /** The languages of a model that does many would fill the line; {@code --json} has them all. */
    private static String shortened(String languages) {
        List<Locale> all = LanguageGroup.parse(languages).locales();
        return all.size() <= SHOWN_LANGUAGES
                ? languages
                : new LanguageGroup(all.subList(0, SHOWN_LANGUAGES)) + "+" + (all.size() - SHOWN_LANGUAGES) + "more";
    }

    private void printJson(List<Row> rows) {
        ArrayNode array = ApiClient.JSON.createArrayNode();
        for (Row row : rows) {
            ObjectNode node = array.addObject();
            node.put("id", row.id());
            node.put("task", row.task().tag());
            node.put("engine", row.engine());
            row.languages().forEach(node.putArray("languages")::add);
            node.put("licence", row.licence());
            node.put("size", row.size());
            node.put("state", row.state());
            row.arithmetic().ifPresent(arithmetic -> node.put("arithmetic", arithmetic.label()));
            node.put("published", row.published());
            node.put("note", row.note());
            row.sources().forEach(node.putArray("sources")::add);
        }
        models.out().println(array.toPrettyString());
    }
}
