package org.meetinginterpreter.cli;

import picocli.CommandLine.Command;

/** The benchmarks; each compares with its peer where {@code scripts/install-peers} has installed it. */
@Command(
        name = "bench",
        description = "measure this product, side by side with installed peers",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            BenchFaithfulnessCommand.class,
            BenchFaultsCommand.class,
            BenchFlickerCommand.class,
            BenchLanguageCommand.class,
            BenchMeetingCommand.class,
            BenchSilenceCommand.class,
            BenchSoakMeetingCommand.class,
            BenchSoakTranslationCommand.class,
            BenchSpeechCommand.class,
            BenchTranslationCommand.class,
            BenchTurnsCommand.class,
            BenchVocabularyCommand.class
        })
final class BenchCommand {}
