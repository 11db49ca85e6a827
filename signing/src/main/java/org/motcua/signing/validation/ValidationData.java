package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

    /** A revocation list takes a dozen times as much memory as its encoding; what there is no room for is left out. */
    private static final int MEMORY_FOR_EACH_BYTE = 32;

    ValidationData {
        places = Map.copyOf(places);
    }

    static ValidationData of(PdfFile file, EvidenceReader reader, ValidationLimits limits) {
        Snapshot document = file.latest();
        PdfDictionary dss = document.dictionary(document.catalog(), "DSS");
        Map<String, Long> places = new HashMap<>();
        List<X509Certificate> certificates = new ArrayList<>();
        each(
                document,
                dss,
                "Certs",
                limits,
                item -> reader.certificate(item.bytes()).ifPresent(certificate -> {
                    certificates.add(certificate);
                    places.merge(Fingerprint.of(certificate), item.end(), Math::min);
                }));
        List<RevocationData> revocation = new ArrayList<>();
        each(
                document,
                dss,
                "CRLs",
                limits,
                item -> reader.list(item.bytes()).ifPresent(data -> {
                    revocation.add(data);
                    places.merge(data.sha256(), item.end(), Math::min);
                }));
        each(
                document,
                dss,
                "OCSPs",
                limits,
                item -> reader.answer(item.bytes()).ifPresent(data -> {
                    revocation.add(data);
                    places.merge(data.sha256(), item.end(), Math::min);
                }));
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

    /** One after the other, each object once, so that no more than one is held in its encoding. */
    private static void each(
            Snapshot document, PdfDictionary dss, String key, ValidationLimits limits, Consumer<Item> action) {
        PdfArray array = document.findArray(dss, key);
        if (array == null) {
            return;
        }
        long room = Runtime.getRuntime().maxMemory() / MEMORY_FOR_EACH_BYTE;
        Set<PdfObject> seen = new HashSet<>();
        for (PdfObject object : array.items().subList(0, Math.min(array.size(), limits.evidence()))) {
            Optional<Item> item = seen.add(object) ? read(document, object) : Optional.empty();
            if (item.isPresent() && item.get().bytes().length <= room) {
                room -= item.get().bytes().length;
                action.accept(item.get());
            }
        }
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
