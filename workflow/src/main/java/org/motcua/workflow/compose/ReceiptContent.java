package org.motcua.workflow.compose;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        dossierCode = ContentText.require("The dossier code", dossierCode, 100);
        procedure = ContentText.require("The procedure's name", procedure, 1_000);
        papers = ContentText.requireSome(
                "The papers received", ContentText.requireFew("The papers received", papers, 200));
        if (sets < 1) {
            throw new IllegalArgumentException("A dossier has at least 1 set of papers, but got " + sets);
        }
        processingTime = ContentText.require("The processing time", processingTime, 100);
        if (!due.isAfter(received)) {
            throw new IllegalArgumentException("The result is due after reception at " + received + ", but got " + due);
        }
        collectAt = ContentText.require("The place of collection", collectAt, 500);
        charges = List.copyOf(ContentText.requireFew("The charges", charges, 20));
        register = ContentText.optional("The entry in the register", register, 200);
        officer = ContentText.require("The officer's name", officer, 100);
    }

    /** For the template {@code receipt}. */
    Facts facts() {
        Map<String, String> further = new TreeMap<>();
        further.put("dossier.code", dossierCode);
        further.put("dossier.date", DocumentMetadata.dateLine(received));
        further.put("dossier.received", moment(received));
        further.put("dossier.due", moment(due));
        further.put("dossier.sets", "%02d".formatted(sets));
        further.put("dossier.collect", collectAt);
        further.put("dossier.fees", fees());
        further.put("dossier.register", register);
        further.put("procedure.name", procedure);
        further.put("procedure.time", processingTime);
        further.put("officer.name", officer);
        applicant.addTo(further);
        for (int i = 0; i < papers.size(); i++) {
            Paper paper = papers.get(i);
            further.put("papers." + (i + 1) + ".name", paper.name());
            further.put("papers." + (i + 1) + ".form", paper.form());
            further.put("papers." + (i + 1) + ".quantity", Integer.toString(paper.quantity()));
        }
        return Facts.of(letterhead).withSubject(dossierCode).withFurther(further);
    }

    private String fees() {
        return charges.isEmpty()
                ? "không"
                : charges.stream()
                        .map(charge -> charge.name() + " " + amount(charge.amount()) + " đồng")
                        .collect(Collectors.joining("; "));
    }

    private static String amount(BigDecimal amount) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.forLanguageTag("vi-VN")))
                .format(amount);
    }

    private static String moment(Instant instant) {
        OffsetDateTime moment = instant.atOffset(DocumentMetadata.ZONE);
        return "%02d giờ %02d phút, %s"
                .formatted(moment.getHour(), moment.getMinute(), DocumentMetadata.dateLine(instant));
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
            name = ContentText.require("The applicant's name", name, 500);
            submitter = ContentText.require("The submitter's name", submitter, 200);
            identifier = ContentText.require("The applicant's identity number or tax code", identifier, 100);
            phone = ContentText.optional("The telephone number", phone, 100);
            address = ContentText.optional("The address", address, 500);
            email = ContentText.optional("The e-mail address", email, 200);
        }

        private void addTo(Map<String, String> further) {
            further.put("applicant.name", name);
            further.put("applicant.submitter", submitter);
            further.put("applicant.number", identifier);
            further.put("applicant.phone", phone);
            further.put("applicant.address", address);
            further.put("applicant.email", email);
        }
    }

    /**
     * One line of the table of papers.
     *
     * @param form such as "Bản chính" or "Bản sao"
     */
    public record Paper(String name, String form, int quantity) {

        public Paper {
            name = ContentText.require("The paper's name", name, 1_000);
            form = ContentText.optional("The form of the paper", form, 100);
            if (quantity < 1) {
                throw new IllegalArgumentException("Of " + name + " at least 1 is received, but got " + quantity);
            }
        }
    }

    /** A fee or charge in Vietnamese đồng. */
    public record Charge(String name, BigDecimal amount) {

        public Charge {
            name = ContentText.require("The name of the charge", name, 300);
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("The charge " + name + " is not below 0, but got " + amount);
            }
        }
    }
}
