package org.meetinginterpreter.config;

/** A setting that cannot be used; the message names the key, where it was set and what is allowed. */
public class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
