package org.motcua.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares what two or more peers take of the processor, in one thread of one JVM, turn by turn: for machines that others
 * use at the same time, where the wall clock says little. Waiting for the disk is not counted.
 * {@code java -Xbatch -cp benchmarks.jar org.motcua.benchmarks.CpuTime sign LETTER RSA_2048 floor motcua}, where the job is
 * sign, visible or validate.
 */
public final class CpuTime {

    private static final int WARM_UP_TURNS = 2;
    private static final int TURNS = 5;
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final long TURN_NANOS = 1_000_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    public static void main(String[] args) throws Exception {
        Workbench bench = new Workbench();
        bench.document = args[1];
        bench.key = args[2];
        bench.prepare();
        Signed signed = new Signed();
        signed.signatures = Integer.getInteger("signatures", 1);
        signed.prepare(bench);
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        try {
            for (int turn = 0; turn < WARM_UP_TURNS + TURNS; turn++) {
                for (String name : List.of(args).subList(3, args.length)) {
                    Peer peer = bench.peer(Workbench.Name.valueOf(name.toUpperCase(Locale.ROOT)));
                    boolean counts = turn >= WARM_UP_TURNS;
                    double own = microsEach(args[0], peer, bench, signed.file, counts ? TURN_NANOS : WARM_UP_NANOS);
                    if (counts) {
                        micros.computeIfAbsent(name, unused -> new ArrayList<>())
                                .add(own);
                    }
                }
            }
        } finally {
            bench.tidy();
        }
        double first = Comparison.median(micros.values().iterator().next());
        micros.forEach((name, times) -> System.out.printf(
                Locale.ROOT,
                "%-8s %8.0f µs of processor time, %.2f of the first%n",
                name,
                Comparison.median(times),
                first / Comparison.median(times)));
    }

    private static double microsEach(String job, Peer peer, Workbench bench, Path signed, long nanos) throws Exception {
        Path output = bench.folder.resolve("out.pdf");
        long begin = THREADS.getCurrentThreadCpuTime();
        int count = 0;
        while (count == 0 || THREADS.getCurrentThreadCpuTime() - begin < nanos) {
            switch (job) {
                case "sign" -> peer.sign(bench.input, output);
                case "visible" -> peer.signVisibly(bench.input, output);
                case "validate" -> peer.validate(signed);
                default -> throw new IllegalArgumentException("sign, visible or validate, but not " + job);
            }
            count++;
        }
        return (THREADS.getCurrentThreadCpuTime() - begin) / 1e3 / count;
    }
}
