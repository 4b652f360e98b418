package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalDouble;

/** Looks at captions on their way to readers, and may keep them back for people. Belongs to the meeting's event loop. */
public interface CaptionScreen {
    /** What becomes of a caption that was looked at. */
    enum Verdict {
        /** Nothing was found. */
        CLEAR,
        /** It is published and waits for a reviewer. */
        FLAGGED,
        /** It waits for a reviewer before anyone reads it; the screen keeps it until then. */
        HELD
    }

    /** Looks at nothing. */
    CaptionScreen NONE = new CaptionScreen() {
        @Override
        public Caption growing(Caption caption) {
            return caption;
        }

        @Override
        public Future<Verdict> said(Caption caption, OptionalDouble confidence) {
            return Future.succeededFuture(Verdict.CLEAR);
        }

        @Override
        public Verdict rendered(Caption rendering) {
            return Verdict.CLEAR;
        }

        @Override
        public void changed(Caption source) {}

        @Override
        public void erased(String speaker, List<String> utterances) {}
    };

    /** What may be shown of a caption that grows, in any language; none of it where nothing is left. */
    Caption growing(Caption caption);

    /**
     * Looks at what was said, before it enters the log.
     *
     * @param confidence how sure the recogniser was of its words, 0 to 1, where it said so
     * @return has ended already where nothing must be waited for
     */
    Future<Verdict> said(Caption caption, OptionalDouble confidence);

    /** Looks at how an entry of the log reads in another language, before anyone reads it. */
    Verdict rendered(Caption rendering);

    /** An utterance has a new version in the log. */
    void changed(Caption source);

    /** What a speaker said is erased. */
    void erased(String speaker, List<String> utterances);
}
