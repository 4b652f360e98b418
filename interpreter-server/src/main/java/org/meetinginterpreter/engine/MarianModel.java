package org.meetinginterpreter.engine;

import java.util.Locale;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.LanguagePair;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.marian.MarianTranslator;

/** An installed Marian model, for one of its pairs of languages. */
record MarianModel(InstalledModel installed, LanguagePair languages) implements TranslationModel {
    /** Weights packed for the processor, beside what they were read from, as a multiple of the files. */
    private static final double MEMORY_OF_FILES = 2.2;

    @Override
    public String id() {
        return installed.id();
    }

    @Override
    public Locale source() {
        return languages.from();
    }

    @Override
    public Locale target() {
        return languages.to();
    }

    @Override
    public long bytes() {
        return (long) (MEMORY_OF_FILES * installed.size());
    }

    @Override
    public boolean isSteerable() {
        return true;
    }

    @Override
    public Translator open() {
        MarianTranslator translator = MarianTranslator.open(installed.folder(), id(), source(), target());
        try {
            // a cold network would be slow on the first words of whoever asked for it
            translator.warmUp();
            return translator;
        } catch (RuntimeException e) {
            translator.close();
            throw e;
        }
    }
}
