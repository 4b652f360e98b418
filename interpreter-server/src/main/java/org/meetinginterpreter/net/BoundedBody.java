package org.meetinginterpreter.net;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** An answer's body in memory; fails as soon as it is larger than it may be. */
public final class BoundedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    private final long most;
    private Flow.Subscription subscription;
    private long received;

    /** @param most bytes */
    public BoundedBody(long most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return all.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        all.onSubscribe(begun);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (received > most) {
            return;
        }
        received += part.stream().mapToLong(Buffer::remaining).sum();
        if (received > most) {
            subscription.cancel();
            all.onError(new IOException("the answer has more than " + most + " bytes"));
        } else {
            all.onNext(part);
        }
    }

    @Override
    public void onError(Throwable failure) {
        all.onError(failure);
    }

    @Override
    public void onComplete() {
        if (received <= most) {
            all.onComplete();
        }
    }
}
