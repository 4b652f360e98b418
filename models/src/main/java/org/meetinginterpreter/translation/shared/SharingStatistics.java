package org.meetinginterpreter.translation.shared;

/**
 * What the workers have done since they began.
 *
 * @param cacheHits texts that had been translated before
 * @param cacheMisses texts that had not, or no longer were in the cache
 * @param joined texts that another caller was already waiting for
 * @param texts texts that networks have translated
 * @param batches calls to networks in which that was done
 * @param waiting texts that wait now
 * @param openModels models that are open now
 * @param closedModels models that were closed to make room
 */
public record SharingStatistics(
        long cacheHits,
        long cacheMisses,
        long joined,
        long texts,
        long batches,
        long waiting,
        long openModels,
        long closedModels) {
    /** What two sets of workers have done together. */
    public SharingStatistics plus(SharingStatistics other) {
        return new SharingStatistics(
                cacheHits + other.cacheHits,
                cacheMisses + other.cacheMisses,
                joined + other.joined,
                texts + other.texts,
                batches + other.batches,
                waiting + other.waiting,
                openModels + other.openModels,
                closedModels + other.closedModels);
    }
}
