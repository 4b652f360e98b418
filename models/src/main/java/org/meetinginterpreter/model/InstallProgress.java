package org.meetinginterpreter.model;

/** Hears how an installation goes. Calls come from one thread at a time. */
public interface InstallProgress {
    /** Something a person should know, such as that another installer is at work. */
    void message(String line);

    /**
     * A step begins; {@link #end} follows, whether it succeeds or not.
     *
     * @param what such as {@code fetching Python package silero-vad 6.2.3}
     * @param totalBytes how much {@link #advance} will sum up to; 0 when unknown
     */
    void begin(String what, long totalBytes);

    void advance(long bytes);

    void end();

    /** Hears nothing. */
    static InstallProgress none() {
        return new InstallProgress() {
            @Override
            public void message(String line) {}

            @Override
            public void begin(String what, long totalBytes) {}

            @Override
            public void advance(long bytes) {}

            @Override
            public void end() {}
        };
    }
}
