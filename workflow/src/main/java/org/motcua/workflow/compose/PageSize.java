package org.motcua.workflow.compose;

/** The sheets on which documents are laid out, upright, with the type sizes that go with them. */
public enum PageSize {
    /** Administrative documents (Decree 30/2020/NĐ-CP, Annex I, I.1). */
    A4(210, 297, 12, 73, 13),
    /** The one-stop forms 01 to 05 (Circular 03/2025/TT-VPCP, Annex I). */
    A5(148, 210, 9, 55, 10);

    static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    private final double width;
    private final double height;
    private final double agencySize;
    private final double agencyWidth;
    private final double lineSize;

    PageSize(double width, double height, double agencySize, double agencyWidth, double lineSize) {
        this.width = width;
        this.height = height;
        this.agencySize = agencySize;
        this.agencyWidth = agencyWidth;
        this.lineSize = lineSize;
    }

    /** In points. */
    double width() {
        return width * POINTS_PER_MILLIMETRE;
    }

    /** In points. */
    double height() {
        return height * POINTS_PER_MILLIMETRE;
    }

    /** Font size of the agency's name, in points. */
    double agencySize() {
        return agencySize;
    }

    /** Width of the column in which the agency's name stands, in points. */
    double agencyWidth() {
        return agencyWidth * POINTS_PER_MILLIMETRE;
    }

    /** Font size of motto, number and date, in points. */
    double lineSize() {
        return lineSize;
    }
}
