package org.meetinginterpreter.cli;

import picocli.CommandLine.Command;

/** The benchmarks; each compares with its peer where {@code scripts/install-peers} has installed it. */
@Command(
        name = "bench",
        description = "measure this product, side by side with installed peers",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            BenchCorrectionCommand.class,
            BenchDurabilityCommand.class,
            BenchFaithfulnessCommand.class,
            BenchFaultsCommand.class,
            BenchFuzzCommand.class,
            BenchFlickerCommand.class,
            BenchGlossaryChangeCommand.class,
            BenchLanguageCommand.class,
            BenchMeaningCommand.class,
            BenchMeetingCommand.class,
            BenchSilenceCommand.class,
            BenchSoakMeetingCommand.class,
            BenchSoakTranslationCommand.class,
            BenchSpeechCommand.class,
            BenchTranslationCommand.class,
            BenchTurnsCommand.class,
            BenchUnderstandingCommand.class,
            BenchVocabularyCommand.class,
            BenchWebSocketCommand.class
        })
final class BenchCommand {}
