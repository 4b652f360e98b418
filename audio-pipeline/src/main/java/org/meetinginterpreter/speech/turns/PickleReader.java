package org.meetinginterpreter.speech.turns;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the few operations of Python's pickle (protocol 2, {@code pickletools} of CPython) that a PyTorch checkpoint of tensors needs.
 * Nothing is ever called: a pickle can name three things, which stand for a map, a tensor and a kind of storage, and whatever else it
 * names is refused. Not thread-safe.
 */
final class PickleReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_VALUES = 100_000;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_INTEGER = 10;
    /** A value that is no other: Python's None. */
    static final Object NONE = new Object();

    /** Floats that follow the pickle. */
    record Storage(String key, long size) {}

    /** A view of a storage, as {@code torch._utils._rebuild_tensor_v2} describes it. */
    record Tensor(Storage storage, long offset, List<?> shape, List<?> strides) {}

    private enum Name {
        ORDERED_DICT,
        REBUILD_TENSOR,
        FLOAT_STORAGE;

        static Name of(String module, String name) throws CheckpointException {
            return switch (module + "." + name) {
                case "collections.OrderedDict" -> ORDERED_DICT;
                case "torch._utils._rebuild_tensor_v2" -> REBUILD_TENSOR;
                case "torch.FloatStorage" -> FLOAT_STORAGE;
                default ->
                    throw new CheckpointException(
                            "it names " + printable(module + "." + name) + ", which has no place in a file of weights");
            };
        }
    }

    private final ByteBuffer in;
    private final int end;
    private final Deque<List<Object>> marked = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private List<Object> stack = new ArrayList<>();
    private int values;

    private PickleReader(ByteBuffer in) {
        this.in = in;
        this.end = Math.min(in.limit(), in.position() + MOST_BYTES);
    }

    /**
     * Reads one pickle and leaves the buffer behind it.
     *
     * @param in little endian
     * @return a {@link Map} by texts or numbers, a {@link List}, String, Long, Double, Boolean, {@link Tensor}, {@link Storage} or
     *     {@link #NONE}
     */
    static Object read(ByteBuffer in) throws CheckpointException {
        try {
            return new PickleReader(in).run();
        } catch (BufferUnderflowException e) {
            throw new CheckpointException("it ends too early");
        }
    }

    private Object run() throws CheckpointException {
        while (true) {
            if (in.position() >= end) {
                throw new CheckpointException("it ends too early");
            }
            int operation = in.get() & 0xff;
            if (operation == '.') {
                Object result = pop();
                if (!stack.isEmpty() || !marked.isEmpty()) {
                    throw new CheckpointException("values are left over");
                }
                return result;
            }
            run(operation);
            if (++values > MOST_VALUES) {
                throw new CheckpointException("it holds too many values");
            }
        }
    }

    private void run(int operation) throws CheckpointException {
        switch (operation) {
            case 0x80 -> version(in.get());
            case '(' -> mark();
            case 'N' -> push(NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'K' -> push((long) (in.get() & 0xff));
            case 'M' -> push((long) (in.getShort() & 0xffff));
            case 'J' -> push((long) in.getInt());
            case 0x8a -> push(integer(in.get() & 0xff));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'X' -> push(text(in.getInt()));
            case '}' -> push(new LinkedHashMap<Object, Object>());
            case ']' -> push(new ArrayList<>());
            case ')' -> push(List.of());
            case 't' -> pushTuple(popMarked());
            case 0x85 -> pushTuple(popped(1));
            case 0x86 -> pushTuple(popped(2));
            case 0x87 -> pushTuple(popped(3));
            case 'a' -> append(popped(1));
            case 'e' -> append(popMarked());
            case 's' -> put(popped(2));
            case 'u' -> put(popMarked());
            case 'q' -> memo.put(in.get() & 0xff, top());
            case 'r' -> memo.put(in.getInt(), top());
            case 'h' -> push(remembered(in.get() & 0xff));
            case 'j' -> push(remembered(in.getInt()));
            case 'c' -> push(Name.of(line(), line()));
            case 'R' -> reduce();
            case 'Q' -> push(storage(pop()));
            // an OrderedDict's own attributes: of no interest
            case 'b' -> popped(1);
            default ->
                throw new CheckpointException(
                        String.format("operation 0x%02x has no place in a file of weights", operation));
        }
    }

    private void reduce() throws CheckpointException {
        List<Object> arguments = list(pop());
        Object called = pop();
        if (called == Name.ORDERED_DICT && arguments.isEmpty()) {
            push(new LinkedHashMap<Object, Object>());
        } else if (called == Name.REBUILD_TENSOR && arguments.size() == 6) {
            if (!(arguments.get(0) instanceof Storage storage) || !(arguments.get(1) instanceof Long offset)) {
                throw new CheckpointException("a tensor has no storage");
            }
            push(new Tensor(storage, offset, list(arguments.get(2)), list(arguments.get(3))));
        } else {
            throw new CheckpointException("it calls what must not be called");
        }
    }

    private static Storage storage(Object identity) throws CheckpointException {
        List<Object> parts = list(identity);
        if (parts.size() == 6
                && "storage".equals(parts.get(0))
                && parts.get(1) == Name.FLOAT_STORAGE
                && parts.get(2) instanceof String key
                && parts.get(4) instanceof Long size
                && parts.get(5) == NONE) {
            return new Storage(key, size);
        }
        throw new CheckpointException("a storage is described in an unknown way");
    }

    private void version(byte version) throws CheckpointException {
        if (version != 2) {
            throw new CheckpointException("pickle protocol " + version + " is not read here");
        }
    }

    private void mark() {
        marked.push(stack);
        stack = new ArrayList<>();
    }

    private List<Object> popMarked() throws CheckpointException {
        if (marked.isEmpty()) {
            throw new CheckpointException("a mark is missing");
        }
        List<Object> items = stack;
        stack = marked.pop();
        return items;
    }

    private List<Object> popped(int count) throws CheckpointException {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(pop());
        }
        Collections.reverse(items);
        return items;
    }

    private Object pop() throws CheckpointException {
        Object top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    private Object top() throws CheckpointException {
        if (stack.isEmpty()) {
            throw new CheckpointException("a value is missing");
        }
        return stack.get(stack.size() - 1);
    }

    private void push(Object value) {
        stack.add(value);
    }

    private void pushTuple(List<Object> items) {
        push(Collections.unmodifiableList(items));
    }

    private void append(List<Object> items) throws CheckpointException {
        if (!(top() instanceof ArrayList<?>)) {
            throw new CheckpointException("something is appended to what is no list");
        }
        list(top()).addAll(items);
    }

    @SuppressWarnings("unchecked") // lists and maps are made here alone
    private static List<Object> list(Object value) throws CheckpointException {
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new CheckpointException("a list is missing");
    }

    @SuppressWarnings("unchecked")
    private void put(List<Object> keysAndValues) throws CheckpointException {
        if (!(top() instanceof Map<?, ?> map) || keysAndValues.size() % 2 != 0) {
            throw new CheckpointException("something is put into what is no map");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            Object key = keysAndValues.get(i);
            if (!(key instanceof String) && !(key instanceof Long)) {
                throw new CheckpointException("a key is neither text nor number");
            }
            ((Map<Object, Object>) map).put(key, keysAndValues.get(i + 1));
        }
    }

    private Object remembered(int place) throws CheckpointException {
        Object value = memo.get(place);
        if (value == null) {
            throw new CheckpointException("a value is used before it is there");
        }
        return value;
    }

    private long integer(int length) throws CheckpointException {
        if (length > LONGEST_INTEGER) {
            throw new CheckpointException("an integer is too long");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        long value = 0;
        for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
            value = value << 8 | (bytes[i] & 0xff);
        }
        return value;
    }

    private String text(int length) throws CheckpointException {
        if (length < 0 || length > LONGEST_TEXT) {
            throw new CheckpointException("a text is too long");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws CheckpointException {
        StringBuilder line = new StringBuilder();
        for (byte next = in.get(); next != '\n'; next = in.get()) {
            line.append((char) (next & 0xff));
            if (line.length() > LONGEST_TEXT) {
                throw new CheckpointException("a text is too long");
            }
        }
        return line.toString();
    }

    private static String printable(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) : plain;
    }
}
