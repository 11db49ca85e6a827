package org.motcua.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;

/**
 * What a document says it uses beyond its version of PDF: /Extensions of the catalogue. ECDSA on the NIST curves is not
 * declared, although ISO/TS 32002 lists them: readers have known it since PDF 2.0 without.
 */
final class DeveloperExtensions {

    /** ISO/TS 32001, which brings SHA-3 and SHAKE256 to PDF. */
    private static final long SHA3 = 32001;

    /** ISO/TS 32002, which brings EdDSA to PDF. */
    private static final long EDWARDS_CURVES = 32002;

    private DeveloperExtensions() {}

    /** Declares what an algorithm needs and the document does not declare yet. */
    static void declare(PdfInput document, Increment increment, SignatureAlgorithm algorithm) {
        List<Long> levels = new ArrayList<>();
        if (algorithm.digest().isSha3()) {
            levels.add(SHA3);
        }
        if (algorithm.scheme() == SignatureScheme.EDDSA) {
            levels.add(EDWARDS_CURVES);
        }
        Optional<Node> extensions = document.catalog().find("Extensions");
        Optional<Node> ofIso = extensions.flatMap(found -> found.find("ISO_"));
        List<Node> declared = ofIso.map(found -> found.isArray() ? found.items() : List.of(found))
                .orElse(List.of());
        declared.forEach(node -> node.findNumber("ExtensionLevel").ifPresent(levels::remove));
        if (levels.isEmpty()) {
            return;
        }
        List<Dictionary> added =
                levels.stream().map(DeveloperExtensions::extension).toList();
        if (extensions.isEmpty()) {
            Dictionary first = PdfValue.dictionary().with("ISO_", PdfValue.sequence(added));
            increment.edit(document.catalog(), catalog -> catalog.with("Extensions", first));
        } else if (ofIso.isPresent() && ofIso.get().isArray()) {
            added.forEach(extension -> increment.editArray(ofIso.get(), sequence -> sequence.plus(extension)));
        } else {
            List<PdfValue> all = new ArrayList<>();
            ofIso.ifPresent(single -> all.add(single.asValue()));
            all.addAll(added);
            increment.edit(extensions.get(), dictionary -> dictionary.with("ISO_", PdfValue.sequence(all)));
        }
    }

    private static Dictionary extension(long level) {
        return PdfValue.dictionary()
                .with("Type", PdfValue.name("DeveloperExtensions"))
                .with("BaseVersion", PdfValue.name("2.0"))
                .with("ExtensionLevel", PdfValue.number(level))
                .with("ExtensionRevision", PdfValue.text(":2022"));
    }
}
