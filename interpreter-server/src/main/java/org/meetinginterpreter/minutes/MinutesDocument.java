package org.meetinginterpreter.minutes;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * @param about what stands on top, such as the time
 */
record MinutesDocument(
        Locale language,
        Locale headingsIn,
        boolean rightToLeft,
        String title,
        String label,
        List<String> about,
        List<Section> sections) {
    /** Items under a heading. */
    record Section(String heading, List<Item> items) {}

    /**
     * One thing that the minutes say.
     *
     * @param lead stands out before the text, such as who is to do something; may be empty
     * @param seqs the captions that it comes from; may be empty
     */
    record Item(String lead, String text, Locale language, List<Long> seqs) {}

    static MinutesDocument of(Minutes minutes) {
        Locale language = minutes.overview().rendered().language();
        MinutesWords words = MinutesWords.of(language);
        return new MinutesDocument(
                language,
                words.language(),
                ULocale.forLocale(language).isRightToLeft(),
                PlainText.of(minutes.title().isBlank() ? words.of("minutes") : minutes.title()),
                words.of(minutes.isDraft() ? "draft" : "minutes") + " – "
                        + Labels.of(language).of(Vouching.MACHINE_MADE),
                about(minutes, words),
                sections(minutes, words));
    }

    private static List<String> about(Minutes minutes, MinutesWords words) {
        List<String> about = new ArrayList<>();
        minutes.started().ifPresent(start -> about.add(words.of("began") + ": " + time(start, words)));
        minutes.ended().ifPresent(end -> about.add(words.of("ended") + ": " + time(end, words)));
        if (!minutes.speakers().isEmpty()) {
            about.add(words.of("speakers") + ": " + PlainText.of(String.join(", ", minutes.speakers())));
        }
        Minutes.Reviewed reviewed = minutes.reviewed();
        if (!reviewed.isNothing()) {
            NumberFormat numbers = NumberFormat.getInstance(ULocale.forLocale(words.language()));
            about.add(words.of("reviewed") + ": " + words.of("approved") + " " + numbers.format(reviewed.approved())
                    + ", " + words.of("corrected") + " " + numbers.format(reviewed.corrected()) + ", "
                    + words.of("withheld") + " " + numbers.format(reviewed.withheld()));
        }
        return about;
    }

    private static String time(Instant time, MinutesWords words) {
        DateFormat format = DateFormat.getInstanceForSkeleton("yMMMMdjmz", ULocale.forLocale(words.language()));
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(time));
    }

    private static List<Section> sections(Minutes minutes, MinutesWords words) {
        Summary summary = minutes.overview().summary();
        Locale language = minutes.overview().rendered().language();
        Locale noticed = minutes.overview().actsIn();
        List<Section> sections = new ArrayList<>();
        add(
                sections,
                words.of("points"),
                summary.points().stream()
                        .map(point -> item(
                                point.speaker(),
                                point.text(),
                                minutes.overview()
                                        .otherwise()
                                        .getOrDefault(point.lines().get(0), language),
                                point.lines()))
                        .toList());
        add(
                sections,
                words.of("decisions"),
                summary.decisions().stream()
                        .map(decision -> item("", decision.text(), noticed, decision.lines()))
                        .toList());
        add(
                sections,
                words.of("actions"),
                summary.actions().stream()
                        .map(action -> item(
                                String.join(
                                        " – ",
                                        List.of(action.who(), action.due()).stream()
                                                .filter(part -> !part.isBlank())
                                                .toList()),
                                action.what(),
                                noticed,
                                action.lines()))
                        .toList());
        add(
                sections,
                words.of("questions"),
                summary.questions().stream()
                        .filter(Summary.Question::open)
                        .map(question -> item("", question.text(), noticed, question.lines()))
                        .toList());
        add(
                sections,
                words.of("figures"),
                summary.figures().stream()
                        .map(figure -> item(figure.value(), figure.what(), noticed, figure.lines()))
                        .toList());
        add(
                sections,
                words.of("terms"),
                minutes.terms().stream()
                        .map(term -> item(term.said(), term.rendered(), language, List.of()))
                        .toList());
        add(sections, words.of("note"), List.of(new Item("", words.of("noticed"), words.language(), List.of())));
        return sections;
    }

    private static Item item(String lead, String text, Locale language, List<Long> seqs) {
        return new Item(PlainText.of(lead), PlainText.of(text), language, seqs);
    }

    private static void add(List<Section> sections, String heading, List<Item> items) {
        Optional.of(items).filter(some -> !some.isEmpty()).ifPresent(some -> sections.add(new Section(heading, some)));
    }
}
