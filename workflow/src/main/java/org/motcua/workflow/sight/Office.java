package org.motcua.workflow.sight;

import java.time.LocalDate;
import org.motcua.core.agency.Directory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentKind;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.document.Hand;
import org.motcua.core.document.Separation;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.form.Form;

/**
 * What acts and steps may look at besides their case: who is who, which procedures and kinds of documents there are, and
 * which days count.
 */
public record Office(
        Directory directory,
        ProcedureCatalogue catalogue,
        WorkingCalendar calendar,
        DocumentKinds kinds,
        DraftForms forms,
        Separation separation) {

    /** What a drafter fills in for documents of a kind. */
    @FunctionalInterface
    public interface DraftForms {
        Form of(DocumentKind kind);
    }

    /**
     * What follows the number of a document: the abbreviations of its agency and of the unit that drafted it, as they were
     * when it was drafted, so that what is laid out and what is registered later are the same.
     */
    public String symbol(Document document) {
        LocalDate day = LocalDate.ofInstant(
                document.last(Hand.Part.DRAFTED).orElseThrow().at(), WorkingCalendar.ZONE);
        String unit = directory
                .findOfficer(document.drafter(), day)
                .map(officer -> directory.unitAbbreviation(document.agency(), officer.unit(), day))
                .orElse("");
        return kinds.require(document.kind())
                .symbol(directory.requireAgency(document.agency(), day).abbreviation(), unit);
    }

    /**
     * The officer, in office on the day.
     *
     * @throws NotAllowedException where there is none
     */
    public Officer requireInOffice(OfficerId id, LocalDate day) {
        return directory
                .findOfficer(id, day)
                .orElseThrow(() -> new NotAllowedException(
                        id, Reason.NOT_IN_OFFICE, "the directory has no such officer in office on " + day));
    }

    /** The legal clock of a procedure. */
    public LegalClock clock(Procedure procedure) {
        return LegalClock.of(calendar, procedure.clockRules());
    }
}
