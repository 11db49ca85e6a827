package org.motcua.core.seal;

import java.util.List;
import java.util.Optional;
import org.motcua.core.seal.SealReport.Problem;

/**
 * Checks a series of seals, such as all of an installation: that they are numbered without gaps, each names the one
 * before, and each is proved. Seals are given one after the other. Not thread-safe.
 */
public final class SealSeries {

    private final SealJudge judge;
    private final String installation;
    private SealHash last = SealHash.NONE;
    private int number;

    private SealSeries(SealJudge judge, String installation) {
        this.judge = judge;
        this.installation = installation;
    }

    /** Of this installation, from its first seal on. */
    public static SealSeries of(String installation, SealJudge judge) {
        return new SealSeries(judge, installation);
    }

    /** Where a series breaks. */
    public record Break(int number, Problem problem, List<String> reasons) {}

    /** Takes the next seal; what is wrong with it, or empty where the series goes on with it. */
    public Optional<Break> add(Seal seal) {
        SealStatement statement = seal.statement();
        if (!statement.installation().equals(installation)) {
            return broken(seal, Problem.FORKED, "it is of installation " + statement.installation());
        }
        if (statement.number() != number + 1 || !statement.previous().equals(last)) {
            return broken(
                    seal,
                    Problem.NOT_LINKED,
                    "seal " + number + " with the hash " + last + " is not the one before it");
        }
        SealVerdict verdict = judge.judge(statement.bytes(), seal.evidence());
        if (verdict.since() == null) {
            Problem problem =
                    verdict.decision() == SealVerdict.Decision.FAILED ? Problem.NOT_PROVED : Problem.UNDECIDED;
            return Optional.of(new Break(statement.number(), problem, verdict.reasons()));
        }
        number = statement.number();
        last = statement.hash();
        return Optional.empty();
    }

    /** How many seals hold so far. */
    public int count() {
        return number;
    }

    private static Optional<Break> broken(Seal seal, Problem problem, String reason) {
        return Optional.of(new Break(seal.number(), problem, List.of(reason)));
    }
}
