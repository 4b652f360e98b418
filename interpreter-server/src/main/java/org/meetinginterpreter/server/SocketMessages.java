package org.meetinginterpreter.server;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Puts messages together from their frames, strictly: text must be UTF-8 (RFC 6455, 5.6 and 8.1), which Vert.x does not look at, and is
 * refused at the first part that is none. Belongs to the socket's event loop.
 */
public final class SocketMessages {
    private final int mostBytes;
    private final Consumer<String> text;
    private final Consumer<Buffer> binary;
    private final IntConsumer broken;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final StringBuilder characters = new StringBuilder();
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private Buffer bytes = Buffer.buffer();
    private boolean isText;
    private int length;
    private boolean over;

    /**
     * Messages of one socket.
     *
     * @param mostBytes of one message
     * @param broken is told the close code when a message cannot be taken; nothing comes after it
     */
    public SocketMessages(int mostBytes, Consumer<String> text, Consumer<Buffer> binary, IntConsumer broken) {
        this.mostBytes = mostBytes;
        this.text = text;
        this.binary = binary;
        this.broken = broken;
    }

    /** Takes the socket's frames from now on; pings and closes are answered by Vert.x. */
    public void listen(ServerWebSocket socket) {
        socket.frameHandler(this::accept);
    }

    void accept(WebSocketFrame frame) {
        if (over || !(frame.isText() || frame.isBinary() || frame.isContinuation())) {
            return;
        }
        if (!frame.isContinuation()) {
            begin(frame.isText());
        }
        Buffer part = frame.binaryData();
        length += part.length();
        if (length > mostBytes) {
            refuse(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        } else if (!isText) {
            bytes.appendBuffer(part);
        } else if (!decode(part, frame.isFinal())) {
            refuse(WebSocketCloseStatus.INVALID_PAYLOAD_DATA);
        }
        if (frame.isFinal() && !over) {
            end();
        }
    }

    private void begin(boolean withText) {
        isText = withText;
        length = 0;
        bytes = Buffer.buffer();
        characters.setLength(0);
        decoder.reset();
        rest = ByteBuffer.allocate(0);
    }

    /** Whether it is UTF-8 so far; what may be the beginning of a character waits for the next part. */
    private boolean decode(Buffer part, boolean last) {
        ByteBuffer in = ByteBuffer.allocate(rest.remaining() + part.length())
                .put(rest)
                .put(part.getBytes())
                .flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        CoderResult result = decoder.decode(in, out, last);
        if (result.isError()) {
            return false;
        }
        characters.append(out.flip());
        rest = in;
        return true;
    }

    private void end() {
        if (isText) {
            text.accept(characters.toString());
        } else {
            binary.accept(bytes);
        }
    }

    private void refuse(WebSocketCloseStatus status) {
        over = true;
        broken.accept(status.code());
    }
}
