package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The report of ETSI TS 119 102-2: every one is valid against the standard's schema and says what the report says. */
class ReportXmlTest {

    @TempDir
    static Path folder;

    private static Map<String, ValidationReport> reports;

    @BeforeAll
    static void validate() {
        reports = ReportSamples.all(folder);
    }

    private static Document xml(String name) {
        return ReportSchema.requireValid(reports.get(name).toXml());
    }

    private static List<String> texts(Document xml, String element) {
        NodeList found = xml.getElementsByTagNameNS("http://uri.etsi.org/19102/v1.4.1#", element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    /** The names of what stands in SignatureAttributes. */
    private static List<String> attributes(Document xml) {
        NodeList found = xml.getElementsByTagNameNS("http://uri.etsi.org/19102/v1.4.1#", "SignatureAttributes");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            for (Node child = found.item(i).getFirstChild(); child != null; child = child.getNextSibling()) {
                names.add(child.getNodeName());
            }
        }
        return names;
    }

    private static List<String> statuses(Document xml) {
        NodeList found = xml.getElementsByTagNameNS("http://uri.etsi.org/19102/v1.4.1#", "SignatureValidationStatus");
        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            statuses.add(((Element) found.item(i))
                    .getElementsByTagName("MainIndication")
                    .item(0)
                    .getTextContent());
        }
        return statuses;
    }

    @Test
    void isValidForEveryKindOfReport() {
        reports.keySet().forEach(ReportXmlTest::xml);
    }

    @Test
    void namesTheIndicationsAsTheStandardDoes() {
        assertThat(statuses(xml("passed")))
                .as("two signatures, and the time-stamp of the second")
                .containsExactly(
                        "urn:etsi:019102:mainindication:total-passed",
                        "urn:etsi:019102:mainindication:total-passed",
                        "urn:etsi:019102:mainindication:passed");
        assertThat(statuses(xml("broken"))).containsExactly("urn:etsi:019102:mainindication:total-failed");
        assertThat(texts(xml("broken"), "SubIndication")).contains("urn:etsi:019102:subindication:HASH_FAILURE");
        assertThat(statuses(xml("revocation unknown"))).containsExactly("urn:etsi:019102:mainindication:indeterminate");
        assertThat(texts(xml("revocation unknown"), "SubIndication"))
                .contains("urn:etsi:019102:subindication:TRY_LATER");
    }

    @Test
    void neverPassesADocumentWithoutASignature() {
        for (String name : List.of("no signature", "unreadable", "not there")) {
            assertThat(statuses(xml(name))).as(name).containsExactly("urn:etsi:019102:mainindication:indeterminate");
        }
        assertThat(texts(xml("unreadable"), "Type")).containsExactly("urn:motcua:validation:finding:FILE_NOT_PDF");
    }

    @Test
    void saysWhoSignedWhenAndOnWhatChain() {
        Document xml = xml("passed");

        assertThat(texts(xml, "DAIdentifier")).containsExactly("leader", "seal");
        assertThat(texts(xml, "Signer")).hasSize(2).allMatch(signer -> signer.contains("Nguyễn Văn An"));
        assertThat(texts(xml, "Time")).containsOnly("2026-11-20T08:30:00Z");
        assertThat(texts(xml, "ObjectType"))
                .filteredOn("urn:etsi:019102:validationObject:certificate"::equals)
                .as("signer, issuer, root and the time-stamp authority, each once")
                .hasSize(4);
        assertThat(texts(xml, "Algorithm")).containsOnly("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
    }

    @Test
    void namesTheCertificateOfABrokenSignatureOnlyAsAnAttributeThatClaimsIt() {
        Document xml = xml("broken");

        assertThat(texts(xml, "SignerInformation")).isEmpty();
        assertThat(texts(xml, "Signer")).isEmpty();
        assertThat(attributes(xml)).contains("SigningCertificate", "SubFilter", "ByteRange");
        assertThat(texts(xml, "CryptoInformation")).as("what was not judged").isEmpty();
        assertThat(attributes(xml("passed"))).doesNotContain("SigningCertificate");
    }

    @Test
    void saysWhatTheDictionarySays() {
        Document xml = xml("passed");

        assertThat(texts(xml, "ReasonElement")).containsExactly("Phê duyệt");
        assertThat(texts(xml, "AddressString")).containsExactly("Bình Minh");
        assertThat(texts(xml, "SubFilterElement")).containsExactly("ETSI.CAdES.detached", "ETSI.CAdES.detached");
        assertThat(texts(xml, "ByteRange")).hasSize(2).allMatch(range -> range.matches("0 \\d+ \\d+ \\d+"));
    }

    @Test
    void hostileTextNeitherBreaksTheXmlNorEscapesFromItsElement() {
        String hostile = "</DAIdentifier><MainIndication>\u0000\u0008\u001b[2J\ud800\uffff\u202e]]>&\"'";
        ValidationReport report = ValidationReport.read(
                Optional.of("/tmp/" + hostile + ".pdf"),
                TestKeys.CLOCK.instant(),
                List.of(Finding.of(FindingCode.STRUCTURE_DEVIATION, hostile)),
                List.of(signature(hostile, Instant.MAX)));

        Document xml = ReportSchema.requireValid(report.toXml());

        assertThat(texts(xml, "DAIdentifier"))
                .singleElement()
                .satisfies(field -> assertThat(field)
                        .startsWith("</DAIdentifier><MainIndication>\ufffd\ufffd\ufffd[2J")
                        .endsWith("]]>&\"'"));
        assertThat(statuses(xml)).containsExactly("urn:etsi:019102:mainindication:total-failed");
    }

    @Test
    void listsTheEvidenceWithItsOwnVerdicts() {
        Document xml =
                ReportSchema.requireValid(ReportSamples.revokedAfterATimestamp().toXml());

        assertThat(texts(xml, "ObjectType"))
                .contains(
                        "urn:etsi:019102:validationObject:timestamp",
                        "urn:etsi:019102:validationObject:CRL",
                        "urn:etsi:019102:validationObject:OCSPResponse");
        assertThat(texts(xml, "RevocationReason")).containsOnly("urn:etsi:019102:revocationReason:keyCompromise");
        assertThat(texts(xml, "SignatureValidationProcessID"))
                .containsExactly("urn:etsi:019102:validationprocess:LTVM");
        assertThat(texts(xml, "PAdESFieldName")).containsExactly("Signature1");
        assertThat(statuses(xml))
                .as("the signature, then its timestamp")
                .containsExactly(
                        "urn:etsi:019102:mainindication:total-passed", "urn:etsi:019102:mainindication:passed");
    }

    private static SignatureReport signature(String field, Instant claimed) {
        return new SignatureReport(
                field,
                SignatureKind.SIGNATURE,
                Indication.TOTAL_FAILED,
                Optional.of(SubIndication.FORMAT_FAILURE),
                Integrity.UNREADABLE,
                Coverage.PARTIAL,
                Changes.OTHER,
                false,
                SignatureLevel.OTHER,
                Optional.of("<no such algorithm>"),
                Optional.empty(),
                List.of(),
                Optional.of(claimed),
                Optional.empty(),
                List.of(Finding.of(FindingCode.CONTENTS_INVALID, field)),
                Grounds.none(claimed),
                new SignatureClaims(
                        Optional.empty(),
                        Optional.of(field),
                        Optional.of(field),
                        Optional.of(field),
                        Optional.of(field),
                        List.of()));
    }

    @Test
    void isValidForEveryFileOfTheCorpus() throws Exception {
        String corpora = System.getProperty("motcua.corpora", "");
        Assumptions.assumeFalse(corpora.isEmpty(), "No corpora: name their folder with -Dmotcua.corpora=…");
        PdfValidator validator = PdfValidator.builder().clock(TestKeys.CLOCK).build();
        int signatures = 0;
        for (String line : Files.readAllLines(Path.of(corpora, "manifest.tsv"), StandardCharsets.UTF_8)) {
            String file = line.split("\t", -1)[0];
            if (file.endsWith(".pdf") && Files.exists(Path.of(corpora, file))) {
                ValidationReport report = validator.validate(Path.of(corpora, file));
                ReportSchema.requireValid(report.toXml());
                signatures += report.signatures().size();
            }
        }
        assertThat(signatures).isGreaterThan(100);
    }
}
