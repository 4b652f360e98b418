package org.meetinginterpreter.meeting;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.meetinginterpreter.review.MeetingReviews;
import org.meetinginterpreter.store.StoreException;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meetings of this server, kept in an archive. Belongs to the server's event loop. */
public final class MeetingRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingRegistry.class);
    private static final int LONGEST_NAME = 100;

    private final MeetingArchive archive;
    private final GlossaryBook glossary;
    private final Function<String, MeetingReviews> reviews;
    private final Privacy privacy;
    private final int mostMeetings;
    private final int mostParticipants;
    private final Map<String, Meeting> byId = new LinkedHashMap<>();
    private final Map<String, Meeting> byCode = new HashMap<>();
    private final Map<String, Future<Void>> loading = new HashMap<>();
    private final Map<String, DamagedMeeting> damaged = new LinkedHashMap<>();

    /**
     * @param glossary the deployment's, which counts in every meeting
     * @param reviews makes the captions of a meeting, by its id, and what screens them
     * @param privacy what the deployment sets about people's data
     */
    public MeetingRegistry(
            MeetingArchive archive,
            GlossaryBook glossary,
            Function<String, MeetingReviews> reviews,
            Privacy privacy,
            int mostMeetings,
            int mostParticipants) {
        this.archive = archive;
        this.glossary = glossary;
        this.reviews = reviews;
        this.privacy = privacy;
        this.mostMeetings = mostMeetings;
        this.mostParticipants = mostParticipants;
    }

    /**
     * A new meeting, once it is kept.
     *
     * @param owner who signed in and makes it
     */
    public Future<Meeting> create(
            Optional<String> owner, String title, List<Locale> languages, MeetingOptions options) {
        if (byId.size() >= mostMeetings) {
            throw ProblemType.LIMIT_REACHED.because(
                    "The server keeps at most " + mostMeetings + " meetings; delete one that is over.");
        }
        String code = RandomIds.joinCode();
        while (byCode.containsKey(code)) {
            code = RandomIds.joinCode();
        }
        String id = RandomIds.id("m_");
        Meeting meeting = Meeting.planned(
                id, code, owner, title, languages, options, privacy, reviews.apply(id), newGlossary(id));
        add(meeting);
        return archive.create(meeting).map(meeting).onFailure(refused -> forget(meeting));
    }

    private void add(Meeting meeting) {
        byId.put(meeting.id(), meeting);
        byCode.put(meeting.joinCode(), meeting);
    }

    private void forget(Meeting meeting) {
        byId.remove(meeting.id());
        byCode.remove(meeting.joinCode());
        loading.remove(meeting.id());
    }

    /** A meeting of an earlier run of the server goes on; ends when that it does is kept. */
    public Future<Void> restore(ArchivedMeeting archived, Invitations invitations) {
        archive.restored(archived);
        Meeting meeting = Meeting.restored(
                archived.id(), archived.body(), privacy, reviews.apply(archived.id()), newGlossary(archived.id()));
        Map<String, JsonObject> kept = new LinkedHashMap<>();
        SortedMap<Integer, String> pages = new TreeMap<>();
        for (ArchivedMeeting.Document document : archived.documents()) {
            switch (document.kind()) {
                case MeetingArchive.PARTICIPANT -> meeting.restore(Participant.of(document.id(), document.body()));
                case MeetingArchive.CONSENT -> meeting.restore(Consent.of(document.id(), document.body()));
                case MeetingArchive.INVITATION -> invitations.restore(document.id(), document.body(), archived.id());
                case MeetingArchive.REVIEW -> kept.put(document.id(), document.body());
                case GlossaryArchive.GLOSSARY ->
                    pages.put(Integer.valueOf(document.id()), document.body().encode());
                default -> throw new IllegalStateException("of a newer version: " + document.kind());
            }
        }
        if (!pages.isEmpty()) {
            meeting.glossary().restore(GlossaryArchive.of(pages));
        }
        add(meeting);
        archived.log().ifPresent(log -> {
            restore(meeting, log);
            meeting.read();
        });
        kept.forEach(meeting.reviews()::restore);
        if (archived.log().isEmpty()) {
            return Future.succeededFuture();
        }
        return archive.save(meeting);
    }

    private MeetingGlossary newGlossary(String meeting) {
        return archive.glossaries().ofMeeting(meeting, glossary);
    }

    /** The deployment's glossary. */
    public Glossary glossary() {
        return glossary.current();
    }

    /**
     * Changes the deployment's glossary.
     *
     * @param change of the glossary as it then is, or throws the problem why not; called on a worker thread
     * @return the glossary, once it is durable and in force in every meeting
     */
    public Future<Glossary> changeGlossary(UnaryOperator<Glossary> change) {
        return glossary.change(change)
                .compose(changed -> Future.all(byId.values().stream()
                                .map(meeting -> meeting.glossary().refresh())
                                .toList())
                        .map(changed));
    }

    private static void restore(Meeting meeting, ArchivedMeeting.Log log) {
        meeting.captions().restore(log.entries(), log.renderings(), meeting.run());
    }

    /** Has the log of a meeting that is over read, where it is not yet; nothing for an id that is not known. One that is damaged is set apart. */
    public Future<Void> load(String id) {
        Meeting meeting = byId.get(id);
        if (meeting == null || !meeting.isUnread()) {
            return Future.succeededFuture();
        }
        return loading.computeIfAbsent(
                id,
                unread -> archive.log(meeting)
                        .map(log -> {
                            restore(meeting, log);
                            meeting.read();
                            return null;
                        })
                        .<Void>mapEmpty()
                        .recover(failure -> setApart(meeting, failure))
                        .onComplete(done -> loading.remove(id)));
    }

    private Future<Void> setApart(Meeting meeting, Throwable failure) {
        if (!(failure instanceof StoreException store && store.kind() == StoreException.Kind.DAMAGED)) {
            return Future.failedFuture(failure);
        }
        forget(meeting);
        setApart(new DamagedMeeting(meeting.id(), Optional.of(meeting.title()), meeting.owner(), store.getMessage()));
        return Future.succeededFuture();
    }

    /** A meeting that cannot be read is known by its id, and can be deleted. */
    public void setApart(DamagedMeeting meeting) {
        LOG.error("{} is damaged and set apart, others go on: {}", meeting.id(), meeting.problem());
        damaged.put(meeting.id(), meeting);
    }

    /** Those that cannot be read. */
    public List<DamagedMeeting> damaged() {
        return List.copyOf(damaged.values());
    }

    /** One that cannot be read. */
    public Optional<DamagedMeeting> damaged(String id) {
        return Optional.ofNullable(damaged.get(id));
    }

    /** One that cannot be read goes, with everything that is stored of it. */
    public Future<Void> delete(DamagedMeeting meeting) {
        damaged.remove(meeting.id());
        return archive.delete(meeting.id());
    }

    public List<Meeting> all() {
        return new ArrayList<>(byId.values());
    }

    public Optional<Meeting> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** By a join code as people type it: with or without the dash, in any case. */
    public Optional<Meeting> withCode(String typed) {
        String letters = plainCode(typed);
        return letters.length() == 6
                ? Optional.ofNullable(byCode.get(letters.substring(0, 3) + "-" + letters.substring(3)))
                : Optional.empty();
    }

    /** What counts of a join code as it was typed. */
    public static String plainCode(String typed) {
        return typed.replaceAll("[^\\p{Alnum}]", "").toUpperCase(Locale.ROOT);
    }

    /**
     * A participant comes in.
     *
     * @param id of one who was invited; otherwise a new one
     * @param named whether minutes may name whoever it is, though nothing was said
     */
    public Participant admit(
            Meeting meeting, Optional<String> id, String name, Role role, Optional<Locale> language, boolean named) {
        if (meeting.participants().size() >= mostParticipants) {
            throw ProblemType.LIMIT_REACHED.because(
                    "The meeting has " + mostParticipants + " participants; no more can join.");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw ProblemType.INVALID_REQUEST.because("name has more than " + LONGEST_NAME + " characters.");
        }
        return meeting.add(id.orElseGet(() -> RandomIds.id("p_")), name, role, language, named);
    }

    /** A meeting goes, with everything that is stored of it. */
    public Future<Void> delete(Meeting meeting) {
        forget(meeting);
        return archive.delete(meeting.id());
    }
}
