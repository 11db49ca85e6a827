package org.motcua.core.register;

import org.motcua.core.Text;
import org.motcua.core.document.KindId;

/**
 * What the register of outgoing documents says of a document, besides its number and date (Decree 30/2020, the ten
 * columns of the register). What is not known yet is empty.
 *
 * @param subject trích yếu
 * @param signer name of the competent person who signs
 * @param recipients nơi nhận
 * @param keptBy unit or person that receives the copy for the archive
 * @param copies number of copies; 0 for an electronic document without paper ones
 */
public record RegisteredDocument(
        KindId kind, String subject, String signer, String recipients, String keptBy, int copies) {

    public RegisteredDocument {
        Text.required(subject, "Subject of a document", 1000);
        Text.required(signer, "Signer of a document", 300);
        Text.optional(recipients, "Recipients of a document", 2000);
        Text.optional(keptBy, "Keeper of the archive copy", 300);
        if (copies < 0) {
            throw new IllegalArgumentException("Number of copies is " + copies + ": give 0 or more");
        }
    }
}
