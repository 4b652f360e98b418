package org.meetinginterpreter.cli;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A wire to a server that a test makes slow, stops, or cuts. What waits for a slow wire waits at its sender, as with TCP. */
final class ThinWire implements AutoCloseable {
    private static final int TICK_MILLIS = 10;
    private static final int MOST_WAITING = 4_096;
    static final int UNLIMITED = 100_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final List<Way> ways = new ArrayList<>();
    private final NetServer server;
    private int bytesPerSecond = UNLIMITED;
    private long carried;
    private long cutAfter = Long.MAX_VALUE;
    private int connections;

    /** One direction of one connection; on the event loop. */
    private final class Way {
        private final NetSocket from;
        private final NetSocket to;
        private final boolean up;
        private Buffer waiting = Buffer.buffer();
        private boolean frozen;

        Way(NetSocket from, NetSocket to, boolean up) {
            this.from = from;
            this.to = to;
            this.up = up;
            from.handler(bytes -> {
                waiting.appendBuffer(bytes);
                if (waiting.length() > MOST_WAITING) {
                    from.pause();
                }
            });
            from.exceptionHandler(broken -> {});
            from.closeHandler(closed -> to.close());
        }

        void tick(int most) {
            int count = Math.min(most, waiting.length());
            if (frozen || count == 0) {
                return;
            }
            long left = up ? cutAfter - carried : Long.MAX_VALUE;
            int sent = (int) Math.min(count, left);
            to.write(waiting.slice(0, sent));
            waiting = waiting.getBuffer(sent, waiting.length());
            carried += up ? sent : 0;
            if (up && carried >= cutAfter) {
                cutAfter = Long.MAX_VALUE;
                from.close();
                to.close();
            } else if (waiting.length() <= MOST_WAITING) {
                from.resume();
            }
        }
    }

    ThinWire(int port) {
        server = vertx.createNetServer().connectHandler(near -> {
            near.pause();
            client.connect(port, "127.0.0.1").onComplete(connected -> {
                if (connected.failed()) {
                    near.close();
                    return;
                }
                synchronized (this) {
                    connections++;
                    ways.add(new Way(near, connected.result(), true));
                    ways.add(new Way(connected.result(), near, false));
                }
                near.resume();
            });
        });
        server.listen(0, "127.0.0.1").await();
        vertx.setPeriodic(TICK_MILLIS, tick -> {
            synchronized (this) {
                ways.forEach(way -> way.tick(bytesPerSecond / 1_000 * TICK_MILLIS));
            }
        });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** How many connections were made. */
    synchronized int connections() {
        return connections;
    }

    /** From now on so much goes through; 0 stops everything, without a word. */
    synchronized void rate(int newBytesPerSecond) {
        bytesPerSecond = newBytesPerSecond;
    }

    /** Cuts the connection that sends after so many more bytes towards the server, wherever in a frame that is. */
    synchronized void cutAfter(long bytes) {
        cutAfter = carried + bytes;
    }

    /** Connections that are open carry nothing any more, and nobody is told; new ones work. */
    synchronized void freeze() {
        ways.forEach(way -> way.frozen = true);
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
