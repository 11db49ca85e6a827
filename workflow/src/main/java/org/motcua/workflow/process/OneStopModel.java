package org.motcua.workflow.process;

/** Ids of the model {@code one-stop.bpmn}, which running instances keep: a rename is a migration. */
public final class OneStopModel {

    /** Id of the process; a dossier's code is the business key of its instance. */
    public static final String PROCESS = "one-stop";

    /** The BPMN file, beside this class. */
    public static final String RESOURCE = "one-stop.bpmn";

    /** The specialist is named. */
    public static final String ASSIGN = "assign";

    /** The specialist judges the dossier. */
    public static final String APPRAISE = "appraise";

    /** The applicant completes the dossier; the legal clock stands still. */
    public static final String SUPPLEMENT = "supplement";

    /** The head of the unit stands by a refusal or not. */
    public static final String CONFIRM_REFUSAL = "confirm-refusal";

    /** The specialist drafts the decision. */
    public static final String DRAFT = "draft";

    /** The head of the unit judges the draft. */
    public static final String REVIEW = "review";

    /** The leader orders the signature or returns the draft. */
    public static final String APPROVE = "approve";

    /** External task: the leader's signature is made. */
    public static final String SIGN_LEADER = "sign-leader";

    /** The clerk issues the document or voids its number. */
    public static final String SEAL = "seal";

    /** External task: number, date and the agency's signature are put on the document. */
    public static final String SIGN_AGENCY = "sign-agency";

    /** Reception hands over the result. */
    public static final String RETURN_RESULT = "return-result";

    /** Topic of {@link #SIGN_LEADER}. */
    public static final String TOPIC_SIGN = "sign-document";

    /** Topic of {@link #SIGN_AGENCY}. */
    public static final String TOPIC_ISSUE = "issue-document";

    /** Message by which the applicant withdraws; heard until the leader orders the signature. */
    public static final String MESSAGE_WITHDRAWAL = "withdrawal";

    /** Error by which a signing step ends for good. */
    public static final String ERROR_SIGNING_REFUSED = "signing-refused";

    private OneStopModel() {}
}
