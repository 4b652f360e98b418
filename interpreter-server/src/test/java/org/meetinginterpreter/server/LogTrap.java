package org.meetinginterpreter.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged, by whichever library, at every level, with the causes of failures. Other tests see nothing of it. */
final class LogTrap extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    LogTrap() {
        setContext(root.getLoggerContext());
        start();
        // the usual output stays as it is
        root.iteratorForAppenders().forEachRemaining(usual -> {
            ThresholdFilter filter = new ThresholdFilter();
            filter.setLevel(before.toString());
            filter.start();
            usual.addFilter(filter);
        });
        root.addAppender(this);
        root.setLevel(Level.TRACE);
    }

    @Override
    protected void append(ILoggingEvent event) {
        IThrowableProxy failure = event.getThrowableProxy();
        lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage()
                + (failure == null ? "" : "\n" + ThrowableProxyUtil.asString(failure)));
    }

    /** Lines that show one of the secrets. */
    List<String> showing(List<String> secrets) {
        return lines.stream()
                .filter(line -> secrets.stream().anyMatch(secret -> WrittenFiles.shows(utf8(line), secret)))
                .toList();
    }

    /** Lines of a library or package. */
    long countOf(String logger) {
        return lines.stream().filter(line -> line.contains(" " + logger)).count();
    }

    /** As it would stand in a file. */
    private static String utf8(String line) {
        return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        root.setLevel(before);
        root.detachAppender(this);
        root.iteratorForAppenders().forEachRemaining(usual -> usual.clearAllFilters());
    }
}
