package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a network's matrix products are computed with. */
public enum Arithmetic {
    /** Int8 by int8, summed exactly: the fastest, for networks that were trained for it, on processors that do it without saturating. */
    INT8,
    /** Float32 by weights kept as float16: half the memory. Needs FBGEMM, so x86 with AVX2. */
    FLOAT16,
    /** Runs everywhere; what the others are measured against. */
    FLOAT32;

    private static final String PROPERTY = "interpreter.translation.arithmetic";
    private static final String VARIABLE = "INTERPRETER_TRANSLATION_ARITHMETIC";
    private static final String AUTO = "auto";

    /** As settings and messages write it: {@code int8}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a setting says; nothing for {@code auto}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Optional<Arithmetic> parse(String setting) {
        if (setting.equals(AUTO)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(arithmetic -> arithmetic.label().equals(setting))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of auto, "
                        + Arrays.stream(values()).map(Arithmetic::label).collect(Collectors.joining(", "))
                        + " is needed")));
    }

    /** From here on, every network of this process is loaded with this arithmetic, where its file and the processor allow. */
    public void prefer() {
        System.setProperty(PROPERTY, label());
    }

    /** What {@link #prefer} or, before it, the environment's {@code INTERPRETER_TRANSLATION_ARITHMETIC} asks for. */
    static Optional<Arithmetic> preferred() {
        String setting = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, AUTO));
        try {
            return parse(setting);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(VARIABLE + " is '" + setting + "': " + e.getMessage(), e);
        }
    }
}
