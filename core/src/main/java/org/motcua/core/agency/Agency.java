package org.motcua.core.agency;

import org.motcua.core.Text;

/**
 * An agency as its documents name it.
 *
 * @param name such as "Sở Công Thương"
 * @param superior the agency above it in the head of a document, such as "Ủy ban nhân dân tỉnh …"; may be empty
 * @param abbreviation as in document symbols, such as "SCT"
 * @param place of its date lines, such as "Đồng Hới"
 */
public record Agency(
        AgencyCode code, String name, String superior, String abbreviation, String place, Contact contact) {

    public Agency {
        Text.required(name, "Agency name", 300);
        Text.optional(superior, "Superior agency", 300);
        Text.required(abbreviation, "Agency abbreviation", 20);
        Text.required(place, "Place", 100);
    }
}
