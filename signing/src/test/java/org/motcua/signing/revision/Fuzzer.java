package org.motcua.signing.revision;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.motcua.signing.Coverage;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;

/**
 * Feeds the validator with damaged and attacked files and holds its answers against what is known of them.
 *
 * <p>Input number n depends on n and the seed of the run only, so that a find can be made again. What is known: a signature
 * whose covered bytes were touched is not sound; nor is one after which something forbidden was done; where a signature is
 * sound, its value verifies by Bouncy Castle's own verifier too, and another reader sees the pages that were signed.
 */
final class Fuzzer {

    private static final long MAX_CPU_NANOS = 2_000_000_000L;
    private static final long MAX_ALLOCATED_BYTES = 512L * 1024 * 1024;

    private static final Set<FindingCode> BEFORE_THE_CMS =
            Set.of(FindingCode.BYTE_RANGE_INVALID, FindingCode.CONTENTS_INVALID, FindingCode.SUBFILTER_UNSUPPORTED);

    private final List<FuzzSeed> seeds;
    private final long seed;
    private final PdfValidator validator =
            PdfValidator.builder().clock(TestSigner.CLOCK).build();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Find> finds = new ArrayList<>();
    private long inputs;
    private long readable;
    private long reachedCms;
    private long reachedChanges;
    private long reachedEither;
    private long sound;

    Fuzzer(List<FuzzSeed> seeds, long seed) {
        this.seeds = seeds;
        this.seed = seed;
    }

    /** Something that must not be, with the number of the input. */
    record Find(long input, String seed, String what) {}

    /** How an input was made. */
    private static final class Input {

        private final FuzzSeed seed;
        private final byte[] pdf;
        private final boolean cmsTouched;

        Input(FuzzSeed seed, byte[] pdf, boolean cmsTouched) {
            this.seed = seed;
            this.pdf = pdf;
            this.cmsTouched = cmsTouched;
        }

        FuzzSeed seed() {
            return seed;
        }

        byte[] pdf() {
            return pdf;
        }

        boolean cmsTouched() {
            return cmsTouched;
        }
    }

    List<Find> finds() {
        return finds;
    }

    double shareThatReachesTheCore() {
        return inputs == 0 ? 0 : (double) reachedEither / inputs;
    }

    String summary() {
        return String.format(
                "%d inputs: %d readable, %d reached CMS, %d change analysis, %d (%.1f %%) either; %d with a sound"
                        + " signature; %d finds",
                inputs,
                readable,
                reachedCms,
                reachedChanges,
                reachedEither,
                100 * shareThatReachesTheCore(),
                sound,
                finds.size());
    }

    void run(long from, long to) {
        for (long number = from; number < to; number++) {
            judge(number, input(number));
        }
    }

    /** The file of an input, to look at a find. */
    byte[] pdf(long number) {
        return input(number).pdf();
    }

    private Input input(long number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        FuzzSeed one = seeds.get(random.nextInt(seeds.size()));
        int kind = random.nextInt(10);
        if (kind == 0) {
            return new Input(one, new FuzzMutation(random, 0).apply(one.bytes()), true);
        }
        if (kind <= 4) {
            FuzzSeed.Signed signature =
                    one.signed().get(random.nextInt(one.signed().size()));
            return new Input(one, new CmsMutation(random).apply(one.bytes(), signature), true);
        }
        if (one.firstEnd() < one.bytes().length && kind <= 8) {
            return new Input(one, new FuzzMutation(random, one.firstEnd()).apply(one.bytes()), false);
        }
        FuzzSeed update = seeds.get(random.nextInt(seeds.size()));
        byte[] appended = appended(random, one.bytes(), update);
        // Its own update behind a file makes the other file, with all its signatures.
        boolean whole = one.bytes().length == update.firstEnd() && begins(update.bytes(), one.bytes());
        return new Input(whole ? update : one, appended, whole);
    }

    private static boolean begins(byte[] whole, byte[] beginning) {
        return Arrays.equals(whole, 0, beginning.length, beginning, 0, beginning.length);
    }

    /** The update of one file behind another, led to as well as can be. */
    private static byte[] appended(SplittableRandom random, byte[] base, FuzzSeed update) {
        byte[] tail = Arrays.copyOfRange(update.bytes(), update.firstEnd(), update.bytes().length);
        byte[] joined = Arrays.copyOf(base, base.length + tail.length);
        System.arraycopy(tail, 0, joined, base.length, tail.length);
        return random.nextBoolean() ? joined : new FuzzMutation(random, base.length).apply(joined);
    }

    private void judge(long number, Input input) {
        inputs++;
        long cpu = threads.getCurrentThreadCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        ValidationReport report;
        try {
            report = validator.validate(input.pdf());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            find(number, input, "threw " + e);
            return;
        }
        if (threads.getCurrentThreadCpuTime() - cpu > MAX_CPU_NANOS) {
            find(number, input, "took " + (threads.getCurrentThreadCpuTime() - cpu) / 1_000_000 + " ms");
        }
        if (threads.getCurrentThreadAllocatedBytes() - allocated > MAX_ALLOCATED_BYTES) {
            find(number, input, "allocated " + (threads.getCurrentThreadAllocatedBytes() - allocated) + " bytes");
        }
        if (report.errorCode().equals(Optional.of(FindingCode.FILE_NOT_JUDGED))) {
            find(number, input, String.valueOf(report.error()));
        }
        count(report);
        checkSound(number, input, report);
    }

    private void find(long number, Input input, String what) {
        finds.add(new Find(number, input.seed().name(), what));
    }

    private void count(ValidationReport report) {
        readable += report.readable() ? 1 : 0;
        boolean cms = report.signatures().stream().anyMatch(Fuzzer::reachedCms);
        boolean changes = report.signatures().stream().anyMatch(s -> s.coverage() == Coverage.REVISION);
        reachedCms += cms ? 1 : 0;
        reachedChanges += changes ? 1 : 0;
        reachedEither += cms || changes ? 1 : 0;
    }

    private static boolean reachedCms(SignatureReport signature) {
        return signature.findings().stream().noneMatch(finding -> BEFORE_THE_CMS.contains(finding.code()));
    }

    private void checkSound(long number, Input input, ValidationReport report) {
        List<SignatureReport> passing = report.signatures().stream()
                .filter(s -> s.integrity() == Integrity.INTACT && s.changesAllowed())
                .toList();
        if (passing.isEmpty()) {
            return;
        }
        sound++;
        byte[] original = input.seed().bytes();
        List<FuzzSeed.Signed> kept = input.seed().signed().stream()
                .filter(signature -> signature.covers(original, input.pdf()))
                .filter(signature -> !input.cmsTouched() || TestSigner.verifies(input.pdf(), signature))
                .toList();
        if (passing.size() > kept.size()) {
            find(number, input, passing.size() + " sound signatures, " + kept.size() + " with their bytes and values");
            return;
        }
        boolean unchanged = Arrays.equals(original, input.pdf());
        if (unchanged
                && input.seed().forbidden()
                && passing.size() == input.seed().signed().size()) {
            find(number, input, "sound in spite of a forbidden change");
        }
        FuzzSeed.Signed oldest = kept.get(kept.size() - passing.size());
        checkPages(number, input, oldest);
    }

    private void checkPages(long number, Input input, FuzzSeed.Signed signature) {
        byte[] signed = Arrays.copyOf(input.pdf(), signature.end());
        if (signed.length == input.pdf().length) {
            return;
        }
        Optional<List<String>> before = PageView.of(signed);
        Optional<List<String>> after = PageView.of(input.pdf());
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            find(number, input, "another reader sees other pages: " + before.get() + " then " + after.get());
        }
    }
}
