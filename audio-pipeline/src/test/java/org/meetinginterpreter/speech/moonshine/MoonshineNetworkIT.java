package org.meetinginterpreter.speech.moonshine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.speech.moonshine.Transcriber.Tokens;
import org.meetinginterpreter.speech.moonshine.Transcriber.Transcript;
import org.meetinginterpreter.speech.moonshine.Transcriber.Word;

class MoonshineNetworkIT {
    private static MoonshineNetwork network;
    private static float[] beckett;
    private static Transcript read;

    @BeforeAll
    static void open() throws IOException {
        network = MoonshineNetwork.load(InstalledModels.folder("moonshine-tiny-en"));
        beckett = Recordings.installed("beckett.wav");
        read = network.transcribe(beckett, Tokens.NONE, Tokens.NONE);
    }

    @AfterAll
    static void close() {
        if (network != null) {
            network.close();
        }
    }

    @Test
    void wordsOfClearSpeechAreSure() {
        assertTrue(read.text().startsWith("Ever tried"), read.text());
        for (Word word : read.words().subList(0, 6)) {
            assertTrue(word.confidence() > 0.8 && word.confidence() <= 1, word.toString());
        }
        assertEquals(
                read.tokens().count(), read.words().get(read.words().size() - 1).end());
    }

    @Test
    void theSameTextIsTheSameTokens() throws IOException {
        MoonshineTokenizer tokenizer = MoonshineTokenizer.read(
                InstalledModels.folder("moonshine-tiny-en").resolve(MoonshineNetwork.TOKENIZER_FILE));

        assertArrayEquals(read.tokens().ids(), tokenizer.encode(read.text()), read.text());
    }

    @Test
    void aDraftChangesNoWords() {
        int[] half = Arrays.copyOf(read.tokens().ids(), read.tokens().count() / 2);
        half[half.length - 1] = 1_000;
        Transcript again = network.transcribe(beckett, Tokens.NONE, new Tokens(half));

        // the networks compute in int8, so marks may differ: its scale depends on how much is read at once
        assertEquals(plain(read), plain(again));
    }

    @Test
    void aDraftThatIsWrongInTheMiddleChangesNoWords() {
        int[] ids = read.tokens().ids();
        int middle = ids.length / 2;
        int[] replaced = ids.clone();
        replaced[middle] = 1_000;
        int[] longer = Arrays.copyOf(ids, ids.length + 1);
        System.arraycopy(ids, middle, longer, middle + 1, ids.length - middle);
        int[] shorter = Arrays.copyOf(ids, ids.length - 1);
        System.arraycopy(ids, middle + 1, shorter, middle, ids.length - middle - 1);

        for (int[] draft : List.of(replaced, longer, shorter)) {
            assertEquals(plain(read), plain(network.transcribe(beckett, Tokens.NONE, new Tokens(draft))));
        }
    }

    private static String plain(Transcript transcript) {
        return transcript.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "");
    }

    @Test
    void theSoundPrefersWhatWasSaid() {
        assertEquals("no", read.words().get(4).text());

        assertEquals(0, gain("no"), 0.1);
        for (String other : Set.of("now", "the", "Bishkek")) {
            assertTrue(gain(other) < -1, other + " " + gain(other));
        }
        assertTrue(gain("now") > gain("Bishkek"), gain("now") + " " + gain("Bishkek"));
    }

    private static double gain(String word) {
        return network.gain(
                        read,
                        Tokens.NONE,
                        read.words().get(3).end(),
                        read.words().get(4).end(),
                        word)
                .orElseThrow();
    }
}
