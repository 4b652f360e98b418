package org.meetinginterpreter.translation.marian;

import java.nio.ByteBuffer;

/**
 * Looks through a SentencePiece model, a protocol buffer whose repeated field 1 holds the pieces
 * ({@code sentencepiece_model.proto}), without native code: that one cannot say how many pieces there are.
 */
final class SentencePieceFile {
    private static final int PIECES = 1;

    private SentencePieceFile() {}

    /** @throws IllegalArgumentException when the bytes are no whole protocol buffer */
    static int countPieces(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int pieces = 0;
        while (in.hasRemaining()) {
            long tag = varint(in);
            switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> skip(in, Long.BYTES);
                case 2 -> skip(in, varint(in));
                case 5 -> skip(in, Integer.BYTES);
                default -> throw new IllegalArgumentException("field of an unknown kind at byte " + in.position());
            }
            if (tag >>> 3 == PIECES) {
                pieces++;
            }
        }
        return pieces;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (!in.hasRemaining()) {
                break;
            }
            byte part = in.get();
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number does not end at byte " + in.position());
    }

    private static void skip(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("it ends within a field at byte " + in.position());
        }
        in.position(in.position() + (int) length);
    }
}
