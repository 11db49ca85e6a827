package org.motcua.workflow.step;

import java.util.Optional;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.document.KindId;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.ledger.OperationKey;

/**
 * What a signing step is to do, all of it known and committed before the key is asked.
 *
 * @param agency whose document it is
 * @param kind of the document, by which its signing profile goes
 * @param document to be signed
 * @param officer in whose name, or for the agency by whose hand
 * @param register the number and the date to fill in; for the agency's step only
 */
public record SigningOrder(
        OperationKey key,
        AgencyCode agency,
        KindId kind,
        DocumentId document,
        OfficerId officer,
        Optional<NumberAndDate> register) {

    /**
     * As they are printed.
     *
     * @param number such as "05/QĐ-SCT"
     * @param date such as "ngày 05 tháng 01 năm 2026"
     */
    public record NumberAndDate(String number, String date) {}
}
