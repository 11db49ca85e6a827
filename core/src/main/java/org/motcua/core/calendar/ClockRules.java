package org.motcua.core.calendar;

import org.motcua.core.Text;

/**
 * What the rule set in force says about stopping and extending the clock.
 *
 * @param version kept with the procedure that it belongs to
 * @param onAnswer what happens to the time already used when the applicant answers a supplement request
 * @param onPayment whether the clock stands while the applicant has a financial obligation to meet
 * @param maxExtensions how often the agency may appoint a new date
 */
public record ClockRules(String version, OnAnswer onAnswer, OnPayment onPayment, int maxExtensions) {

    /** What an answer does to the clock. */
    public enum OnAnswer {
        /** It goes on where it stopped. */
        RESUME,
        /** It begins again at zero. */
        RESTART
    }

    /** What a financial obligation of the applicant (nghĩa vụ tài chính) does to the clock. */
    public enum OnPayment {
        /** It runs on. */
        RUN,
        /** It stands from the request to the payment, and goes on where it stopped. */
        STOP
    }

    /**
     * The clock restarts at zero with the complete dossier, runs on while a financial obligation is open, and one new date
     * may be appointed. So it is remembered of Decree 61/2018, Article 19; the text of the articles that replace it in
     * Decree 118/2025 was not at hand, and sector laws differ: a procedure should state its own rules.
     */
    public static final ClockRules DEFAULT = new ClockRules("default-1", OnAnswer.RESTART, 1);

    public ClockRules {
        Text.required(version, "Version of the clock rules", 60);
        if (maxExtensions < 0) {
            throw new IllegalArgumentException("maxExtensions is " + maxExtensions + ": give 0 or more");
        }
    }

    /** Under which a financial obligation lets the clock run on. */
    public ClockRules(String version, OnAnswer onAnswer, int maxExtensions) {
        this(version, onAnswer, OnPayment.RUN, maxExtensions);
    }
}
