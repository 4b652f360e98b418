package org.meetinginterpreter.minutes;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.export.Labels;
import org.meetinginterpreter.export.PlainText;
import org.meetinginterpreter.summary.Summary;

/**
 * Minutes in words, before they become a file: headings and labels in the language of the minutes, in English where {@code words.json}
 * lacks it. All text is on one line and free of what no file format takes.
 *
 * @param headingsIn the language of headings
 * @param label who answers for the words
 * @param vouching the same for programs
 * @param about what stands on top, such as the time
 * @param page before a page's number
 */
record MinutesDocument(
        Locale language,
        Locale headingsIn,
        boolean rightToLeft,
        String title,
        String label,
        Vouching vouching,
        List<Fact> about,
        List<Section> sections,
        String page) {
    /** What a line on top says. */
    record Fact(String name, String value) {
        String line() {
            return name + ": " + value;
        }
    }

    /**
     * Items under a heading.
     *
     * @param columns what the leads, the text and the captions of items are called where a format has tables; empty for a list
     */
    record Section(String heading, List<String> columns, List<Item> items) {}

    /**
     * One thing that the minutes say.
     *
     * @param leads stand out before the text, such as who is to do something and until when; may be blank
     * @param sources the captions that it comes from and when they were said, such as {@code #12 (0:04:31)}; may be empty
     */
    record Item(List<String> leads, String text, Locale language, List<String> sources) {
        /** All leads as one; may be empty. */
        String lead() {
            return leads.stream().filter(lead -> !lead.isBlank()).collect(Collectors.joining(" – "));
        }
    }

    static MinutesDocument of(Minutes minutes) {
        Locale language = minutes.overview().rendered().language();
        MinutesWords words = MinutesWords.of(language);
        return new MinutesDocument(
                language,
                words.language(),
                ULocale.forLocale(language).isRightToLeft(),
                PlainText.of(minutes.title().isBlank() ? words.of("minutes") : minutes.title()),
                label(minutes, words, language),
                minutes.vouching(),
                about(minutes, words),
                sections(minutes, words),
                words.of("page"));
    }

    /** Who answers for the words; of a text that people wrote also whether it was approved, and whether the record is as it was then. */
    private static String label(Minutes minutes, MinutesWords words, Locale language) {
        List<String> label = new ArrayList<>();
        label.add(words.of(minutes.isDraft() ? "draft" : "minutes"));
        Minutes.People people = minutes.people();
        people.approval()
                .ifPresentOrElse(
                        approval -> label.add(MessageFormat.format(
                                words.of("approvedBy"), PlainText.of(approval.name()), time(approval.at(), words))),
                        () -> people.writtenIn().ifPresent(written -> label.add(words.of("written"))));
        if (minutes.vouching() == Vouching.MACHINE_MADE) {
            label.add(
                    people.writtenIn().isPresent()
                            ? words.of("translated")
                            : Labels.of(language).of(Vouching.MACHINE_MADE));
        }
        if (people.changedSince()) {
            label.add(words.of("changedSince"));
        }
        return String.join(" – ", label);
    }

    private static List<Fact> about(Minutes minutes, MinutesWords words) {
        List<Fact> about = new ArrayList<>();
        minutes.started().ifPresent(start -> about.add(new Fact(words.of("began"), time(start, words))));
        minutes.ended().ifPresent(end -> about.add(new Fact(words.of("ended"), time(end, words))));
        if (!minutes.speakers().isEmpty()) {
            about.add(new Fact(words.of("speakers"), PlainText.of(String.join(", ", minutes.speakers()))));
        }
        if (!minutes.people().present().isEmpty()) {
            about.add(new Fact(
                    words.of("present"),
                    PlainText.of(String.join(", ", minutes.people().present()))));
        }
        Minutes.Reviewed reviewed = minutes.reviewed();
        if (!reviewed.isNothing()) {
            NumberFormat numbers = NumberFormat.getInstance(ULocale.forLocale(words.language()));
            about.add(new Fact(
                    words.of("reviewed"),
                    words.of("approved") + " " + numbers.format(reviewed.approved()) + ", " + words.of("corrected")
                            + " " + numbers.format(reviewed.corrected()) + ", " + words.of("withheld") + " "
                            + numbers.format(reviewed.withheld())));
        }
        return about;
    }

    private static String time(Instant time, MinutesWords words) {
        DateFormat format = DateFormat.getInstanceForSkeleton("yMMMMdjm", ULocale.forLocale(words.language()));
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(time)) + " GMT";
    }

    private static List<Section> sections(Minutes minutes, MinutesWords words) {
        Summary summary = minutes.overview().summary();
        Locale language = minutes.overview().rendered().language();
        Locale noticed = minutes.overview().actsIn();
        Map<Long, Duration> times = minutes.times();
        List<Section> sections = new ArrayList<>();
        list(
                sections,
                words.of("agenda"),
                minutes.people().agenda(),
                line -> item(
                        List.of(), line, minutes.people().writtenIn().isPresent() ? noticed : language, List.of()));
        list(sections, words.of("points"), summary.points(), point -> {
            Locale said = minutes.languageOf(point);
            return item(List.of(point.speaker()), point.text(), said, sources(point.lines(), times));
        });
        list(
                sections,
                words.of("decisions"),
                summary.decisions(),
                decision -> item(List.of(), decision.text(), noticed, sources(decision.lines(), times)));
        add(
                sections,
                words.of("actions"),
                List.of(words.of("who"), words.of("due"), words.of("what"), words.of("captions")),
                summary.actions(),
                action -> item(
                        List.of(action.who(), action.due()), action.what(), noticed, sources(action.lines(), times)));
        list(
                sections,
                words.of("questions"),
                summary.questions().stream().filter(Summary.Question::open).toList(),
                question -> item(List.of(), question.text(), noticed, sources(question.lines(), times)));
        list(
                sections,
                words.of("figures"),
                summary.figures(),
                figure -> item(List.of(figure.value()), figure.what(), noticed, sources(figure.lines(), times)));
        list(
                sections,
                words.of("terms"),
                minutes.terms(),
                term -> item(List.of(term.said()), term.rendered(), language, List.of()));
        list(
                sections,
                words.of("note"),
                minutes.people().writtenIn().isPresent() ? List.<String>of() : List.of(words.of("noticed")),
                note -> item(List.of(), note, words.language(), List.of()));
        return sections;
    }

    private static Item item(List<String> leads, String text, Locale language, List<String> sources) {
        return new Item(leads.stream().map(PlainText::of).toList(), PlainText.of(text), language, sources);
    }

    private static List<String> sources(List<Long> seqs, Map<Long, Duration> times) {
        return seqs.stream()
                .map(seq -> "#" + seq
                        + Optional.ofNullable(times.get(seq))
                                .map(time -> " (" + clock(time) + ")")
                                .orElse(""))
                .toList();
    }

    /** Hours, minutes and seconds, as players write them. */
    private static String clock(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static <T> void list(List<Section> sections, String heading, List<T> said, Function<T, Item> item) {
        add(sections, heading, List.of(), said, item);
    }

    private static <T> void add(
            List<Section> sections, String heading, List<String> columns, List<T> said, Function<T, Item> item) {
        if (!said.isEmpty()) {
            sections.add(new Section(heading, columns, said.stream().map(item).toList()));
        }
    }
}
