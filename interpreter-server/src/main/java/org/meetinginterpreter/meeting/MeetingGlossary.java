package org.meetinginterpreter.meeting;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.meetinginterpreter.translation.glossary.Glossary;

/**
 * What a meeting's translations and recognisers follow: its own glossary before the deployment's. Belongs to the server's event loop.
 */
public final class MeetingGlossary {
    /** Computes on a worker thread. */
    interface Worker {
        Future<Glossary> compute(Supplier<Glossary> computation);
    }

    private final GlossaryBook own;
    private final GlossaryBook deployment;
    private final Worker worker;
    private Glossary inForce;

    MeetingGlossary(GlossaryBook own, GlossaryBook deployment, Worker worker) {
        this.own = own;
        this.deployment = deployment;
        this.worker = worker;
        this.inForce = deployment.current();
    }

    /** The meeting's alone. */
    public Glossary own() {
        return own.current();
    }

    /** What holds now. */
    public Glossary inForce() {
        return inForce;
    }

    /**
     * Changes the meeting's own.
     *
     * @param change of the glossary as it then is, or throws the problem why not; called on a worker thread
     * @return the meeting's own, once it is durable and in force
     */
    public Future<Glossary> change(UnaryOperator<Glossary> change) {
        return own.change(change).compose(changed -> refresh().map(changed));
    }

    /** An earlier server kept this. */
    void restore(Glossary kept) {
        own.restore(kept);
        inForce = Glossary.layered(List.of(kept, deployment.current()));
    }

    /** One of the two changed: takes force when it ends. */
    Future<Void> refresh() {
        Glossary first = own.current();
        Glossary second = deployment.current();
        // all meetings without one of their own share the deployment's, with what was made of it to find its entries
        return (first.isEmpty()
                        ? Future.succeededFuture(second)
                        : second.isEmpty()
                                ? Future.succeededFuture(first)
                                : worker.compute(() -> Glossary.layered(List.of(first, second))))
                .map(layered -> {
                    if (isOf(first, second)) {
                        inForce = layered;
                    }
                    return null;
                });
    }

    private boolean isOf(Glossary first, Glossary second) {
        return own.current().version().equals(first.version())
                && deployment.current().version().equals(second.version());
    }
}
