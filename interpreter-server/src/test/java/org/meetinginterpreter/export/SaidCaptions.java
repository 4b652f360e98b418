package org.meetinginterpreter.export;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Mark;
import org.meetinginterpreter.caption.Review;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.speech.SpokenWord;

/** Captions to write, and what writers make of them. */
final class SaidCaptions {
    private SaidCaptions() {}

    static Caption said(
            int number, Speaker speaker, String language, String text, long start, long end, String status) {
        return said(number, speaker, language, text, start, end, status, List.of());
    }

    static Caption said(
            int number,
            Speaker speaker,
            String language,
            String text,
            long start,
            long end,
            String status,
            List<SpokenWord> words) {
        List<String> made = switch (status) {
            case "machine-made" -> List.of("recognised:fake");
            case "reviewed" -> List.of("recognised:fake", "reviewed");
            case "typed" -> List.of("typed");
            default -> List.of();
        };
        Set<Mark> marks = switch (status) {
            case "machine-made" -> Set.of(Mark.MACHINE_MADE);
            case "gap" -> Set.of(Mark.GAP);
            default -> Set.of();
        };
        Locale locale = Locale.forLanguageTag(language);
        return new Caption(
                OptionalLong.of(number),
                "u" + number,
                1,
                speaker,
                locale,
                locale,
                text,
                text.codePointCount(0, text.length()),
                true,
                start,
                end,
                made,
                marks,
                status.equals("reviewed") ? Review.APPROVED : Review.NONE,
                words);
    }

    static String written(ExportFormat format, String language, String title, Vouching whole, List<Caption> captions) {
        return written(
                format,
                language,
                title,
                whole,
                Optional.empty(),
                captions.stream().map(ExportedCaption::of).toList());
    }

    static String written(
            ExportFormat format,
            String language,
            String title,
            Vouching whole,
            Optional<ExportHead.Beside> beside,
            List<ExportedCaption> captions) {
        CaptionWriter writer = format.writer(new ExportHead(
                "m_1",
                title,
                "live",
                Locale.forLanguageTag(language),
                whole,
                captions.stream()
                        .map(one -> one.caption().speaker())
                        .filter(speaker -> !speaker.id().isEmpty())
                        .distinct()
                        .toList(),
                captions.size(),
                Instant.EPOCH,
                beside));
        return writer.head() + captions.stream().map(writer::add).collect(Collectors.joining()) + writer.end();
    }
}
