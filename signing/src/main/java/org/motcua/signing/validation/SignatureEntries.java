package org.motcua.signing.validation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SignatureClaims;
import org.motcua.signing.revision.SignedField;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfString;
import org.motcua.signing.syntax.Snapshot;

/** The entries of one signature dictionary (ISO 32000-1 table 252). For one thread. */
record SignatureEntries(Snapshot document, SignedField signature) {

    Optional<String> subFilterName() {
        return Optional.ofNullable(document.findName(signature.dictionary(), "SubFilter"));
    }

    /** Absent also where the kind is not known. */
    Optional<SubFilter> subFilter() {
        return subFilterName().flatMap(SubFilter::find);
    }

    /** The signing time /M. */
    Optional<Instant> time() {
        return text("M").flatMap(PdfDate::find);
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(document.findString(signature.dictionary(), key))
                .map(PdfString::text);
    }

    /**
     * The signature value as CMS.
     *
     * @throws RejectedSignature when there is none that can be read
     */
    byte[] cms() {
        PdfString contents = signature
                .contents()
                .orElseThrow(() -> RejectedSignature.unreadable(
                        FindingCode.CONTENTS_INVALID, signature.field().name()));
        boolean bare =
                subFilter().filter(kind -> kind == SubFilter.X509_RSA_SHA1).isPresent();
        if (bare) {
            return BareRsaSignature.asCms(contents.bytes(), certificates());
        }
        return document.file().encrypted() ? withoutRoom(contents.bytes()) : contents.bytes();
    }

    /** PDFBox encrypts the zeros of the room that it keeps, so that what is left of them behind the value looks like data. */
    private static byte[] withoutRoom(byte[] contents) {
        try (ASN1InputStream in = new ASN1InputStream(contents)) {
            in.readObject();
            return Arrays.copyOf(contents, contents.length - in.readAllBytes().length);
        } catch (IOException | RuntimeException e) {
            return contents; // refused where it is judged
        }
    }

    /** The entry /Cert: one string, or an array of them. */
    private List<byte[]> certificates() {
        PdfString single = document.findString(signature.dictionary(), "Cert");
        PdfArray several = document.findArray(signature.dictionary(), "Cert");
        if (several == null) {
            return single == null ? List.of() : List.of(single.bytes());
        }
        List<byte[]> certificates = new ArrayList<>();
        for (PdfObject item : several.items()) {
            if (document.resolve(item) instanceof PdfString certificate) {
                certificates.add(certificate.bytes());
            }
        }
        return certificates;
    }

    /** Many signatures may share one endless text. */
    private static String bounded(String text) {
        int most = SignatureClaims.LONGEST_TEXT;
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    /** What dictionary and container say of the signature, for the report. */
    SignatureClaims claims(ContainerClaims container) {
        return new SignatureClaims(
                container.certificate(),
                text("Reason").map(SignatureEntries::bounded),
                text("Location").map(SignatureEntries::bounded),
                text("ContactInfo").map(SignatureEntries::bounded),
                subFilterName().map(SignatureEntries::bounded),
                signature
                        .byteRange()
                        .map(range -> List.of(0L, range.gapStart(), range.gapEnd(), range.end() - range.gapEnd()))
                        .orElse(List.of()));
    }
}
