package org.meetinginterpreter.translation.faithful;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;

/**
 * What a number counts: a unit of measurement or a currency.
 *
 * @param id as CLDR names it, such as {@code kilometer} or {@code USD}
 * @param dimension what it measures, such as {@code length} or {@code currency}
 */
record Unit(String id, String dimension) {
    static final String TIME = "duration";

    /** For formatting. */
    MeasureUnit measure() {
        return dimension.equals("currency") ? Currency.getInstance(id) : MeasureUnit.forIdentifier(id);
    }

    static Unit currency(String code) {
        return new Unit(code, "currency");
    }
}
