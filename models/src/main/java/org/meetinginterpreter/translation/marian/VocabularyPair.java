package org.meetinginterpreter.translation.marian;

/**
 * What turns text into the network's source tokens, and its target tokens into text; closed together. Thread-safe.
 *
 * @param target the same object as the source's where both languages share a vocabulary
 */
record VocabularyPair(MarianVocabulary source, MarianVocabulary target) implements AutoCloseable {
    static VocabularyPair read(ModelFolder files, MarianConfiguration network) {
        MarianVocabulary source = MarianVocabulary.read(files.sourceVocabulary(), network.sourceVocabulary());
        try {
            MarianVocabulary target =
                    files.sharesVocabulary() && network.sourceVocabulary() == network.targetVocabulary()
                            ? source
                            : MarianVocabulary.read(files.targetVocabulary(), network.targetVocabulary());
            return new VocabularyPair(source, target);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public void close() {
        source.close();
        if (target != source) {
            target.close();
        }
    }
}
