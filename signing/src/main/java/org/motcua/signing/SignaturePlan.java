package org.motcua.signing;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motcua.signing.field.ChangeRules;
import org.motcua.signing.field.FieldLocks;
import org.motcua.signing.field.Form;
import org.motcua.signing.field.SigningField;
import org.motcua.signing.field.SigningFields;
import org.motcua.signing.field.TextFilling;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;
import org.motcua.signing.increment.RevisionId;
import org.motcua.signing.increment.SignedLayout;
import org.motcua.signing.seed.Agreement;
import org.motcua.signing.seed.Offer;
import org.motcua.signing.seed.SeedValue;

/** Everything that a request changes in a document, decided and collected before a byte is written. Not thread-safe. */
final class SignaturePlan {

    /** 7.9.4: with minutes after an apostrophe; the closing one is optional, and old readers want it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss", Locale.ROOT);

    private final SigningField field;
    private final Increment increment;
    private final Reference signature;
    private final Dictionary entries;
    private final byte[] revisionId;
    private final List<SigningRemark> remarks;

    private SignaturePlan(
            SigningField field,
            Increment increment,
            Reference signature,
            Dictionary entries,
            byte[] revisionId,
            List<SigningRemark> remarks) {
        this.field = field;
        this.increment = increment;
        this.signature = signature;
        this.entries = entries;
        this.revisionId = revisionId;
        this.remarks = List.copyOf(remarks);
    }

    static SignaturePlan of(PdfInput document, SignatureRequest wanted, ZonedDateTime now, ContainerMaker containers) {
        Form form = Form.read(document);
        ChangeRules rules = ChangeRules.of(document, form);
        SigningField field = SigningFields.resolve(document, form, rules, wanted);
        List<SigningRemark> remarks = new ArrayList<>();
        SignatureRequest request = agreed(field, wanted, containers, remarks);
        if (request.certification().isPresent()) {
            rules.requireCertifiable();
        }
        Optional<FieldLock> lock = requireOneLock(field, request);
        Increment increment = new Increment(document);
        TextFilling.fill(form, rules, increment, request.fieldValues());
        Reference signature = increment.reserve();
        SignatureDrawing drawing = new SignatureDrawing(
                document,
                increment,
                field,
                new AppearanceText.Facts(now, containers.certificate(), request.reason(), request.location()));
        Optional<Reference> appearance = drawing.appearance(request, remarks);
        field.sign(increment, signature, appearance, field.ownLock().isPresent() ? Optional.empty() : lock);
        if (!request.marks().isEmpty()) {
            rules.requireMarkable();
            drawing.marks(request.marks(), remarks);
        }
        if (request.certification().isPresent()) {
            addToPermissions(document, increment, signature);
        }
        DeveloperExtensions.declare(document, increment, containers.algorithm());
        Dictionary entries = entries(document, request, now, lock);
        return new SignaturePlan(
                field, increment, signature, entries, RevisionId.of(document, field.name(), now.toInstant()), remarks);
    }

    String field() {
        return field.name();
    }

    /** What is done otherwise than the caller may expect. */
    List<SigningRemark> remarks() {
        return remarks;
    }

    SignedLayout layout(int contentsBytes) {
        return increment.layout(signature, entries, contentsBytes, revisionId);
    }

    /** What the request and the seed values of the field have in common. */
    private static SignatureRequest agreed(
            SigningField field, SignatureRequest request, ContainerMaker containers, List<SigningRemark> remarks) {
        Optional<Node> seed = field.seedValue();
        if (seed.isEmpty()) {
            return request;
        }
        Offer offer = new Offer(
                field.name(),
                containers.algorithm(),
                request.level(),
                containers.chain(),
                request.reason(),
                request.certification());
        Agreement agreement = SeedValue.agree(seed.get(), offer);
        remarks.addAll(agreement.remarks());
        return request.with(agreement.reason(), agreement.certification());
    }

    private static Optional<FieldLock> requireOneLock(SigningField field, SignatureRequest request) {
        Optional<FieldLock> own = field.ownLock();
        boolean contradicted = own.isPresent()
                && request.lock().isPresent()
                && !own.get().equals(request.lock().get());
        if (contradicted) {
            throw new FieldException(
                    "The field \"" + field.name() + "\" asks for the lock " + own.get()
                            + ", the request for another; leave the lock out of the request",
                    field.name(),
                    List.of());
        }
        return own.isPresent() ? own : request.lock();
    }

    private static Dictionary entries(
            PdfInput document, SignatureRequest request, ZonedDateTime now, Optional<FieldLock> lock) {
        Dictionary entries = PdfValue.dictionary()
                .with("Type", PdfValue.name("Sig"))
                .with("Filter", PdfValue.name("Adobe.PPKLite"))
                .with("SubFilter", PdfValue.name("ETSI.CAdES.detached"))
                .with("M", PdfValue.text(date(now)));
        if (request.reason().isPresent()) {
            entries = entries.with("Reason", PdfValue.text(request.reason().get()));
        }
        if (request.location().isPresent()) {
            entries = entries.with("Location", PdfValue.text(request.location().get()));
        }
        List<PdfValue> references = new ArrayList<>();
        request.certification().map(FieldLocks::docMdp).ifPresent(references::add);
        Reference catalog = document.catalog().reference().orElseThrow();
        lock.map(wanted -> FieldLocks.fieldMdp(wanted, catalog)).ifPresent(references::add);
        return references.isEmpty() ? entries : entries.with("Reference", PdfValue.sequence(references));
    }

    private static void addToPermissions(PdfInput document, Increment increment, Reference signature) {
        document.catalog()
                .find("Perms")
                .ifPresentOrElse(
                        perms -> increment.edit(perms, dictionary -> dictionary.with("DocMDP", signature)),
                        () -> increment.edit(
                                document.catalog(),
                                catalog -> catalog.with(
                                        "Perms", PdfValue.dictionary().with("DocMDP", signature))));
    }

    private static String date(ZonedDateTime time) {
        int minutes = time.getOffset().getTotalSeconds() / 60;
        String offset = minutes == 0
                ? "Z"
                : String.format(
                        Locale.ROOT,
                        "%s%02d'%02d'",
                        minutes < 0 ? "-" : "+",
                        Math.abs(minutes) / 60,
                        Math.abs(minutes) % 60);
        return DATE.format(time) + offset;
    }
}
