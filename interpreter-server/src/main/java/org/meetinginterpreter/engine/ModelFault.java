package org.meetinginterpreter.engine;

import java.util.Optional;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.marian.MarianTranslator;

/** Why an installed model cannot be run, as far as its files tell without loading it; of other models than Marian's they tell nothing. */
public final class ModelFault {
    private ModelFault() {}

    public static Optional<String> of(InstalledModel model) {
        if (!model.engine().equals("marian")) {
            return Optional.empty();
        }
        try {
            MarianTranslator.check(model.folder(), model.id());
            return Optional.empty();
        } catch (TranslationException e) {
            return Optional.of(e.getMessage());
        }
    }
}
