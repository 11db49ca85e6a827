package org.motcua.judges.verapdf;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Lets veraPDF validate one PDF. The request has {@code pdf} (byte[]) and {@code flavour} (such as "2b"); the answer has
 * one map for each failed check, and none for a file that conforms.
 *
 * <p>Public and with a public constructor only because it is loaded by name from another class loader. Thread-safe:
 * veraPDF keeps its state in thread locals.
 */
public final class VeraPdfWorker implements Function<Map<String, Object>, List<Map<String, Object>>> {

    // Kept, because java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger LOGGER = Logger.getLogger("org.verapdf");

    public VeraPdfWorker() {
        LOGGER.setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Override
    public List<Map<String, Object>> apply(Map<String, Object> request) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId((String) requireNonNull(request.get("flavour")));
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("veraPDF knows no flavour " + request.get("flavour"));
        }
        try (ByteArrayInputStream pdf = new ByteArrayInputStream((byte[]) requireNonNull(request.get("pdf")));
                PDFAParser parser = Foundries.defaultInstance().createParser(pdf, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return answer(validator.validate(parser));
        } catch (Exception e) {
            throw new IllegalStateException("veraPDF cannot read the file: " + e.getMessage(), e);
        }
    }

    private static List<Map<String, Object>> answer(ValidationResult result) {
        List<Map<String, Object>> failures = new ArrayList<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                failures.add(failure(assertion));
            }
        }
        if (failures.isEmpty() && !result.isCompliant()) {
            throw new IllegalStateException("veraPDF says not compliant, and does not say why");
        }
        return failures;
    }

    private static Map<String, Object> failure(TestAssertion assertion) {
        RuleId rule = assertion.getRuleId();
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("rule", rule.getClause() + "-" + rule.getTestNumber());
        failure.put("text", String.valueOf(assertion.getMessage()));
        failure.put("place", String.valueOf(assertion.getLocation().getContext()));
        return failure;
    }
}
