package org.meetinginterpreter.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.meetinginterpreter.caption.AudioTrack;
import org.meetinginterpreter.caption.LanguageChecks;
import org.meetinginterpreter.caption.LanguageGuard;
import org.meetinginterpreter.caption.RecognitionWorkers;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingVocabulary;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Vocabulary;
import org.meetinginterpreter.speech.vocabulary.VocabularyRepair;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audio tracks of the server: one for each speaker, as many as {@link Admission} lets in. A track outlives a broken connection
 * for a while, so that its speaker can go on where the cut was. Belongs to the server's event loop.
 */
final class AudioTracks {
    private static final Logger LOG = LoggerFactory.getLogger(AudioTracks.class);
    private static final long TICK_MILLIS = 100;
    private static final int OBSERVE_TICKS = 4;
    /** Opening waits for models that are still loaded: recognition must not wait with it. */
    private static final int OPENERS = 4;

    private static final class Speaking {
        private final String meeting;
        private final AudioStart start;
        private AudioSocket connection;
        private Future<AudioTrack> track = Future.failedFuture("not opened yet");
        private Optional<LanguageGuard> guard = Optional.empty();
        private Future<Void> ended;
        private long graceTimer = -1;
        /** Read by the recogniser's thread. */
        private volatile Vocabulary vocabulary = Vocabulary.EMPTY;

        private int vocabularies;

        private Speaking(String meeting, AudioStart start, AudioSocket connection) {
            this.meeting = meeting;
            this.start = start;
            this.connection = connection;
        }
    }

    private record Opened(TrackRecognizers recognizers, SpeechRecognizer first) {
        static Opened by(TrackRecognizers recognizers) {
            return new Opened(recognizers, recognizers.open());
        }
    }

    private final Vertx vertx;
    private final SpeechEngines engines;
    private final RecognitionWorkers workers;
    private final WorkerExecutor openers;
    private final Admission admission;
    private final LanguageChecks languageChecks;
    private final Counter languageQuestions;
    private final Duration grace;
    private final Map<String, Speaking> byParticipant = new HashMap<>();
    private Supplier<List<Locale>> others = List::of;
    private int ticks;

    AudioTracks(
            Vertx vertx,
            SpeechEngines engines,
            RecognitionWorkers workers,
            ServerOptions.Limits limits,
            Duration grace,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.engines = engines;
        this.workers = workers;
        this.openers = vertx.createSharedWorkerExecutor("opening", OPENERS, 10, TimeUnit.MINUTES);
        this.grace = grace;
        this.languageChecks = new LanguageChecks(engines, openers, workers);
        this.languageQuestions = Counter.builder("interpreter.language.questions")
                .description("Speakers who were asked whether they speak another language than declared")
                .register(meters);
        Gauge.builder("interpreter.tracks", byParticipant, Map::size)
                .description("Audio tracks that are open")
                .register(meters);
        this.admission = new Admission(
                limits.tracks(),
                limits.speakers(),
                Math.min(limits.recognitionThreads(), Runtime.getRuntime().availableProcessors()),
                this::open,
                meters);
        Gauge.builder(
                        "interpreter.speakers",
                        this,
                        now -> now.open().stream()
                                .filter(Admission.Open::isSpeaking)
                                .count())
                .description("Tracks whose speakers were heard in the last seconds")
                .register(meters);
        vertx.setPeriodic(TICK_MILLIS, tick -> tick());
    }

    /** Tracks by what they do: heard in the last seconds, open and silent, not decoded. */
    record Count(int speaking, int idle, int muted) {}

    /** Of one meeting. */
    Count count(String meeting) {
        return count(speaking -> speaking.meeting.equals(meeting));
    }

    /** Of all meetings. */
    Count count() {
        return count(speaking -> true);
    }

    private Count count(Predicate<Speaking> which) {
        List<AudioTrack> open = byParticipant.values().stream()
                .filter(which)
                .filter(speaking -> speaking.track.succeeded())
                .map(speaking -> speaking.track.result())
                .toList();
        int muted = (int) open.stream().filter(AudioTrack::isMuted).count();
        int speaking = (int) open.stream()
                .filter(track -> track.isSpeaking() && !track.isMuted())
                .count();
        return new Count(speaking, open.size() - muted - speaking, muted);
    }

    /** Recogniser calls that hang. */
    int stuck() {
        return workers.stuck();
    }

    /** How many times less often partials are made, since there is too much to do. */
    double easing() {
        return workers.easing().factor();
    }

    Admission admission() {
        return admission;
    }

    /** Counts streams of other protocols as tracks whose speakers speak, by their languages. */
    void countAlso(Supplier<List<Locale>> streams) {
        others = streams;
    }

    /** Why one more cannot speak now, in a sentence; nothing when there is room. */
    Optional<String> refusal(Locale language) {
        return admission.refusal(language, open());
    }

    private List<Admission.Open> open() {
        Stream<Admission.Open> tracks = byParticipant.values().stream()
                .map(speaking -> new Admission.Open(
                        speaking.start.language(),
                        !speaking.track.succeeded() || speaking.track.result().isSpeaking()));
        Stream<Admission.Open> streams = others.get().stream().map(language -> new Admission.Open(language, true));
        return Stream.concat(tracks, streams).toList();
    }

    private void tick() {
        workers.giveUpStuck();
        if (++ticks % OBSERVE_TICKS == 0) {
            workers.observe();
        }
        for (Speaking speaking : List.copyOf(byParticipant.values())) {
            if (speaking.track.succeeded()) {
                speaking.track.result().tick();
                speaking.guard.ifPresent(LanguageGuard::tick);
            }
        }
    }

    /** Refuses to hear somebody whose consent is not on record. */
    void requireConsent(Meeting meeting, Participant participant, AudioStart start) {
        if (meeting.consents().find(start.consent(), participant.id()).isEmpty()) {
            throw ProblemType.CONSENT_MISSING.because(
                    "This consent is not on record, or not to today's words: never given,"
                            + " not yours, or taken back; read the words of …/consent-text and give it again.");
        }
    }

    /** Opens a speaker's track, or hands the one that is open to a newer connection. */
    Future<AudioTrack> start(Meeting meeting, Participant participant, AudioStart start, AudioSocket connection) {
        Speaking known = byParticipant.get(participant.id());
        if (known == null) {
            return open(meeting, participant, start, connection);
        }
        if (known.ended != null) {
            return known.ended.transform(done -> again(meeting, participant, start, connection));
        }
        if (!known.start.track().equals(start.track())) {
            return Future.failedFuture(ProblemType.TRACK_CONFLICT.because("This token speaks on the track " + "\""
                    + known.start.track() + "\" already; end that one, or join again for a second token."));
        }
        known.connection.fail(ProblemType.TAKEN_OVER.because("A newer connection took over this track."));
        vertx.cancelTimer(known.graceTimer);
        if (known.start.format().equals(start.format())
                && known.start.language().equals(start.language())
                && known.start.room() == start.room()) {
            known.connection = connection;
            return known.track.onSuccess(track -> track.listen(connection));
        }
        return end(participant.id()).transform(done -> again(meeting, participant, start, connection));
    }

    /** After a wait, in which the speaker may have taken the consent back, left, or the meeting may have ended. */
    private Future<AudioTrack> again(
            Meeting meeting, Participant participant, AudioStart start, AudioSocket connection) {
        return Future.succeededFuture().compose(still -> {
            requireConsent(meeting, participant, start);
            meeting.requireLive();
            return start(meeting, participant, start, connection);
        });
    }

    private Future<AudioTrack> open(
            Meeting meeting, Participant participant, AudioStart start, AudioSocket connection) {
        Optional<String> refusal = admission.refusal(start.language(), open());
        if (refusal.isPresent()) {
            return Future.failedFuture(ProblemType.OVERLOADED.because(refusal.get()));
        }
        Speaking speaking = new Speaking(meeting.id(), start, connection);
        byParticipant.put(participant.id(), speaking);
        LanguageGuard guard = new LanguageGuard(
                start.language(), meeting::languages, languageChecks, meeting::elapsedMillis, question -> {
                    languageQuestions.increment();
                    meeting.captions().statistics().languageAsked();
                    speaking.connection.language(question);
                });
        speaking.guard = Optional.of(guard);
        RecognitionOptions asked = new RecognitionOptions(() -> speaking.vocabulary);
        speaking.track = revise(meeting, speaking)
                .compose(known -> openers.executeBlocking(
                        () -> Opened.by(TrackRecognizers.of(engines, start, guard, asked, participant::nextVoice)),
                        false))
                .recover(failure -> Future.failedFuture(refusal(failure)))
                .map(opened -> {
                    AudioTrack track = new AudioTrack(
                            start.track(),
                            new Speaker(participant.id(), participant.name()),
                            start.format(),
                            new AudioTrack.Recognition(
                                    start.language(),
                                    opened.recognizers.modelId(),
                                    opened.first,
                                    () -> openers.executeBlocking(opened.recognizers::open, false),
                                    workers),
                            meeting.captions(),
                            meeting::elapsedMillis,
                            speaking.connection);
                    track.mute(participant.isMuted());
                    return track;
                })
                .onFailure(failure -> byParticipant.remove(participant.id(), speaking));
        return speaking.track;
    }

    /** The names and terms of a meeting changed: its tracks know them when this ends, also those that are open. */
    Future<Void> revise(Meeting meeting) {
        return Future.join(byParticipant.values().stream()
                        .filter(speaking -> speaking.meeting.equals(meeting.id()))
                        .map(speaking -> revise(meeting, speaking))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> revise(Meeting meeting, Speaking speaking) {
        int number = ++speaking.vocabularies;
        Vocabulary own = meeting.options().vocabulary();
        Glossary glossary = meeting.glossary().inForce();
        return openers.executeBlocking(
                        () -> {
                            Vocabulary vocabulary = MeetingVocabulary.of(own, glossary, speaking.start.language());
                            VocabularyRepair.prepare(vocabulary);
                            return vocabulary;
                        },
                        false)
                .map(vocabulary -> {
                    if (number == speaking.vocabularies) {
                        speaking.vocabulary = vocabulary;
                    }
                    return null;
                });
    }

    private static Problem refusal(Throwable failure) {
        if (failure instanceof SpeechException) {
            LOG.warn("a recogniser could not be opened: {}", failure.getMessage());
            return ProblemType.OVERLOADED.because("No recogniser could be opened now; try again later.");
        }
        return ApiSocket.problem(failure);
    }

    /** The speaker is done: the last final goes out, then {@code ended}. */
    Future<Void> end(String participant) {
        Speaking speaking = byParticipant.get(participant);
        if (speaking == null) {
            return Future.succeededFuture();
        }
        if (speaking.ended == null) {
            speaking.ended = speaking.track.compose(AudioTrack::end).onComplete(done -> {
                byParticipant.remove(participant, speaking);
                speaking.connection.ended();
            });
        }
        return speaking.ended;
    }

    /** The connection broke; its track waits for the speaker to come back. */
    void disconnected(String participant, AudioSocket connection) {
        Speaking speaking = byParticipant.get(participant);
        if (speaking != null && speaking.connection == connection && speaking.ended == null) {
            speaking.track.onSuccess(AudioTrack::disconnected);
            speaking.graceTimer = vertx.setTimer(grace.toMillis(), late -> end(participant));
        }
    }

    /** Stops recognising a speaker at once; what grows is withdrawn, what is final stays. */
    void discard(String participant, Problem reason) {
        Speaking speaking = byParticipant.remove(participant);
        if (speaking != null) {
            vertx.cancelTimer(speaking.graceTimer);
            speaking.guard.ifPresent(LanguageGuard::stop);
            speaking.track.compose(AudioTrack::discard);
            speaking.connection.fail(reason);
        }
    }

    void mute(String participant, boolean muted) {
        Speaking speaking = byParticipant.get(participant);
        if (speaking != null) {
            speaking.track.onSuccess(track -> track.mute(muted));
            speaking.connection.muted(muted);
        }
    }

    /** Ends the tracks of a meeting; done when their last finals are in the log. */
    Future<Void> endAll(String meeting) {
        return endAll(speaking -> speaking.meeting.equals(meeting));
    }

    /** Ends every track. */
    Future<Void> endAll() {
        return endAll(speaking -> true);
    }

    private Future<Void> endAll(Predicate<Speaking> which) {
        List<Future<Void>> ends = new ArrayList<>();
        Map.copyOf(byParticipant).forEach((participant, speaking) -> {
            if (which.test(speaking)) {
                ends.add(end(participant));
            }
        });
        return Future.join(ends).mapEmpty();
    }
}
