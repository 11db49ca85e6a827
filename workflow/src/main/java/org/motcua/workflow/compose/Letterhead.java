package org.motcua.workflow.compose;

/**
 * Who issues a document, and where (cells 2 and 4 of Decree 30/2020/NĐ-CP). Immutable.
 *
 * @param superior the agency directly above, such as "Ủy ban nhân dân tỉnh Bắc Sơn"; empty if there is none; at most 300 characters
 * @param agency the issuing agency's name, such as "Sở Công Thương"; printed in capitals; at most 300 characters
 * @param place the place name before the date, such as "Bắc Sơn"; at most 100 characters
 */
public record Letterhead(String superior, String agency, String place) {

    public Letterhead {
        superior = ContentText.optional("The name of the superior agency", superior, 300);
        agency = ContentText.require("The name of the issuing agency", agency, 300);
        place = ContentText.require("The place name", place, 100);
    }
}
