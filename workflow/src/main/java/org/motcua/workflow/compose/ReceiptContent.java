package org.motcua.workflow.compose;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The content of "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" (form 01 of Circular 03/2025/TT-VPCP). Immutable. A text that
 * is empty leaves its line out, where the form can do without it.
 *
 * @param letterhead the superior is the agency, the agency is the unit that received the dossier
 * @param dossierCode printed, and in the QR code
 * @param procedure name of the procedure that is asked for
 * @param sets how many sets of the papers
 * @param processingTime as the rules have it, such as "20 ngày làm việc"
 * @param received shown in Vietnam's time
 * @param due shown in Vietnam's time
 * @param collectAt where and how the result is handed over
 * @param register book and entry in the register of dossiers, such as "Quyển số 01/2026, số thứ tự 125"; may be empty
 * @param officer full name of who received the dossier
 */
public record ReceiptContent(
        Letterhead letterhead,
        String dossierCode,
        Applicant applicant,
        String procedure,
        List<Paper> papers,
        int sets,
        String processingTime,
        Instant received,
        Instant due,
        String collectAt,
        List<Charge> charges,
        String register,
        String officer) {

    public ReceiptContent {
        dossierCode = ContentText.require("The dossier code", dossierCode);
        procedure = ContentText.require("The procedure's name", procedure);
        papers = ContentText.requireSome("The papers received", papers);
        if (sets < 1) {
            throw new IllegalArgumentException("A dossier has at least 1 set of papers, but got " + sets);
        }
        processingTime = ContentText.require("The processing time", processingTime);
        if (!due.isAfter(received)) {
            throw new IllegalArgumentException("The result is due after reception at " + received + ", but got " + due);
        }
        collectAt = ContentText.require("The place of collection", collectAt);
        charges = List.copyOf(charges);
        register = ContentText.tidy(register);
        officer = ContentText.require("The officer's name", officer);
    }

    /**
     * Whose dossier it is.
     *
     * @param submitter who handed it in and signs the receipt; the same as the name for a citizen
     * @param identifier number of the identity card or tax code
     */
    public record Applicant(
            String name, String submitter, String identifier, String phone, String address, String email) {

        public Applicant {
            name = ContentText.require("The applicant's name", name);
            submitter = ContentText.require("The submitter's name", submitter);
            identifier = ContentText.require("The applicant's identity number or tax code", identifier);
            phone = ContentText.tidy(phone);
            address = ContentText.tidy(address);
            email = ContentText.tidy(email);
        }
    }

    /**
     * One line of the table of papers.
     *
     * @param form such as "Bản chính" or "Bản sao"
     */
    public record Paper(String name, String form, int quantity) {

        public Paper {
            name = ContentText.require("The paper's name", name);
            form = ContentText.tidy(form);
            if (quantity < 1) {
                throw new IllegalArgumentException("Of " + name + " at least 1 is received, but got " + quantity);
            }
        }
    }

    /** A fee or charge in Vietnamese đồng. */
    public record Charge(String name, BigDecimal amount) {

        public Charge {
            name = ContentText.require("The name of the charge", name);
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("The charge " + name + " is not below 0, but got " + amount);
            }
        }
    }
}
