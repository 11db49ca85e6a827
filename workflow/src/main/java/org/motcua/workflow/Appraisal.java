package org.motcua.workflow;

/**
 * What a specialist finds.
 *
 * @param reason written for the applicant; empty where the dossier meets the requirements
 */
public record Appraisal(Outcome outcome, String reason) {

    /** What follows. Their names are values in the process model. */
    public enum Outcome {
        /** The decision is drafted. */
        MEETS,
        /** The applicant is asked for more and the clock stops. */
        SUPPLEMENT,
        /** The head of the unit is asked to confirm that the dossier is refused. */
        REFUSE
    }

    public Appraisal {
        if ((outcome == Outcome.MEETS) != reason.isBlank()) {
            throw new IllegalArgumentException(outcome + (reason.isBlank() ? " needs a reason." : " needs no reason."));
        }
    }

    /** The dossier meets the requirements. */
    public static Appraisal meets() {
        return new Appraisal(Outcome.MEETS, "");
    }

    /** The applicant must hand in more, and why. */
    public static Appraisal needsSupplement(String reason) {
        return new Appraisal(Outcome.SUPPLEMENT, reason);
    }

    /** The dossier is to be refused, and why. */
    public static Appraisal refuse(String reason) {
        return new Appraisal(Outcome.REFUSE, reason);
    }
}
