package org.meetinginterpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that docs/security.md names is there, and its table leaves nothing of the standard out. */
class SecurityDocumentTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern PAGE_TEST = Pattern.compile("([a-z-]+\\.spec\\.ts) \"([^\"]+)\"");
    private static final Pattern SCRIPT = Pattern.compile("`(scripts/[\\w-]+)`");

    private static String document() throws IOException {
        return Files.readString(ROOT.resolve("docs/security.md"));
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module : List.of("audio-pipeline", "models", "interpreter-server")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(document());
        int found = 0;
        while (named.find()) {
            found++;
            String source = tests.getOrDefault(named.group(1), "");
            boolean isThere = named.group(2) == null
                    ? !source.isEmpty()
                    : Pattern.compile("void " + named.group(2) + "\\(")
                            .matcher(source)
                            .find();
            if (!isThere) {
                missing.add(named.group());
            }
        }
        assertTrue(found > 50, found + " tests are named");
        assertEquals(List.of(), missing);
    }

    @Test
    void everyTestOfPagesAndEveryScriptThatIsNamedIsThere() throws IOException {
        String document = document();
        Matcher page = PAGE_TEST.matcher(document);
        while (page.find()) {
            String source = Files.readString(ROOT.resolve("web-client/e2e").resolve(page.group(1)));
            assertTrue(source.contains("test(\"" + page.group(2) + "\""), page.group());
        }
        Matcher script = SCRIPT.matcher(document);
        while (script.find()) {
            assertTrue(Files.isExecutable(ROOT.resolve(script.group(1))), script.group());
        }
    }

    @Test
    void noChapterOfTheStandardAndNothingAboutWebSocketsIsLeftOut() throws IOException {
        String document = document();
        for (int chapter = 1; chapter <= 17; chapter++) {
            assertTrue(
                    Pattern.compile("(?m)^\\| V" + chapter + "[ .]")
                            .matcher(document)
                            .find(),
                    "V" + chapter);
        }
        for (int requirement = 1; requirement <= 4; requirement++) {
            assertTrue(document.contains("\n| V4.4." + requirement + " "), "V4.4." + requirement);
        }
    }
}
