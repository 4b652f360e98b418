package org.meetinginterpreter.bench;

/** How the sentences of a round are handed over. */
enum TranslationWay {
    SINGLE("single sentences"),
    BATCHES("batches of 8"),
    AT_ONCE("all at once"),
    SINGLE_TWO_THREADS("single sentences, two threads"),
    AT_ONCE_TWO_THREADS("all at once, two threads");

    static final int BATCH = 8;

    private final String label;

    TranslationWay(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean needsTwoCores() {
        return this == SINGLE_TWO_THREADS || this == AT_ONCE_TWO_THREADS;
    }
}
