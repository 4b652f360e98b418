package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketMessagesTest {
    private static final byte[] GREETING = "κόσμε 🙂".getBytes(StandardCharsets.UTF_8);

    private final List<Object> heard = new ArrayList<>();
    private final SocketMessages messages = new SocketMessages(100, heard::add, heard::add, heard::add);

    @Test
    void putsTextTogetherWhereverItIsCut() {
        for (int cut = 1; cut < GREETING.length; cut++) {
            messages.accept(WebSocketFrame.binaryFrame(Buffer.buffer("x"), true));
            messages.accept(WebSocketFrame.textFrame("", false));
            messages.accept(WebSocketFrame.continuationFrame(Buffer.buffer().appendBytes(GREETING, 0, cut), false));
            messages.accept(WebSocketFrame.continuationFrame(
                    Buffer.buffer().appendBytes(GREETING, cut, GREETING.length - cut), true));
            assertEquals(List.of(Buffer.buffer("x"), "κόσμε 🙂"), heard);
            heard.clear();
        }
    }

    @Test
    void refusesWhatIsNoUtf8AtItsFirstPart() {
        messages.accept(WebSocketFrame.textFrame("ok", false));
        messages.accept(WebSocketFrame.continuationFrame(Buffer.buffer(new byte[] {(byte) 0xc0, (byte) 0xaf}), false));
        messages.accept(WebSocketFrame.continuationFrame(Buffer.buffer("more"), true));
        assertEquals(List.of(1007), heard);
    }

    @Test
    void refusesACharacterThatIsNeverFinished() {
        messages.accept(WebSocketFrame.textFrame("", false));
        messages.accept(WebSocketFrame.continuationFrame(Buffer.buffer(new byte[] {(byte) 0xe2, (byte) 0x82}), true));
        assertEquals(List.of(1007), heard);
    }

    @Test
    void refusesMessagesOfManyPartsThatAreTooLongTogether() {
        messages.accept(WebSocketFrame.binaryFrame(Buffer.buffer(new byte[60]), false));
        messages.accept(WebSocketFrame.continuationFrame(Buffer.buffer(new byte[60]), false));
        messages.accept(WebSocketFrame.continuationFrame(Buffer.buffer(new byte[60]), true));
        assertEquals(List.of(1009), heard);
    }
}
