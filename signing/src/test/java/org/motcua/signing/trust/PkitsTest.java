package org.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.motcua.signing.CertificateFiles;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.RevocationReport.Source;
import org.motcua.signing.TrustAnchor;
import org.motcua.signing.ValidationLimits;
import org.motcua.signing.syntax.Budget;
import org.motcua.signing.syntax.ReadLimits;

/** NIST's PKI test suite through the code that judges signers. */
class PkitsTest {

    private static final Instant TIME = Instant.parse("2026-11-22T00:00:00Z");

    /** One case of the suite, as its index has it. */
    private static final class Case {
        private String id = "";
        private String certificate = "";
        private final List<String> others = new ArrayList<>();
        private final List<String> crls = new ArrayList<>();
        private final Set<String> wanted = new HashSet<>();
        private boolean explicit;
        private boolean noMapping;
        private boolean noAnyPolicy;
        private boolean rejected;
    }

    @Test
    void judgesEveryCaseAsTheSuiteDoes() throws IOException {
        String folder = System.getProperty("motcua.corpora", "");
        if (folder.isEmpty()) {
            Assumptions.abort("No corpora: name their folder with -Dmotcua.corpora=…");
        }
        Path pkits = Path.of(folder, "pkits");
        List<X509Certificate> anchor = CertificateFiles.read(pkits.resolve("certs/TrustAnchorRootCertificate.crt"));
        List<Case> cases = cases(pkits.resolve("pkits.json"));
        List<String> wrong = new ArrayList<>();
        for (Case one : cases) {
            ChainVerdict verdict = verdict(one, pkits, anchor);
            if (verdict.problem().isPresent() != one.rejected) {
                wrong.add(one.id + ": " + verdict.problem() + " " + verdict.findings());
            }
        }
        System.out.println("PKITS: " + (cases.size() - wrong.size()) + " of " + cases.size());
        assertThat(cases).hasSize(246);
        assertThat(wrong).isEmpty();
    }

    private static ChainVerdict verdict(Case one, Path pkits, List<X509Certificate> anchor) {
        List<X509Certificate> others = new ArrayList<>();
        one.others.forEach(name ->
                others.addAll(CertificateFiles.read(pkits.resolve("certs").resolve(name))));
        List<X509CRL> crls =
                new ArrayList<>(CertificateFiles.readCrls(pkits.resolve("crls").resolve("TrustAnchorRootCRL.crl")));
        one.crls.forEach(name ->
                crls.addAll(CertificateFiles.readCrls(pkits.resolve("crls").resolve(name))));
        PathPolicy policy = new PathPolicy(one.wanted, one.explicit, one.noMapping, one.noAnyPolicy);
        List<RevocationData> lists =
                crls.stream().map(crl -> RevocationData.of(crl, Source.CALLER)).toList();
        // The suite judges paths: some of its keys are DSA with SHA-1, which no policy accepts today.
        TrustMaterial material = new TrustMaterial(
                anchor.stream().map(TrustAnchor::of).toList(),
                new Evidence(others, lists),
                RevocationPolicy.REQUIRED,
                policy,
                Optional.empty(),
                ValidationLimits.DEFAULT);
        X509Certificate certificate = CertificateFiles.read(
                        pkits.resolve("certs").resolve(one.certificate))
                .get(0);
        return new CertificateValidation(material, fingerprint -> TIME, new Budget(ReadLimits.DEFAULT))
                .validate(certificate, TIME, TIME, Purpose.DOCUMENT, Evidence.NONE);
    }

    private static List<Case> cases(Path index) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(index.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                cases.add(read(json));
            }
        }
        return cases;
    }

    private static Case read(JsonParser json) throws IOException {
        Case one = new Case();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "id" -> one.id = json.getText();
                case "cert" -> one.certificate = json.getText();
                case "other_certs" -> strings(json, one.others);
                case "crls" -> strings(json, one.crls);
                case "params" -> parameters(json, one);
                case "error" -> {
                    one.rejected = true;
                    json.skipChildren();
                }
                default -> {
                    if (value.isStructStart()) {
                        json.skipChildren();
                    }
                }
            }
        }
        return one;
    }

    private static void parameters(JsonParser json, Case one) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "user_initial_policy_set" -> {
                    List<String> wanted = new ArrayList<>();
                    strings(json, wanted);
                    one.wanted.addAll(wanted);
                }
                case "initial_explicit_policy" -> one.explicit = json.getBooleanValue();
                case "initial_policy_mapping_inhibit" -> one.noMapping = json.getBooleanValue();
                case "initial_any_policy_inhibit" -> one.noAnyPolicy = json.getBooleanValue();
                default -> throw new AssertionError("unknown parameter " + name);
            }
        }
    }

    private static void strings(JsonParser json, List<String> into) throws IOException {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            into.add(json.getText());
        }
    }
}
