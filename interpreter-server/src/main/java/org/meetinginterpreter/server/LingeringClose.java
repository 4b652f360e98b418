package org.meetinginterpreter.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket's connection in two steps, so that the peer reads why: a connection that is closed while bytes of the peer wait
 * unread is reset, and a reset overtakes the close frame (RFC 9293, 3.6; RFC 6455, 7.1.1). So the server ends its own direction
 * first, then drops what still comes until the peer closes, or enough came, or enough time went by. Stands at the head of the
 * connection's pipeline, so that it holds for every way in which the connection is closed, by the decoder of frames too. Runs on
 * the connection's event loop.
 */
final class LingeringClose extends ChannelDuplexHandler {
    /** More than a client has on its way when it hears of the close; who goes on sending is cut off. */
    private static final long MOST_BYTES = 4L << 20;

    private static final Duration LONGEST = Duration.ofSeconds(3);

    private boolean lingering;
    private long dropped;

    private LingeringClose() {}

    /** Lets a connection close so. */
    static void of(HttpConnection connection) {
        ((HttpServerConnection) connection)
                .channelHandlerContext()
                .channel()
                .pipeline()
                .addFirst(new LingeringClose());
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!context.channel().isActive() || !(context.channel() instanceof DuplexChannel connection)) {
            ChannelFuture unused = context.close(promise);
            return;
        }
        ChannelFuture closed = connection.closeFuture().addListener(done -> promise.trySuccess());
        if (lingering) {
            return;
        }
        lingering = true;
        Future<?> limit = context.executor().schedule(() -> cut(context), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        closed.addListener(done -> limit.cancel(false));
        // behind what waits to be sent
        ChannelFuture unused = context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> end(connection));
        connection.config().setAutoRead(true);
    }

    private static void end(DuplexChannel connection) {
        ChannelFuture unused = connection.shutdownOutput();
    }

    private static void cut(ChannelHandlerContext context) {
        ChannelFuture unused = context.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!lingering) {
            context.fireChannelRead(message);
            return;
        }
        dropped += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
        ReferenceCountUtil.release(message);
        if (dropped > MOST_BYTES) {
            cut(context);
        }
    }
}
