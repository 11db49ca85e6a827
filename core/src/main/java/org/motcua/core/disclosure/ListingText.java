package org.motcua.core.disclosure;

import java.util.StringJoiner;
import org.motcua.core.procedure.Procedure;

/** The listing as lines. */
final class ListingText {

    private final ProcedureListing listing;
    private final StringJoiner lines = new StringJoiner("\n", "", "\n");

    ListingText(ProcedureListing listing) {
        this.listing = listing;
    }

    String lines() {
        if (!listing.title().isEmpty()) {
            line(listing.title());
        }
        line("Thủ tục hành chính ngày " + Words.day(listing.day()) + ": "
                + listing.procedures().size());
        listing.byLevel().forEach((level, count) -> line("  " + level + ": " + count));
        listing.bySector().forEach((sector, procedures) -> {
            line("");
            line(sector + " (" + procedures.size() + ")");
            procedures.forEach(this::procedure);
        });
        return lines.toString();
    }

    private void procedure(Procedure procedure) {
        line("  " + procedure.code() + "  " + procedure.name());
        String law = listing.lawfulTime(procedure)
                .map(time -> " (theo luật: " + time + ")")
                .orElse("");
        line("      " + listing.level(procedure) + "; " + listing.time(procedure) + law
                + (procedure.provision().interlinked() ? "; liên thông" : ""));
        String fees = listing.feesText(procedure);
        if (!fees.isEmpty()) {
            line("      " + fees);
        }
    }

    /** What would steer a terminal is shown as a dot. */
    private void line(String line) {
        lines.add(line.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "·"));
    }
}
