package org.motcua.signing.revision;

import java.nio.file.Files;
import java.nio.file.Path;

/** A long run from the command line: number of inputs, seed, first input. Ends with 1 if anything was found. */
final class FuzzMain {

    private static final int PROGRESS_EVERY = 50_000;

    private FuzzMain() {}

    public static void main(String[] arguments) throws Exception {
        long inputs = Long.parseLong(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long from = arguments.length > 2 ? Long.parseLong(arguments[2]) : 0;
        Fuzzer fuzzer = new Fuzzer(FuzzSeed.all(), seed);
        int reported = 0;
        for (long done = from; done < from + inputs; done += PROGRESS_EVERY) {
            fuzzer.run(done, Math.min(done + PROGRESS_EVERY, from + inputs));
            System.out.println(fuzzer.summary());
            for (; reported < fuzzer.finds().size() && reported < 50; reported++) {
                Fuzzer.Find find = fuzzer.finds().get(reported);
                System.out.println(find);
                if (arguments.length > 3) {
                    Files.write(Path.of(arguments[3], find.input() + ".pdf"), fuzzer.pdf(find.input()));
                }
            }
        }
        System.exit(fuzzer.finds().isEmpty() ? 0 : 1);
    }
}
