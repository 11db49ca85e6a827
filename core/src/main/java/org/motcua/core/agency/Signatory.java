package org.motcua.core.agency;

import java.util.List;
import org.motcua.core.Text;

/**
 * Somebody who may sign a kind of document for an agency on a day, and as what.
 *
 * @param headTitle the title of whoever is signed for, such as "Giám đốc"; empty for {@link Capacity#HEAD}
 * @param authorisation the document that gives the right, such as "Giấy ủy quyền số 03/GUQ-SCT"; may be empty
 */
public record Signatory(Officer officer, Capacity capacity, String headTitle, String authorisation) {

    public Signatory {
        Text.optional(headTitle, "Title of the head", 200);
        Text.optional(authorisation, "Authorisation", 300);
    }

    /** The lines above the signature. */
    public List<String> titles() {
        return capacity.titles(headTitle, officer.title());
    }
}
