package org.motcua.signing.revision;

import java.util.Set;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.PdfString;
import org.motcua.signing.syntax.Snapshot;

/**
 * The document security store of the PAdES standards: certificates, OCSP responses and revocation lists, for the document
 * or for single signatures (VRI). It never shows on a page; it can be added, completed and renewed, not removed.
 */
final class ValidationDataRules {

    private static final Set<String> LISTS = Set.of("Certs", "OCSPs", "CRLs");
    private static final Set<String> LISTS_OF_ONE_SIGNATURE = Set.of("Cert", "OCSP", "CRL");

    private ValidationDataRules() {}

    static boolean allow(Snapshot document, PdfDictionary catalog) {
        return document.get(catalog, "DSS") instanceof PdfDictionary store
                && store.keys().stream().allMatch(key -> isPart(document, store, key));
    }

    private static boolean isPart(Snapshot document, PdfDictionary store, String key) {
        if (key.equals("VRI")) {
            return document.get(store, key) instanceof PdfDictionary signatures
                    && signatures.keys().stream().allMatch(name -> isOfOneSignature(document, signatures, name));
        }
        if (key.equals("Type")) {
            return "DSS".equals(document.findName(store, key));
        }
        return LISTS.contains(key) && isListOfStreams(document, document.get(store, key));
    }

    private static boolean isOfOneSignature(Snapshot document, PdfDictionary signatures, String name) {
        if (name.equals("Type")) {
            return "VRI".equals(document.findName(signatures, name));
        }
        return document.get(signatures, name) instanceof PdfDictionary one
                && one.keys().stream().allMatch(key -> isPartOfOneSignature(document, one, key));
    }

    private static boolean isPartOfOneSignature(Snapshot document, PdfDictionary one, String key) {
        PdfObject value = document.get(one, key);
        return switch (key) {
            case "Type" -> "VRI".equals(document.findName(one, key));
            case "TU" -> value instanceof PdfString;
            case "TS" -> value instanceof PdfStream || value instanceof PdfString;
            default -> LISTS_OF_ONE_SIGNATURE.contains(key) && isListOfStreams(document, value);
        };
    }

    private static boolean isListOfStreams(Snapshot document, PdfObject value) {
        return value instanceof PdfArray array
                && array.items().stream().allMatch(item -> document.resolve(item) instanceof PdfStream);
    }
}
