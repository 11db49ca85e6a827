package org.motcua.signing;

import java.util.List;
import java.util.Optional;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Sequence;

/** What a document says it uses beyond its version of PDF: /Extensions of the catalogue. */
final class DeveloperExtensions {

    /** ISO/TS 32002, which brings EdDSA to PDF. */
    private static final long EDWARDS_CURVES = 32002;

    private DeveloperExtensions() {}

    static void declareEdwardsCurves(PdfInput document, Increment increment) {
        Dictionary extension = PdfValue.dictionary()
                .with("Type", PdfValue.name("DeveloperExtensions"))
                .with("BaseVersion", PdfValue.name("2.0"))
                .with("ExtensionLevel", PdfValue.number(EDWARDS_CURVES))
                .with("ExtensionRevision", PdfValue.text(":2022"));
        Sequence alone = PdfValue.sequence(List.of(extension));
        Optional<Node> extensions = document.catalog().find("Extensions");
        if (extensions.isEmpty()) {
            Dictionary first = PdfValue.dictionary().with("ISO_", alone);
            increment.edit(document.catalog(), catalog -> catalog.with("Extensions", first));
            return;
        }
        Optional<Node> ofIso = extensions.get().find("ISO_");
        if (ofIso.isEmpty()) {
            increment.edit(extensions.get(), dictionary -> dictionary.with("ISO_", alone));
            return;
        }
        boolean array = ofIso.get().isArray();
        List<Node> declared = array ? ofIso.get().items() : List.of(ofIso.get());
        boolean known = declared.stream()
                .anyMatch(node -> node.findNumber("ExtensionLevel").equals(Optional.of(EDWARDS_CURVES)));
        if (known) {
            return;
        }
        if (array) {
            increment.editArray(ofIso.get(), sequence -> sequence.plus(extension));
        } else {
            Sequence both = PdfValue.sequence(List.of(ofIso.get().asValue(), extension));
            increment.edit(extensions.get(), dictionary -> dictionary.with("ISO_", both));
        }
    }
}
