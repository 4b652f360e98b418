package org.meetinginterpreter.meeting;

import io.vertx.core.Future;
import java.util.function.UnaryOperator;
import org.meetinginterpreter.translation.glossary.Glossary;

/**
 * A glossary that people edit, in its newest version that is kept. Changes are made one after the other, each of what the one before
 * left. Belongs to the server's event loop.
 */
public final class GlossaryBook {
    /** Makes changes and keeps what they make. */
    interface Keeper {
        /**
         * Keeps the glossary that a change makes of another.
         *
         * @param change is called on a worker thread
         * @return the new one, once it is durable; what {@code change} throws is its failure
         */
        Future<Glossary> keep(Glossary before, UnaryOperator<Glossary> change);
    }

    private final Keeper keeper;
    private Glossary current;
    private Future<Glossary> underWay = Future.succeededFuture();

    GlossaryBook(Glossary kept, Keeper keeper) {
        this.current = kept;
        this.keeper = keeper;
    }

    public Glossary current() {
        return current;
    }

    /**
     * Changes it after all changes that were asked for before.
     *
     * @param change of the glossary as it then is, or throws the problem why not; called on a worker thread
     * @return the glossary with the change, once it is durable
     */
    Future<Glossary> change(UnaryOperator<Glossary> change) {
        underWay = underWay.transform(before -> keeper.keep(current, change)).onSuccess(changed -> current = changed);
        return underWay;
    }

    /** An earlier server kept this. */
    void restore(Glossary kept) {
        current = kept;
    }
}
