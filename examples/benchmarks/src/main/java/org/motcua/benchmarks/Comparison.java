package org.motcua.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Results of several rounds: per benchmark the median time, and the median, least and largest of its ratios to the floor. */
final class Comparison {

    private static final String FLOOR = "floor";

    /** Microseconds by round, by peer, by what is measured. */
    private final Map<String, Map<String, List<Double>>> times = new TreeMap<>();

    private Comparison() {}

    /** Takes the rounds in the order in which they were run. */
    static Comparison of(List<RunResult> results) {
        Comparison comparison = new Comparison();
        for (RunResult result : results) {
            comparison.add(
                    result.getParams(),
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        return comparison;
    }

    private void add(BenchmarkParams params, double time) {
        String[] name = params.getBenchmark().split("\\.", -1);
        StringBuilder job = new StringBuilder(name[name.length - 2].replace("Benchmark", ""));
        for (String key : params.getParamsKeys()) {
            job.append(' ').append(params.getParam(key));
        }
        job.append(' ').append(params.getThreads()).append('t');
        times.computeIfAbsent(job.toString(), unused -> new LinkedHashMap<>())
                .computeIfAbsent(name[name.length - 1], unused -> new ArrayList<>())
                .add(time);
    }

    /** One line a benchmark; a ratio of 0.5 means half as fast as the floor. */
    String table() {
        StringBuilder table = new StringBuilder(
                "\njob                                  peer          µs    of the floor (least..largest)\n");
        times.forEach((job, peers) -> peers.forEach((peer, own) -> {
            table.append(String.format(Locale.ROOT, "%-36s %-8s %10.0f", job, peer, median(own)));
            List<Double> ratios = ratios(peers.getOrDefault(FLOOR, List.of()), own);
            if (!ratios.isEmpty()) {
                table.append(String.format(
                        Locale.ROOT,
                        "    %.3f (%.3f..%.3f)",
                        median(ratios),
                        ratios.stream().min(Double::compare).orElseThrow(),
                        ratios.stream().max(Double::compare).orElseThrow()));
            }
            table.append('\n');
        }));
        return table.toString();
    }

    private static List<Double> ratios(List<Double> floor, List<Double> own) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(floor.size(), own.size()); round++) {
            ratios.add(floor.get(round) / own.get(round));
        }
        return ratios;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
