package org.meetinginterpreter.caption;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.meetinginterpreter.translation.shared.SharingStatistics;

/** What the translation workers do, as metrics. */
final class TranslationMeters {
    private TranslationMeters() {}

    static void register(Translators translators, MeterRegistry meters) {
        requests(translators, meters, "hit", SharingStatistics::cacheHits);
        requests(translators, meters, "joined", SharingStatistics::joined);
        requests(translators, meters, "miss", SharingStatistics::cacheMisses);
        counter(translators, "interpreter.translation.texts", SharingStatistics::texts)
                .description("Texts that translation networks were given")
                .register(meters);
        counter(translators, "interpreter.translation.batches", SharingStatistics::batches)
                .description("Batches in which translation networks were given texts")
                .register(meters);
        counter(translators, "interpreter.translation.models.closed", SharingStatistics::closedModels)
                .description("Translation models closed to make room for others; many: limits.modelMegabytes is low")
                .register(meters);
        gauge(translators, "interpreter.translation.waiting", SharingStatistics::waiting)
                .description("Texts that wait for a translation worker")
                .register(meters);
        gauge(translators, "interpreter.translation.models", SharingStatistics::openModels)
                .description("Translation models in memory")
                .register(meters);
    }

    private static void requests(
            Translators translators, MeterRegistry meters, String result, ToDoubleFunction<SharingStatistics> value) {
        counter(translators, "interpreter.translation.cache", value)
                .description("Texts that were in the cache, that somebody was waiting for already, or neither")
                .tag("result", result)
                .register(meters);
    }

    private static FunctionCounter.Builder<Translators> counter(
            Translators translators, String name, ToDoubleFunction<SharingStatistics> value) {
        return FunctionCounter.builder(name, translators, of -> value.applyAsDouble(of.statistics()));
    }

    private static Gauge.Builder<Translators> gauge(
            Translators translators, String name, ToDoubleFunction<SharingStatistics> value) {
        return Gauge.builder(name, translators, of -> value.applyAsDouble(of.statistics()));
    }
}
