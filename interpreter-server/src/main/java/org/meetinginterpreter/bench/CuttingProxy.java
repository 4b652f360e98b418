package org.meetinginterpreter.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A bad network between clients and a server on this machine: drops connections, swallows what they carry, delays it. Thread-safe. */
final class CuttingProxy implements AutoCloseable {
    private final EventLoopGroup threads = NettyWebSocket.threads(1);
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Channel listener;
    private final int server;
    private volatile long delayMillis;

    /** @param server port of the server */
    CuttingProxy(int server) {
        this.server = server;
        this.listener = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        connect(client);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    private void connect(SocketChannel client) {
        Link link = new Link(client);
        links.add(link);
        client.pipeline().addLast(link.toServer);
        ChannelFuture unused = new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(link.toClient)
                .connect(InetAddress.getLoopbackAddress(), server)
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess()) {
                        link.server = connected.channel();
                        client.config().setAutoRead(true);
                    } else {
                        link.cut();
                    }
                });
    }

    /** Connections that are open now. */
    List<Link> links() {
        return List.copyOf(links);
    }

    /** What comes from now on arrives so much later. */
    void delay(long millis) {
        delayMillis = millis;
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        links().forEach(Link::cut);
        io.netty.util.concurrent.Future<?> unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** A client's connection, from its side and from the server's. */
    final class Link {
        private final Channel client;
        private final Pipe toServer = new Pipe();
        private final Pipe toClient = new Pipe();
        private volatile Channel server;
        private volatile boolean swallowing;

        private Link(Channel client) {
            this.client = client;
        }

        /** Neither side is told of anything; what they send vanishes. */
        void swallow() {
            swallowing = true;
        }

        /** Breaks both sides. */
        void cut() {
            links.remove(this);
            ChannelFuture unused = client.close();
            if (server != null) {
                unused = server.close();
            }
        }

        private final class Pipe extends ChannelInboundHandlerAdapter {
            private long dueNanos = System.nanoTime();
            private final Deque<Runnable> waiting = new ArrayDeque<>();

            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (swallowing) {
                    ReferenceCountUtil.release(message);
                    return;
                }
                Channel to = this == toServer ? server : client;
                later(context, () -> {
                    ChannelFuture unused = to.writeAndFlush(message, to.voidPromise());
                });
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                later(context, Link.this::cut);
            }

            /** What was sent later never arrives earlier: whichever of its timers fires first, the oldest step goes. */
            private void later(ChannelHandlerContext context, Runnable step) {
                long now = System.nanoTime();
                dueNanos = Math.max(dueNanos, now + TimeUnit.MILLISECONDS.toNanos(delayMillis));
                if (dueNanos <= now && waiting.isEmpty()) {
                    step.run();
                } else {
                    waiting.add(step);
                    io.netty.util.concurrent.Future<?> unused = context.executor()
                            .schedule(() -> waiting.remove().run(), dueNanos - now, TimeUnit.NANOSECONDS);
                }
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                cut();
            }
        }
    }
}
