package org.motcua.workflow.process;

import org.motcua.core.audit.Act;

/** The acts that the record of a dossier knows. Entries are never rewritten, so neither are these names. */
public final class Acts {

    public static final Act RECEIVED = new Act("RECEIVED");
    public static final Act RECEIPT_ISSUED = new Act("RECEIPT_ISSUED");
    public static final Act ASSIGNED = new Act("ASSIGNED");
    public static final Act APPRAISED = new Act("APPRAISED");
    public static final Act SUPPLEMENT_REQUESTED = new Act("SUPPLEMENT_REQUESTED");
    public static final Act SUPPLEMENT_RECEIVED = new Act("SUPPLEMENT_RECEIVED");
    public static final Act REFUSAL_PROPOSED = new Act("REFUSAL_PROPOSED");
    public static final Act REFUSAL_RETURNED = new Act("REFUSAL_RETURNED");
    public static final Act REFUSED = new Act("REFUSED");
    public static final Act DRAFTED = new Act("DRAFTED");
    public static final Act REVIEWED = new Act("REVIEWED");
    public static final Act REVIEW_RETURNED = new Act("REVIEW_RETURNED");
    public static final Act SIGNATURE_ORDERED = new Act("SIGNATURE_ORDERED");
    public static final Act APPROVAL_RETURNED = new Act("APPROVAL_RETURNED");
    public static final Act LEADER_SIGNED = new Act("LEADER_SIGNED");
    public static final Act NUMBER_RESERVED = new Act("NUMBER_RESERVED");
    public static final Act LEADER_SIGNING_REFUSED = new Act("LEADER_SIGNING_REFUSED");
    public static final Act ISSUE_ORDERED = new Act("ISSUE_ORDERED");
    public static final Act NUMBER_VOIDED = new Act("NUMBER_VOIDED");
    public static final Act ISSUED = new Act("ISSUED");
    public static final Act AGENCY_SIGNING_REFUSED = new Act("AGENCY_SIGNING_REFUSED");
    public static final Act RESULT_RETURNED = new Act("RESULT_RETURNED");
    public static final Act WITHDRAWN = new Act("WITHDRAWN");

    private Acts() {}
}
