package org.meetinginterpreter.cli;

import org.meetinginterpreter.translation.Steadiness;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a mode as on the wire: {@code fast}, {@code balanced} or {@code stable}. */
final class SteadinessName implements ITypeConverter<Steadiness> {
    @Override
    public Steadiness convert(String name) {
        return Steadiness.of(name)
                .orElseThrow(
                        () -> new TypeConversionException("\"" + name + "\" is no mode; say fast, balanced or stable"));
    }
}
