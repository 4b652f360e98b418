package org.meetinginterpreter.cli;

import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * What Ctrl-C does to a command that computes. In the JVM's own way ONNX Runtime's shutdown hook closes its environment while a network runs,
 * and the process crashes instead of ending.
 */
final class Interruption {
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

    private Interruption() {}

    /** From here on these signals end the process at once, with status 128 and the signal's number, and without shutdown hooks. */
    static void endsAtOnce() {
        SIGNALS.forEach((name, number) -> {
            try {
                // by reflection, since the compiler warns of these classes; every JDK has them
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                Object halt = Proxy.newProxyInstance(
                        Interruption.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                            Runtime.getRuntime().halt(128 + number);
                            return null;
                        });
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), halt);
            } catch (ReflectiveOperationException e) {
                // the signal is ignored by whoever started this, such as nohup, or is not there: so it stays
                return;
            }
        });
    }
}
