package org.meetinginterpreter.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A WebSocket client of raw Netty, so that what it measures of the server is not its own code. Pings are answered by Netty. Sending is
 * thread-safe; the listener is called on one event loop thread.
 */
public final class NettyWebSocket implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 20;
    private static final long TIMEOUT_SECONDS = 10;

    /** What comes from the server. */
    public interface Listener {
        void text(String message);

        /** The server closed, or the connection broke (1006). */
        void closed(int code, String reason);
    }

    private final Channel channel;

    private NettyWebSocket(Channel channel) {
        this.channel = channel;
    }

    /** Threads for many clients together; shut it down at the end. */
    public static EventLoopGroup threads(int count) {
        return new MultiThreadIoEventLoopGroup(count, NioIoHandler.newFactory());
    }

    /**
     * Connects and shakes hands; blocks.
     *
     * @param address {@code ws://…}
     * @param subprotocols offered, separated by commas; the server picks the first of them
     * @throws BenchException when the server cannot be reached or refuses
     */
    public static NettyWebSocket connect(EventLoopGroup threads, URI address, String subprotocols, Listener listener) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        WebSocketClientProtocolHandler protocol =
                new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(address)
                        .version(WebSocketVersion.V13)
                        .subprotocol(subprotocols)
                        .customHeaders(new DefaultHttpHeaders())
                        .maxFramePayloadLength(MOST_BYTES)
                        .handleCloseFrames(false)
                        .handshakeTimeoutMillis(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS))
                        .build());
        Bootstrap bootstrap = new Bootstrap()
                .group(threads)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(MOST_BYTES))
                                .addLast(protocol)
                                .addLast(new WebSocketFrameAggregator(MOST_BYTES))
                                .addLast(new Receiver(ready, listener));
                    }
                });
        ChannelFuture connection = bootstrap.connect(address.getHost(), address.getPort());
        boolean open = false;
        try {
            if (!connection.await().isSuccess()) {
                throw new BenchException("no connection to " + address, connection.cause());
            }
            ready.get(TIMEOUT_SECONDS + 1, TimeUnit.SECONDS);
            open = true;
            return new NettyWebSocket(connection.channel());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while connecting to " + address, e);
        } catch (ExecutionException e) {
            throw new BenchException(
                    address + " refused the socket: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new BenchException(address + " did not finish the handshake", e);
        } finally {
            if (!open) {
                // its listener must not hear of what comes after all
                ChannelFuture unused = connection.channel().close();
            }
        }
    }

    public void send(String text) {
        ChannelFuture unused = channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
    }

    /** Sends bytes; they may not be changed afterwards. */
    public void send(byte[] bytes) {
        ChannelFuture unused =
                channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)), channel.voidPromise());
    }

    /** Whether what was sent has left; false when the server reads more slowly than we send. */
    public boolean isWritable() {
        return channel.isWritable();
    }

    /** Breaks the connection without a goodbye, as a network does. */
    void cut() {
        channel.close().awaitUninterruptibly(TIMEOUT_SECONDS * 1000);
    }

    /** Says goodbye and closes; safe to call twice. */
    @Override
    public void close() {
        if (channel.isActive()) {
            channel.writeAndFlush(new CloseWebSocketFrame(1000, "")).awaitUninterruptibly(TIMEOUT_SECONDS * 1000);
        }
        channel.close().awaitUninterruptibly(TIMEOUT_SECONDS * 1000);
    }

    private static final class Receiver extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final CompletableFuture<Void> ready;
        private final Listener listener;
        private boolean told;

        Receiver(CompletableFuture<Void> ready, Listener listener) {
            this.ready = ready;
            this.listener = listener;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                ready.complete(null);
            } else if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
                ready.completeExceptionally(new BenchException("no handshake"));
            }
            super.userEventTriggered(context, event);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame text) {
                listener.text(text.text());
            } else if (frame instanceof CloseWebSocketFrame close) {
                tell(Math.max(close.statusCode(), 1005), close.reasonText());
                ChannelFuture unused = context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ready.completeExceptionally(new BenchException("the server closed the connection"));
            tell(1006, "the connection broke");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            ready.completeExceptionally(cause);
            tell(1006, String.valueOf(cause.getMessage()));
            ChannelFuture unused = context.close();
        }

        private void tell(int code, String reason) {
            if (!told) {
                told = true;
                listener.closed(code, reason == null ? "" : reason);
            }
        }
    }
}
