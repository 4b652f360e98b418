package org.meetinginterpreter.translation.glossary;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes TBX-Basic in DCA style (ISO 30042:2019), as {@link GlossaryTbx} reads it. */
final class GlossaryTbxWriter {
    private static final String NAMESPACE = "urn:iso:std:iso:30042:ed-2";

    private final XMLStreamWriter xml;

    private GlossaryTbxWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(Glossary glossary, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            new GlossaryTbxWriter(xml).write(glossary);
            xml.flush();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the glossary cannot be written as TBX: " + e.getMessage(), e);
        }
    }

    private void write(Glossary glossary) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("tbx");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("type", "TBX-Basic");
        xml.writeAttribute("style", "dca");
        xml.writeAttribute("xml:lang", "en");
        start("tbxHeader");
        start("fileDesc");
        start("sourceDesc");
        element("p", null, "Glossary of a meeting");
        end(3);
        start("text");
        start("body");
        for (GlossaryEntry entry : glossary.entries()) {
            entry(entry);
        }
        end(2);
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(GlossaryEntry entry) throws XMLStreamException {
        start("conceptEntry");
        xml.writeAttribute("id", entry.id());
        element(
                "admin",
                "customerSubset",
                GlossaryTbx.OURS
                        + entry.kind().wire()
                        + (entry.exactCase() ? "," + GlossaryTbx.EXACT : "")
                        + (entry.alsoLiteral() ? "," + GlossaryTbx.ALSO_LITERAL : "")
                        + entry.from()
                                .map(language -> "," + GlossaryTbx.FROM + language.toLanguageTag())
                                .orElse(""));
        Set<Locale> languages = new LinkedHashSet<>(entry.terms().keySet());
        languages.addAll(entry.notes().keySet());
        languages.addAll(entry.literal().keySet());
        for (Locale language : languages) {
            language(entry, language);
        }
        end(1);
    }

    private void language(GlossaryEntry entry, Locale language) throws XMLStreamException {
        start("langSec");
        xml.writeAttribute("xml:lang", language.toLanguageTag());
        if (entry.notes().containsKey(language)) {
            element("note", null, entry.notes().get(language));
        }
        if (entry.literal().containsKey(language)) {
            element("note", null, GlossaryTbx.LITERAL + entry.literal().get(language));
        }
        GlossaryTerm term = entry.terms().get(language);
        for (int i = 0; term != null && i < term.forms().size(); i++) {
            start("termSec");
            element("term", null, term.forms().get(i));
            if (i == 0) {
                about(term);
            } else {
                element("termNote", "termType", "variant");
            }
            end(1);
        }
        end(1);
    }

    private void about(GlossaryTerm term) throws XMLStreamException {
        String part = switch (term.part()) {
            case NOUN, VERB, ADJECTIVE, ADVERB -> term.part().wire();
            case NAME -> "properNoun";
            case CLAUSE, OTHER -> "other";
        };
        element("termNote", "partOfSpeech", part);
        String gender = switch (term.gender()) {
            case MASCULINE, FEMININE, NEUTER -> term.gender().name().toLowerCase(Locale.ROOT);
            case EITHER -> "other";
            case UNKNOWN -> "";
        };
        if (!gender.isEmpty()) {
            element("termNote", "grammaticalGender", gender);
        }
    }

    private void start(String name) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
    }

    private void end(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeCharacters("\n");
            xml.writeEndElement();
        }
    }

    private void element(String name, String type, String text) throws XMLStreamException {
        start(name);
        if (type != null) {
            xml.writeAttribute("type", type);
        }
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
