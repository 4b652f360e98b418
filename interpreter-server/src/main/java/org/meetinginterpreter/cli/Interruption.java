package org.meetinginterpreter.cli;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What Ctrl-C does to a command that computes. In the JVM's own way ONNX Runtime's shutdown hook closes its environment while a network runs,
 * and the process crashes instead of ending.
 */
final class Interruption {
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private Interruption() {}

    /** From here on these signals end the process at once, with status 128 and the signal's number, and without shutdown hooks. */
    static void endsAtOnce() {
        does(number -> Runtime.getRuntime().halt(128 + number));
    }

    /** From here on these signals run this, with the signal's number, on a thread of their own; the process goes on until it ends itself. */
    static void does(IntConsumer act) {
        SIGNALS.forEach((name, number) -> {
            try {
                // by reflection, since the compiler warns of these classes; every JDK has them
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                Object called = Proxy.newProxyInstance(
                        Interruption.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                            act.accept(number);
                            return null;
                        });
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), called);
            } catch (ReflectiveOperationException e) {
                // the signal is ignored by whoever started this, such as nohup, or is not there: so it stays
                return;
            }
        });
    }
}
