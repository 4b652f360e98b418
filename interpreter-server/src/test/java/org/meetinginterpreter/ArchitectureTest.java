package org.meetinginterpreter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Holds the direction of dependencies that {@code docs/architecture.md} draws. */
class ArchitectureTest {
    private static final String ROOT = "org.meetinginterpreter.";
    private static final String[] AUDIO = {ROOT + "audio..", ROOT + "speech..", ROOT + "onnx.."};
    private static final String[] MODELS = {
        ROOT + "adaptation..", ROOT + "model..", ROOT + "translation..", ROOT + "embedding..", ROOT + "summary.."
    };
    private static final String[] SERVER = {
        ROOT + "bench..",
        ROOT + "caption..",
        ROOT + "meeting..",
        ROOT + "server..",
        ROOT + "security..",
        ROOT + "store..",
        ROOT + "config..",
        ROOT + "engine..",
        ROOT + "digest..",
        ROOT + "export..",
        ROOT + "identity..",
        ROOT + "libretranslate..",
        ROOT + "minutes..",
        ROOT + "net..",
        ROOT + "review..",
        ROOT + "voskserver..",
        ROOT + "writing..",
        ROOT + "cli.."
    };
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.meetinginterpreter");

    @Test
    void audioPipelineKnowsNeitherModelsNorServer() {
        check(noClasses()
                .that()
                .resideInAnyPackage(AUDIO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MODELS));
        check(noClasses()
                .that()
                .resideInAnyPackage(AUDIO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVER));
    }

    @Test
    void modelsKnowNeitherAudioNorServer() {
        check(noClasses()
                .that()
                .resideInAnyPackage(MODELS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AUDIO));
        check(noClasses()
                .that()
                .resideInAnyPackage(MODELS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVER));
    }

    @Test
    void vertxStaysInTheServer() {
        check(noClasses()
                .that()
                .resideInAnyPackage(AUDIO)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.."));
        check(noClasses()
                .that()
                .resideInAnyPackage(MODELS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.."));
    }

    @Test
    void djlStaysInThePackagesThatHostANetwork() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + "onnx..",
                        ROOT + "speech.moonshine..",
                        ROOT + "audio.silero..",
                        ROOT + "translation.marian..",
                        ROOT + "embedding.minilm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl.."));
    }

    @Test
    void voskStaysInItsPackage() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "speech.vosk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.vosk.."));
    }

    @Test
    void formatsOfOfficesStayWithTheMinutes() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "minutes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.apache.xmlbeans..", "org.apache.pdfbox..", "java.awt.."));
    }

    @Test
    void nothingButTheCommandLineKnowsTheBenchmarks() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "bench..", ROOT + "cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "bench.."));
    }

    /** A package that is still empty breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
