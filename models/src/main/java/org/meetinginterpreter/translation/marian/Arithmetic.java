package org.meetinginterpreter.translation.marian;

import java.util.Locale;

/** What a network's matrix products are computed with. */
public enum Arithmetic {
    /** Int8 by int8, summed exactly: the fastest, for networks that were trained for it, on processors that do it without saturating. */
    INT8,
    /** Float32 by weights kept as float16: half the memory. Needs FBGEMM, so x86 with AVX2. */
    FLOAT16,
    /** Runs everywhere; what the others are measured against. */
    FLOAT32;

    /** As settings and messages write it: {@code int8}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
