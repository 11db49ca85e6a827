package org.motcua.signing;

import java.time.Instant;
import java.util.Optional;
import org.motcua.signing.field.ChangeRules;
import org.motcua.signing.field.Form;
import org.motcua.signing.field.SigningField;
import org.motcua.signing.field.SigningFields;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;
import org.motcua.signing.increment.RevisionId;
import org.motcua.signing.increment.SignedLayout;

/** What a document time-stamp changes in a document: an invisible field of its own, and no more. Not thread-safe. */
final class TimestampPlan {

    /** ISO 32000-2 12.8.5. No /M: the time is that of the token. */
    private static final Dictionary ENTRIES = PdfValue.dictionary()
            .with("Type", PdfValue.name("DocTimeStamp"))
            .with("Filter", PdfValue.name("Adobe.PPKLite"))
            .with("SubFilter", PdfValue.name("ETSI.RFC3161"));

    private final Increment increment;
    private final Reference signature;
    private final byte[] revisionId;

    private TimestampPlan(Increment increment, Reference signature, byte[] revisionId) {
        this.increment = increment;
        this.signature = signature;
        this.revisionId = revisionId;
    }

    static TimestampPlan of(PdfInput document, Instant now) {
        Form form = Form.read(document);
        ChangeRules.of(document, form).requireAugmentable();
        SigningField field = SigningFields.timestamp(document, form);
        Increment increment = new Increment(document);
        Reference signature = increment.reserve();
        field.sign(increment, signature, Optional.empty(), Optional.empty());
        return new TimestampPlan(increment, signature, RevisionId.of(document, field.name(), now));
    }

    SignedLayout layout(int contentsBytes) {
        return increment.layout(signature, ENTRIES, contentsBytes, revisionId);
    }
}
