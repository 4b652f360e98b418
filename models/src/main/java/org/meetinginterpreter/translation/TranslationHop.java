package org.meetinginterpreter.translation;

import java.util.Locale;

/** One step of a route from language to language: what a model can do, installed or not. */
public interface TranslationHop {
    Locale source();

    Locale target();
}
