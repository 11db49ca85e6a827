package org.motcua.signing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.motcua.signing.report.JsonReport;
import org.motcua.signing.report.TextReport;
import org.motcua.signing.report.XmlReport;

/**
 * The answer for one document. Immutable and thread-safe.
 *
 * <p>{@link #totalPassed()} is the bottom line: the document was read, has at least one signature, and every signature
 * passed. A document without a signature never passes.
 */
public final class ValidationReport {

    private final Optional<String> source;
    private final Instant validationTime;
    private final Optional<Finding> failure;
    private final List<Finding> findings;
    private final List<SignatureReport> signatures;

    private ValidationReport(
            Optional<String> source,
            Instant validationTime,
            Optional<Finding> failure,
            List<Finding> findings,
            List<SignatureReport> signatures) {
        this.source = Objects.requireNonNull(source, "source");
        this.validationTime = Objects.requireNonNull(validationTime, "validationTime");
        this.failure = Objects.requireNonNull(failure, "failure");
        this.findings = List.copyOf(findings);
        this.signatures = List.copyOf(signatures);
    }

    static ValidationReport read(
            Optional<String> source, Instant time, List<Finding> findings, List<SignatureReport> signatures) {
        return new ValidationReport(source, time, Optional.empty(), findings, signatures);
    }

    static ValidationReport unreadable(Optional<String> source, Instant time, Finding failure) {
        return new ValidationReport(source, time, Optional.of(failure), List.of(), List.of());
    }

    /** The path of the file, absent when bytes were validated. */
    public Optional<String> source() {
        return source;
    }

    /** The time for which the answer holds. */
    public Instant validationTime() {
        return validationTime;
    }

    /** False when the document cannot be read at all; {@link #error()} then says why. */
    public boolean readable() {
        return failure.isEmpty();
    }

    /** Why the document cannot be read, as one line of English. */
    public Optional<String> error() {
        return error(Locale.ENGLISH);
    }

    /** Why the document cannot be read, as one line. */
    public Optional<String> error(Locale locale) {
        return failure.map(finding -> finding.text(locale));
    }

    /** Why the document cannot be read, for programs. */
    public Optional<FindingCode> errorCode() {
        return failure.map(Finding::code);
    }

    /** Facts about the file as a whole, such as deviations of its structure. */
    public List<Finding> findings() {
        return findings;
    }

    /** One report for each signature, in the order in which they were made. */
    public List<SignatureReport> signatures() {
        return signatures;
    }

    /** Whether there is a signature and every signature passed. */
    public boolean totalPassed() {
        return readable() && !signatures.isEmpty() && signatures.stream().allMatch(SignatureReport::passed);
    }

    /** One JSON object, with the texts of the findings in English. */
    public String toJson() {
        return toJson(Locale.ENGLISH);
    }

    /** One JSON object, with the texts of the findings in Vietnamese or English. */
    public String toJson(Locale locale) {
        return JsonReport.write(this, locale);
    }

    /**
     * The report as XML of ETSI TS 119 102-2 (schema version 1.4.1), with the texts of the findings in English. A document
     * that cannot be read, or has no signature, is a report whose one status is INDETERMINATE.
     */
    public String toXml() {
        return XmlReport.write(this);
    }

    /** The report for people: in Vietnamese for a Vietnamese locale, in English for every other. */
    public String text(Locale locale) {
        return TextReport.write(this, locale);
    }

    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
