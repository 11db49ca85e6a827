package org.motcua.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that JMH's own command line names, and prints what each takes and how that compares with the floor.
 *
 * <p>{@code -f} is the number of rounds. In each round every benchmark runs once in a fresh JVM, so that the floor and
 * whoever is compared with it meet the same disturbances of a shared machine, and a ratio is one within a round.
 */
public final class Main {

    private static final int ROUNDS = 5;

    private Main() {}

    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        CommandLineOptions given = new CommandLineOptions(args);
        List<RunResult> results = new ArrayList<>();
        for (int round = given.getForkCount().orElse(ROUNDS); round > 0; round--) {
            results.addAll(
                    new Runner(new OptionsBuilder().parent(given).forks(1).build()).run());
        }
        System.out.print(Comparison.of(results).table());
    }
}
