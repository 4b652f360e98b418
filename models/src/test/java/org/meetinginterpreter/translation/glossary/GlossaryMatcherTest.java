package org.meetinginterpreter.translation.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.glossary.GlossaryEntry.Kind;

class GlossaryMatcherTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @Test
    void theLongestEntryIsMeant() {
        Glossary glossary = new Glossary(List.of(
                entry("water", Kind.TERM, "water|waters", "água|águas"),
                entry("right", Kind.TERM, "water right|water rights", "outorga de água|outorgas de água")));

        assertEquals(List.of("right:water  Rights", "water:Water"), found(glossary, "No water  Rights? Water!"));
    }

    @Test
    void ofTwoAsLongTheOneOfTheMeetingIsMeant() {
        Glossary deployment = new Glossary(
                List.of(entry("d", Kind.TERM, "quota", "quota"), entry("e", Kind.TERM, "the quota", "a quota")));
        Glossary meeting = new Glossary(List.of(entry("m", Kind.TERM, "quota", "cota")));

        assertEquals(
                List.of("m:quota", "e:the quota"),
                found(Glossary.layered(List.of(meeting, deployment)), "No quota, the quota."));
    }

    @Test
    void overlapsGoToTheLongerAndThenToTheEarlierEntry() {
        Glossary glossary = new Glossary(List.of(
                entry("a", Kind.TERM, "cold chain", "rede de frio"),
                entry("b", Kind.TERM, "chain saws", "motosserras")));

        assertEquals(List.of("a:cold chain"), found(glossary, "A cold chain saws."));
        assertEquals(
                List.of("b:chain saws"),
                found(
                        new Glossary(List.of(
                                glossary.entries().get(1), glossary.entries().get(0))),
                        "A cold chain saws."));
    }

    @Test
    void wordsAreFoundWhole() {
        Glossary glossary = new Glossary(
                List.of(entry("w", Kind.TERM, "guard|club", "guarda"), entry("n", Kind.NAME, "WP-7", "WP-7")));

        assertEquals(List.of(), found(glossary, "Safeguards, a guard-rail, guards and an after-school-club."));
        assertEquals(List.of("w:club", "w:guard", "n:WP-7"), found(glossary, "The club's (guard) has WP-7."));
        assertEquals(List.of("w:guard"), found(glossary, "A guard – or not: WP-77."));
    }

    @Test
    void aDictionaryPartsWhatHasNoSpaces() {
        Glossary glossary = new Glossary(List.of(GlossaryEntry.of(
                "z",
                Kind.TERM,
                Map.of(Locale.CHINESE, GlossaryTerm.of("配额"), Locale.ENGLISH, GlossaryTerm.of("quota")))));

        assertEquals(
                List.of("quota"),
                glossary.matcher(Locale.CHINESE, Locale.ENGLISH)
                        .find("我们的配额用完了。")
                        .get(0)
                        .renderings());
    }

    @Test
    void capitalsMatterWhereTheEntrySaysSo() {
        Glossary glossary = new Glossary(List.of(new GlossaryEntry(
                "k",
                Kind.KEEP,
                Map.of(Locale.ENGLISH, GlossaryTerm.of("Green Ledger")),
                true,
                false,
                Map.of(),
                Map.of())));

        assertEquals(
                List.of("k:Green Ledger"),
                found(glossary, "A green ledger and the Green Ledger, not the GREEN LEDGER."));
        assertEquals(
                List.of("Green Ledger"),
                glossary.matcher(Locale.ENGLISH, Locale.KOREAN)
                        .find("Green Ledger")
                        .get(0)
                        .renderings());
    }

    @Test
    void aGapIsOneToFiveWordsOfTheSameClause() {
        Glossary glossary = new Glossary(List.of(entry("p", Kind.TERM, "phase … out", "eliminar")));

        assertEquals(List.of("p:phase the old pumps out"), found(glossary, "To phase the old pumps out is hard."));
        assertEquals(List.of(), found(glossary, "To phase out coal."));
        assertEquals(List.of(), found(glossary, "A phase of one two three four five out."));
        assertEquals(List.of(), found(glossary, "We phase it, and he is out."));
    }

    @Test
    void aPluralIsRenderedByAPluralAndATenseByTheLikeOfIt() {
        Map<Locale, GlossaryTerm> verb = new LinkedHashMap<>();
        verb.put(
                Locale.ENGLISH,
                new GlossaryTerm(
                        List.of("desilt", "desilts", "desilted", "desilting"), PartOfSpeech.VERB, Gender.UNKNOWN));
        verb.put(
                PORTUGUESE,
                new GlossaryTerm(
                        List.of(
                                "desassorear",
                                "desassoreia",
                                "desassoreiam",
                                "desassoreou",
                                "desassoreará",
                                "desassoreando",
                                "desassoreada"),
                        PartOfSpeech.VERB,
                        Gender.UNKNOWN));
        Glossary glossary = new Glossary(
                List.of(entry("q", Kind.TERM, "quota|quotas", "cota|cotas"), GlossaryEntry.of("v", Kind.TERM, verb)));

        assertEquals(List.of("cotas"), renderings(glossary, "Our quotas fell."));
        assertEquals(List.of("cota"), renderings(glossary, "The quota fell."));
        assertEquals(List.of("desassorear"), renderings(glossary, "They must desilt it."));
        assertEquals(List.of("desassorear", "desassoreará"), renderings(glossary, "They will desilt it."));
        assertEquals(List.of("desassoreia"), renderings(glossary, "She desilts it."));
        assertEquals(List.of("desassoreou"), renderings(glossary, "She desilted it."));
        assertEquals(List.of("desassoreou", "desassoreada"), renderings(glossary, "It was desilted."));
        assertEquals(List.of("desassorear", "desassoreando"), renderings(glossary, "Desilting it."));
        assertEquals(
                List.of("desilted"),
                glossary.matcher(PORTUGUESE, Locale.ENGLISH)
                        .find("Ela desassoreou o rio.")
                        .get(0)
                        .renderings());
    }

    private static final Glossary VERBS = new Glossary(List.of(
            verb(
                    "pledge",
                    "pledge|pledges|pledged|pledging",
                    "prometer|prometi|prometeu|prometeram|prometido|prometida"),
            verb(
                    "endorse",
                    "endorse|endorses|endorsed|endorsing",
                    "endossar|endosse|endossou|endossaram|endossasse|endossada"),
            verb("pool", "pool|pools|pooled|pooling", "partilhar|partilha|partilham|partilhando|partilhá-los"),
            verb("levy", "levy|levies|levied|levying", "cobrar|cobra|cobravam|cobrado")));

    @Test
    void whatIsDoneToSomethingIsNoParticipleAndWhatHadBeenDoneIsOne() {
        assertEquals(List.of("prometeram"), renderings(VERBS, "The donors pledged forty million."));
        assertEquals(List.of("prometido", "prometida"), renderings(VERBS, "He had pledged a new roof."));
        assertTrue(renderings(VERBS, "The motion was endorsed the same day.").contains("endossada"));
    }

    @Test
    void whatOnlyMightHaveBeenIsSaidSo() {
        assertEquals(List.of("endossasse"), renderings(VERBS, "If she endorsed it, the others would follow."));
    }

    @Test
    void aPronounIsJoinedOnlyWhereOneIsSaid() {
        assertEquals(List.of("partilhar", "partilhando"), renderings(VERBS, "Pooling the data saves a year."));
        assertEquals(
                List.of("partilhar", "partilhando", "partilhá-los"), renderings(VERBS, "Pooling them saves a year."));
    }

    @Test
    void whatOneDoesIsOfOneAndWhatWasDoneIsPast() {
        Locale english = Locale.ENGLISH;
        assertEquals(
                List.of("pools"),
                VERBS.matcher(PORTUGUESE, english)
                        .find("O hospital partilha a equipe.")
                        .get(0)
                        .renderings());
        assertEquals(
                List.of("levied", "levying"),
                VERBS.matcher(PORTUGUESE, english)
                        .find("Eles cobravam pedágio.")
                        .get(0)
                        .renderings());
        assertEquals(
                List.of("pool"),
                VERBS.matcher(PORTUGUESE, english)
                        .find("O hospital não partilha a equipe.")
                        .get(0)
                        .renderings());
    }

    @Test
    void aNoteRulesOutTheWordsBehindItsNotInAllTheirForms() {
        Glossary enrolment = noted("matrícula", "O registro do aluno no sistema. Não a matrícula de um imóvel.");
        Glossary water = noted("water", "The substance; unlike the verb, to water a plant when it is dry.");

        assertEquals(List.of(), foundIn(PORTUGUESE, enrolment, "A matrícula dos imóveis mudou."));
        assertEquals(List.of("x"), foundIn(PORTUGUESE, enrolment, "A matrícula está no sistema."));
        assertEquals(List.of(), foundIn(Locale.ENGLISH, water, "Give the plants some water."));
        assertEquals(List.of("x"), foundIn(Locale.ENGLISH, water, "The plan for the water, when it is ready."));
    }

    @Test
    void whatANoteSaysOfANameThatIsKeptRulesNothingOut() {
        Glossary kept = new Glossary(List.of(new GlossaryEntry(
                "x",
                Kind.KEEP,
                Map.of(Locale.ENGLISH, GlossaryTerm.of("Green Ledger")),
                true,
                false,
                Map.of(Locale.ENGLISH, "The name is not translated."),
                Map.of())));

        assertEquals(List.of("x"), foundIn(Locale.ENGLISH, kept, "The Green Ledger has been translated."));
    }

    private static Glossary noted(String word, String note) {
        Locale own = word.equals("water") ? Locale.ENGLISH : PORTUGUESE;
        Locale other = own.equals(PORTUGUESE) ? Locale.ENGLISH : PORTUGUESE;
        return new Glossary(List.of(new GlossaryEntry(
                "x",
                Kind.TERM,
                Map.of(own, GlossaryTerm.of(word), other, GlossaryTerm.of("rendering")),
                false,
                false,
                Map.of(own, note),
                Map.of())));
    }

    private static List<String> foundIn(Locale language, Glossary glossary, String text) {
        Locale other = language.equals(PORTUGUESE) ? Locale.ENGLISH : PORTUGUESE;
        return glossary.matcher(language, other).find(text).stream()
                .map(match -> match.entry().id())
                .toList();
    }

    private static GlossaryEntry verb(String id, String english, String portuguese) {
        return GlossaryEntry.of(
                id,
                Kind.TERM,
                Map.of(
                        Locale.ENGLISH,
                        new GlossaryTerm(List.of(english.split("\\|", -1)), PartOfSpeech.VERB, Gender.UNKNOWN),
                        PORTUGUESE,
                        new GlossaryTerm(List.of(portuguese.split("\\|", -1)), PartOfSpeech.VERB, Gender.UNKNOWN)));
    }

    private static List<String> renderings(Glossary glossary, String text) {
        return glossary.matcher(Locale.ENGLISH, PORTUGUESE).find(text).get(0).renderings();
    }

    private static List<String> found(Glossary glossary, String text) {
        return glossary.matcher(Locale.ENGLISH, PORTUGUESE).find(text).stream()
                .map(match -> match.entry().id() + ":" + match.surface(text))
                .toList();
    }

    private static GlossaryEntry entry(String id, Kind kind, String english, String portuguese) {
        Map<Locale, GlossaryTerm> terms = new LinkedHashMap<>();
        terms.put(
                Locale.ENGLISH, new GlossaryTerm(List.of(english.split("\\|", -1)), PartOfSpeech.NOUN, Gender.UNKNOWN));
        terms.put(
                PORTUGUESE, new GlossaryTerm(List.of(portuguese.split("\\|", -1)), PartOfSpeech.NOUN, Gender.FEMININE));
        return GlossaryEntry.of(id, kind, terms);
    }
}
