package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.ValidationLimits;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.syntax.Snapshot;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.Fingerprint;
import org.motcua.signing.trust.RevocationData;

/**
 * The certificates and revocation data that a document carries in its DSS dictionary. What cannot be read is left out: it can
 * only be missed.
 *
 * @param evidence what was read
 * @param places where each piece ends in the file, by fingerprint: a time-stamp over these bytes proves that it existed
 * @param complete whether there are certificates and revocation data of either kind
 */
record ValidationData(Evidence evidence, Map<String, Long> places, boolean complete) {

    ValidationData {
        places = Map.copyOf(places);
    }

    static ValidationData of(PdfFile file, EvidenceReader reader, ValidationLimits limits) {
        Snapshot document = file.latest();
        PdfDictionary dss = document.dictionary(document.catalog(), "DSS");
        Map<String, Long> places = new HashMap<>();
        List<X509Certificate> certificates = new ArrayList<>();
        for (Item item : items(document, dss, "Certs", limits)) {
            reader.certificate(item.bytes()).ifPresent(certificate -> {
                certificates.add(certificate);
                places.merge(Fingerprint.of(certificate), item.end(), Math::min);
            });
        }
        List<RevocationData> revocation = new ArrayList<>();
        for (Item item : items(document, dss, "CRLs", limits)) {
            reader.list(item.bytes()).ifPresent(data -> {
                revocation.add(data);
                places.merge(data.sha256(), item.end(), Math::min);
            });
        }
        for (Item item : items(document, dss, "OCSPs", limits)) {
            reader.answer(item.bytes()).ifPresent(data -> {
                revocation.add(data);
                places.merge(data.sha256(), item.end(), Math::min);
            });
        }
        boolean complete = !revocation.isEmpty() && !certificates.isEmpty();
        return new ValidationData(new Evidence(certificates, revocation), places, complete);
    }

    /** One stream, and where its data ends in the file. */
    private static final class Item {

        private final byte[] bytes;
        private final long end;

        Item(byte[] bytes, long end) {
            this.bytes = bytes;
            this.end = end;
        }

        byte[] bytes() {
            return bytes;
        }

        long end() {
            return end;
        }
    }

    private static List<Item> items(Snapshot document, PdfDictionary dss, String key, ValidationLimits limits) {
        PdfArray array = document.findArray(dss, key);
        List<Item> found = new ArrayList<>();
        if (array != null) {
            for (PdfObject item : array.items().subList(0, Math.min(array.size(), limits.evidence()))) {
                read(document, item).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Item> read(Snapshot document, PdfObject item) {
        document.file().budget().requireTime();
        if (!(document.resolve(item) instanceof PdfStream stream)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = document.decoded(stream);
            return Optional.of(new Item(bytes, stream.dataStart() + document.length(stream)));
        } catch (PdfSyntaxException e) {
            if (e.fatal()) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
