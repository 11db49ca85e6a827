package org.motcua.core.seal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.seal.SealReport.Problem;

/**
 * Checks offline what seals prove: that the head is a leaf under the root, the root in the statement, the statement
 * linked to the one before, signed and time-stamped as the judge says, and that the chain still has the sealed head where
 * it was. A seal proves that the chain up to its head was there at the time of the time stamp; it proves nothing about
 * later entries, nor that what the entries say is true. That no seal is missing before it proves {@link SealSeries}.
 * Thread-safe.
 */
public final class SealCheck {

    private final SealJudge judge;

    private SealCheck(SealJudge judge) {
        this.judge = judge;
    }

    public static SealCheck by(SealJudge judge) {
        return new SealCheck(judge);
    }

    /**
     * Checks every proof against the chain.
     *
     * @param proofs of one case, such as the one that came with its record and one that was kept elsewhere; may be empty
     * @param caseId whose chain it is
     * @param chain the hashes of its entries, the first one first
     * @return of the proof that reaches furthest, or of the first one with a problem
     */
    public SealReport check(List<SealProof> proofs, String caseId, List<? extends @Nullable String> chain) {
        List<SealProof> ordered = proofs.stream()
                .sorted(Comparator.comparingInt(proof -> proof.seal().number()))
                .toList();
        SealReport reached = SealReport.none();
        for (int i = 0; i < ordered.size(); i++) {
            SealProof proof = ordered.get(i);
            SealReport report = i > 0 && isForked(ordered.get(i - 1), proof)
                    ? problem(
                            proof,
                            "",
                            Problem.FORKED,
                            List.of("Seals " + ordered.get(i - 1).seal().number() + " and "
                                    + proof.seal().number() + " are not of one series of seals"))
                    : check(proof, caseId, chain);
            if (report.problem() != null) {
                return report;
            }
            if (report.sealed() >= reached.sealed()) {
                reached = report;
            }
        }
        return reached;
    }

    private SealReport check(SealProof proof, String caseId, List<? extends @Nullable String> chain) {
        SealStatement statement = proof.seal().statement();
        if (!proof.isLinked()) {
            return problem(
                    proof,
                    "",
                    Problem.NOT_LINKED,
                    List.of("Seal " + statement.number() + " names " + statement.previous()
                            + " as the one before it, which is not what comes with it"));
        }
        if (!proof.isIncluded()) {
            return problem(
                    proof,
                    "",
                    Problem.NOT_INCLUDED,
                    List.of("Entry " + proof.head().sequence() + " of case "
                            + proof.head().caseId() + " is not under the root " + statement.root()));
        }
        SealVerdict verdict = judge.judge(statement.bytes(), proof.seal().evidence());
        if (verdict.since() == null) {
            Problem problem =
                    verdict.decision() == SealVerdict.Decision.FAILED ? Problem.NOT_PROVED : Problem.UNDECIDED;
            return problem(proof, verdict.signer(), problem, verdict.reasons());
        }
        return differing(proof.head(), caseId, chain)
                .map(found -> problem(proof, verdict.signer(), found.problem(), List.of(found.text())))
                .orElseGet(() -> new SealReport(
                        statement.installation(),
                        statement.number(),
                        verdict.signer(),
                        proof.head().sequence(),
                        verdict.since(),
                        null,
                        List.of()));
    }

    /** How a chain differs from a sealed head of it. */
    public record Difference(Problem problem, String text) {}

    /**
     * How a chain differs from a sealed head; empty where it goes on from it.
     *
     * @param chain the hashes of its entries, the first one first
     */
    public static Optional<Difference> differing(
            SealedHead head, String caseId, List<? extends @Nullable String> chain) {
        if (!head.caseId().value().equals(caseId)) {
            return Optional.of(new Difference(
                    Problem.OTHER_CASE, "The seal is over case " + head.caseId() + ", the chain is of " + caseId));
        }
        if (chain.size() < head.sequence()) {
            return Optional.of(new Difference(
                    Problem.SHORTER,
                    "The chain has " + chain.size() + " entries, but " + head.sequence() + " were sealed"));
        }
        String hash = chain.get(head.sequence() - 1);
        if (!head.hash().value().equals(hash)) {
            return Optional.of(new Difference(
                    Problem.OTHER_CHAIN,
                    "Entry " + head.sequence() + " has the hash " + hash + ", but " + head.hash() + " was sealed"));
        }
        return Optional.empty();
    }

    private static boolean isForked(SealProof earlier, SealProof later) {
        SealStatement first = earlier.seal().statement();
        SealStatement second = later.seal().statement();
        if (!first.installation().equals(second.installation())) {
            return true;
        }
        if (first.number() == second.number()) {
            return !first.equals(second);
        }
        return first.number() == second.number() - 1 && !first.hash().equals(second.previous());
    }

    private static SealReport problem(SealProof proof, String signer, Problem problem, List<String> reasons) {
        SealStatement statement = proof.seal().statement();
        return new SealReport(statement.installation(), statement.number(), signer, 0, null, problem, reasons);
    }
}
