package org.motcua.workflow.modeler;

import java.util.List;
import java.util.Locale;

/**
 * What the check of one file found.
 *
 * @param hash SHA-256 of the bytes that were checked: only they may run
 * @param findings in the order in which they were found; no more after {@link ModelCheck#MAX_FINDINGS} but the first error
 */
public record CheckReport(String file, String hash, List<Finding> findings) {

    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** Whether the library would run the model: nothing found, or warnings only. */
    public boolean passed() {
        return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    }

    /** A line a finding. */
    public List<String> lines(Locale locale) {
        return findings.stream().map(f -> f.line(locale)).toList();
    }
}
