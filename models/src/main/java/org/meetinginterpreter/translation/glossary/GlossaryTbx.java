package org.meetinginterpreter.translation.glossary;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads TermBase eXchange: TBX-Core and TBX-Basic in DCA style (ISO 30042:2019: {@code conceptEntry}, {@code langSec}, {@code termSec}) and the
 * older {@code martif} (ISO 30042:2008: {@code termEntry}, {@code langSet}, {@code tig} or {@code ntig}). The first term of a language is
 * the base form, its others are forms of it, but those that are marked as superseded or deprecated. {@code partOfSpeech} and {@code
 * grammaticalGender} are taken from {@code termNote}; a {@code note}, or a {@code descrip} of type definition, of a language is its note, and one that
 * begins with {@value #LITERAL} what the words say literally. What this project has beside that stands in
 * {@code <admin type="customerSubset">}, such as {@code interpreter:idiom,exact,alsoLiteral}. Other data categories are passed over.
 *
 * <p>Document types and external entities are not looked at (XXE).
 */
final class GlossaryTbx {
    static final String OURS = "interpreter:";
    static final String LITERAL = "literally: ";
    static final String EXACT = "exact";
    static final String FROM = "from=";
    static final String ALSO_LITERAL = "alsoLiteral";

    private static final Set<String> ENTRY = Set.of("conceptEntry", "termEntry");
    private static final Set<String> LANGUAGE = Set.of("langSec", "langSet");
    private static final Set<String> TERM = Set.of("termSec", "tig", "ntig");
    private static final Set<String> TEXT = Set.of("term", "termNote", "note", "descrip", "admin");
    private static final Map<String, PartOfSpeech> PARTS = Map.of(
            "noun", PartOfSpeech.NOUN,
            "verb", PartOfSpeech.VERB,
            "adjective", PartOfSpeech.ADJECTIVE,
            "adverb", PartOfSpeech.ADVERB,
            "propernoun", PartOfSpeech.NAME);
    private static final Map<String, Gender> GENDERS = Map.of(
            "masculine", Gender.MASCULINE,
            "feminine", Gender.FEMININE,
            "neuter", Gender.NEUTER,
            "other", Gender.EITHER);

    private final GlossaryDraft draft = new GlossaryDraft();
    private Concept concept = new Concept("", 0);

    private GlossaryTbx() {}

    /** An entry while it is read. */
    private static final class Concept {
        private final String id;
        private final int line;
        private final Map<String, Words> languages = new LinkedHashMap<>();
        private final Map<String, String> notes = new LinkedHashMap<>();
        private final Map<String, String> literal = new LinkedHashMap<>();
        private String options = "";

        Concept(String id, int line) {
            this.id = id;
            this.line = line;
        }
    }

    /** The terms of a language, the newest last. */
    private static final class Words {
        private final List<String> forms = new ArrayList<>();
        private PartOfSpeech part = PartOfSpeech.OTHER;
        private Gender gender = Gender.UNKNOWN;
    }

    static GlossaryImport read(InputStream in) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        GlossaryTbx reader = new GlossaryTbx();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                reader.read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            reader.draft.fault(line, "this is not XML as TBX has it; the rest was not read");
        }
        return reader.draft.result();
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        boolean any = false;
        String language = "";
        while (xml.hasNext() && !draft.isHopeless()) {
            int event = xml.next();
            String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? xml.getLocalName()
                    : "";
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (ENTRY.contains(name)) {
                    Concept whole = concept;
                    draft.add(whole.line, () -> entry(whole));
                } else if (LANGUAGE.contains(name)) {
                    language = "";
                }
            } else if (ENTRY.contains(name)) {
                any = true;
                String id = xml.getAttributeValue(null, "id");
                concept = new Concept(id == null ? "" : id, xml.getLocation().getLineNumber());
            } else if (LANGUAGE.contains(name)) {
                String tag = xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang");
                language = tag == null ? "?" : tag;
            } else if (TERM.contains(name) && !language.isEmpty()) {
                term(xml, name, concept.languages.computeIfAbsent(language, unknown -> new Words()));
            } else if (TEXT.contains(name)) {
                about(xml, name, language);
            }
        }
        if (!any) {
            draft.fault(1, "there is no conceptEntry or termEntry: this is no TBX file");
        }
    }

    /** A term of a language with what is told of it, up to the end of its element. */
    private static void term(XMLStreamReader xml, String element, Words words) throws XMLStreamException {
        String text = "";
        Map<String, String> told = new HashMap<>();
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("term")) {
                text = text(xml);
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("termNote")) {
                told.put(String.valueOf(xml.getAttributeValue(null, "type")), text(xml));
            }
        }
        String status = told.getOrDefault("administrativeStatus", "");
        if (status.startsWith("superseded") || status.startsWith("deprecated")) {
            return;
        }
        if (words.forms.isEmpty()) {
            words.part =
                    PARTS.getOrDefault(told.getOrDefault("partOfSpeech", "").toLowerCase(Locale.ROOT), words.part);
            words.gender = GENDERS.getOrDefault(
                    told.getOrDefault("grammaticalGender", "").toLowerCase(Locale.ROOT), words.gender);
        }
        words.forms.add(text);
    }

    private void about(XMLStreamReader xml, String name, String language) throws XMLStreamException {
        String type = String.valueOf(xml.getAttributeValue(null, "type"));
        String text = text(xml);
        if (name.equals("admin") && text.startsWith(OURS)) {
            concept.options = text.substring(OURS.length());
        } else if (!language.isEmpty() && (name.equals("note") || type.equals("definition"))) {
            if (text.startsWith(LITERAL)) {
                concept.literal.putIfAbsent(language, text.substring(LITERAL.length()));
            } else {
                concept.notes.putIfAbsent(language, text);
            }
        }
    }

    /** The text of an element, that of elements within it included. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                default -> {}
            }
        }
        return text.toString().strip();
    }

    private GlossaryEntry entry(Concept read) {
        Map<Locale, GlossaryTerm> terms = new LinkedHashMap<>();
        read.languages.forEach((tag, words) -> {
            if (!words.forms.isEmpty()) {
                terms.put(GlossaryDraft.language(tag), new GlossaryTerm(words.forms, words.part, words.gender));
            }
        });
        List<String> options = List.of(read.options.split(","));
        String kind = options.get(0);
        return new GlossaryEntry(
                read.id.isEmpty() ? draft.newId() : read.id,
                kind.isEmpty() ? GlossaryEntry.Kind.TERM : GlossaryFields.kind(kind),
                terms,
                options.contains(EXACT),
                options.contains(ALSO_LITERAL),
                byLanguage(read.notes),
                byLanguage(read.literal),
                options.stream()
                        .filter(option -> option.startsWith(FROM))
                        .findFirst()
                        .map(option -> GlossaryDraft.language(option.substring(FROM.length()))));
    }

    private static Map<Locale, String> byLanguage(Map<String, String> texts) {
        Map<Locale, String> byLanguage = new LinkedHashMap<>();
        texts.forEach((tag, text) -> {
            if (!text.isBlank()) {
                byLanguage.put(GlossaryDraft.language(tag), text);
            }
        });
        return byLanguage;
    }
}
