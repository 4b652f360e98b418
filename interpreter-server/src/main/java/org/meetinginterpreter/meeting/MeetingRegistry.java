package org.meetinginterpreter.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.meetinginterpreter.caption.CaptionPipeline;

/** The meetings of this server, in memory. Belongs to the server's event loop. */
public final class MeetingRegistry {
    private static final int LONGEST_NAME = 100;

    private final Function<String, CaptionPipeline> pipelines;
    private final int mostMeetings;
    private final int mostParticipants;
    private final Map<String, Meeting> byId = new LinkedHashMap<>();
    private final Map<String, Meeting> byCode = new HashMap<>();

    /** @param pipelines makes the captions of a meeting, by its id */
    public MeetingRegistry(Function<String, CaptionPipeline> pipelines, int mostMeetings, int mostParticipants) {
        this.pipelines = pipelines;
        this.mostMeetings = mostMeetings;
        this.mostParticipants = mostParticipants;
    }

    public Meeting create(String title, List<Locale> languages, MeetingOptions options) {
        if (byId.size() >= mostMeetings) {
            throw ProblemType.LIMIT_REACHED.because(
                    "The server keeps at most " + mostMeetings + " meetings; delete one that is over.");
        }
        String code = RandomIds.joinCode();
        while (byCode.containsKey(code)) {
            code = RandomIds.joinCode();
        }
        String id = RandomIds.id("m_");
        Meeting meeting = new Meeting(id, code, title, languages, options, pipelines.apply(id));
        byId.put(id, meeting);
        byCode.put(code, meeting);
        return meeting;
    }

    public List<Meeting> all() {
        return new ArrayList<>(byId.values());
    }

    public Optional<Meeting> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** By a join code as people type it: with or without the dash, in any case. */
    public Optional<Meeting> withCode(String typed) {
        String letters = typed.replaceAll("[^\\p{Alnum}]", "").toUpperCase(Locale.ROOT);
        return letters.length() == 6
                ? Optional.ofNullable(byCode.get(letters.substring(0, 3) + "-" + letters.substring(3)))
                : Optional.empty();
    }

    /** A participant comes in. */
    public Participant admit(Meeting meeting, String name, Role role, Optional<Locale> language) {
        if (meeting.participants().size() >= mostParticipants) {
            throw ProblemType.LIMIT_REACHED.because(
                    "The meeting has " + mostParticipants + " participants; no more can join.");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw ProblemType.INVALID_REQUEST.because("name has more than " + LONGEST_NAME + " characters.");
        }
        return meeting.add(name, role, language);
    }

    public void delete(Meeting meeting) {
        byId.remove(meeting.id());
        byCode.remove(meeting.joinCode());
    }
}
