package org.motcua.workflow.compose;

/**
 * Who issues a document, and where (cells 2 and 4 of Decree 30/2020/NĐ-CP). Immutable.
 *
 * @param superior the agency directly above, such as "Ủy ban nhân dân tỉnh Bắc Sơn"; empty if there is none
 * @param agency the issuing agency's name, such as "Sở Công Thương"; printed in capitals
 * @param place the place name before the date, such as "Bắc Sơn"
 */
public record Letterhead(String superior, String agency, String place) {

    public Letterhead {
        superior = ContentText.tidy(superior);
        agency = ContentText.require("The name of the issuing agency", agency);
        place = ContentText.require("The place name", place);
    }
}
