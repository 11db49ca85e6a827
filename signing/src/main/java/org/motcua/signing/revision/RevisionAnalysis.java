package org.motcua.signing.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Changes;
import org.motcua.signing.Coverage;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.syntax.Budget;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfString;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.syntax.Snapshot;
import org.motcua.signing.syntax.Tail;
import org.motcua.signing.syntax.XrefSection;

/**
 * Finds the signatures of a document and judges what was changed after each.
 *
 * <p>Each pair of neighbouring revisions is compared once; a signature answers for all steps after its own revision. For
 * one thread.
 */
public final class RevisionAnalysis {

    private static final int MAX_FINDINGS = 20;

    /** How far from the end readers look for {@code startxref}. */
    private static final int READERS_SEARCH_BYTES = 1_024;

    private final PdfFile file;
    private final Snapshot latest;
    private final List<SignedField> signatures;
    private final List<Rights> rights;
    private final Map<Long, Long> signedEnds = new HashMap<>();
    private final Settled settled = new Settled();
    private @Nullable List<List<Change>> steps;
    private @Nullable HiddenObjects hiddenObjects;

    /** With form filling as the widest change where a document states no permission. */
    public RevisionAnalysis(PdfFile file) {
        this(file, Changes.FORM_FILLING);
    }

    /** @param unstated the widest change that is allowed where a document states no permission */
    public RevisionAnalysis(PdfFile file, Changes unstated) {
        this.file = file;
        this.latest = file.latest();
        this.signatures = findSignatures();
        this.rights = Rights.of(latest, signatures, unstated);
        rememberEnds();
    }

    private List<SignedField> findSignatures() {
        List<SignedField> found = new ArrayList<>();
        for (FormField field : FormIndex.of(latest).signed()) {
            if (found.size() >= file.budget().limits().signatures()) {
                throw Budget.exceeded("more than " + file.budget().limits().signatures() + " signatures");
            }
            PdfDictionary dictionary =
                    latest.resolve(field.value()) instanceof PdfDictionary value ? value : PdfDictionary.EMPTY;
            Optional<PdfString> contents = Optional.ofNullable(latest.findString(dictionary, "Contents"));
            found.add(new SignedField(field, dictionary, ByteRange.of(latest, dictionary), contents));
        }
        found.sort(
                Comparator.comparingLong(s -> s.byteRange().map(ByteRange::end).orElse(Long.MAX_VALUE)));
        return List.copyOf(found);
    }

    /** The signatures in the order in which they were made; those whose place cannot be told come last. */
    public List<SignedField> signatures() {
        return signatures;
    }

    public Judgement judge(SignedField signature) {
        Rights own = rights(signature);
        boolean certifying = own.permissions().certifying().isPresent();
        List<Finding> findings = new ArrayList<>();
        int index = signature.byteRange().isEmpty()
                ? -1
                : index(signature, signature.byteRange().get(), findings);
        if (signature.byteRange().isEmpty()) {
            findings.add(
                    Finding.of(FindingCode.BYTE_RANGE_INVALID, signature.field().name()));
        }
        if (index < 0) {
            boolean broken = findings.stream().anyMatch(f -> f.code() == FindingCode.REVISION_CHAIN_BROKEN);
            Coverage coverage = broken ? Coverage.REVISION : Coverage.PARTIAL;
            return new Judgement(coverage, Changes.OTHER, false, certifying, findings);
        }
        long end = signature.byteRange().get().end();
        Coverage coverage = end == file.source().length() ? Coverage.WHOLE_FILE : Coverage.REVISION;
        checkDictionary(signature, findings);
        checkOwnRevision(signature, index, end, findings);
        checkAppendix(index, end, findings);
        boolean sound = findings.isEmpty();
        Changes changes = sound ? Changes.NONE : Changes.OTHER;
        for (List<Change> step : steps().subList(0, index)) {
            for (Change change : step) {
                changes = changes.or(change.level());
                file.budget().step();
                own.violation(change).ifPresent(finding -> addOnce(findings, finding));
            }
        }
        boolean allowed = findings.isEmpty();
        return new Judgement(coverage, changes, allowed, certifying, findings);
    }

    private static void addOnce(List<Finding> findings, Finding finding) {
        if (findings.size() < MAX_FINDINGS && !findings.contains(finding)) {
            findings.add(finding);
        }
    }

    /** The position of the signed revision in the chain, newest first, or -1 with the reason in the findings. */
    private int index(SignedField signature, ByteRange range, List<Finding> findings) {
        String name = signature.field().name();
        if (!isGap(signature, range)) {
            findings.add(Finding.of(FindingCode.CONTENTS_OUTSIDE_GAP, name));
            return -1;
        }
        Optional<Tail> tail = tail(range.end());
        if (tail.isEmpty() || !tail.get().clean()) {
            findings.add(Finding.of(FindingCode.COVERAGE_PARTIAL, name));
            return -1;
        }
        List<XrefSection> chain = file.chain();
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).offset() == tail.get().xrefOffset()) {
                return i;
            }
        }
        findings.add(Finding.of(FindingCode.REVISION_CHAIN_BROKEN, name));
        return -1;
    }

    private static boolean isGap(SignedField signature, ByteRange range) {
        return signature
                .contents()
                .filter(contents -> contents.hexadecimal()
                        && contents.start() == range.gapStart()
                        && contents.end() == range.gapEnd())
                .isPresent();
    }

    private Optional<Tail> tail(long end) {
        try {
            return Optional.of(file.tail(end));
        } catch (PdfSyntaxException e) {
            if (e.fatal()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static void checkDictionary(SignedField signature, List<Finding> findings) {
        if (signature.dictionary().hasDuplicates()
                || signature.field().dictionary().hasDuplicates()) {
            findings.add(Finding.of(
                    FindingCode.DICTIONARY_INCONSISTENT, signature.field().name()));
        }
    }

    /** The signature must already be in the revision that it signs, in the same field and at the same place. */
    private void checkOwnRevision(SignedField signature, int index, long end, List<Finding> findings) {
        Snapshot own = file.snapshot(file.chain().subList(index, file.chain().size()), end);
        FormIndex form = FormIndex.of(own);
        FormField field = form.find(signature.field().number());
        boolean there = field != null
                && field.name().equals(signature.field().name())
                && field.value().equals(signature.field().value())
                && samePlace(own.resolve(field.value()), own, signature);
        if (!there) {
            findings.add(Finding.of(
                    FindingCode.SIGNATURE_NOT_IN_REVISION, signature.field().name()));
        }
        checkShared(signature, form, findings);
        if (own.sections().stream().anyMatch(section -> section.offset() >= end || section.end() > end)) {
            findings.add(Finding.of(FindingCode.REVISION_CHAIN_BROKEN, "a section reaches beyond the signed part"));
        }
    }

    /** Fields that shared the value when it was signed were part of what was signed; a field that borrows it later not. */
    @SuppressWarnings("ReferenceEquality") // the very same field, not one that looks like it
    private void checkShared(SignedField signature, FormIndex own, List<Finding> findings) {
        for (SignedField other : signatures) {
            boolean shares = other != signature
                    && other.field().value().equals(signature.field().value());
            FormField there = shares ? own.find(other.field().number()) : null;
            if (shares && (there == null || !there.value().equals(other.field().value()))) {
                findings.add(Finding.of(
                        FindingCode.SIGNATURE_SHARED,
                        signature.field().name() + ", " + other.field().name()));
            }
        }
    }

    private static boolean samePlace(PdfObject value, Snapshot own, SignedField signature) {
        if (!(value instanceof PdfDictionary dictionary)) {
            return false;
        }
        PdfString contents = own.findString(dictionary, "Contents");
        return contents != null
                && signature.contents().isPresent()
                && contents.start() == signature.contents().get().start()
                && ByteRange.of(own, dictionary).equals(signature.byteRange());
    }

    /** What stands behind the signed part must be revisions that build on it, and nothing else. */
    private void checkAppendix(int index, long end, List<Finding> findings) {
        List<XrefSection> later = file.chain().subList(0, index);
        if (end < file.source().length() && !isCleanEnd(later, end)) {
            findings.add(Finding.of(FindingCode.TRAILING_DATA));
        }
        if (end < file.source().length() && isLinearizedOtherwise(end)) {
            findings.add(Finding.of(FindingCode.REVISION_CHAIN_BROKEN, "the linearization leads elsewhere"));
        }
        for (int i = 0; i < later.size(); i++) {
            if (later.get(i).offset() < end) {
                findings.add(Finding.of(FindingCode.REVISION_CHAIN_BROKEN, "a later section lies in the signed part"));
            } else if (later.get(i).ambiguous(revision(i + 1))) {
                findings.add(Finding.of(FindingCode.REVISION_CHAIN_BROKEN, "an ambiguous hybrid section"));
            }
        }
        if (!later.isEmpty()) {
            hiddenObjects().from(end).ifPresent(finding -> addOnce(findings, finding));
        }
    }

    /** Readers that do not find the end where they look for it piece the document together in ways of their own. */
    private boolean isCleanEnd(List<XrefSection> later, long end) {
        boolean found = file.source().length() - file.tail().start() <= READERS_SEARCH_BYTES;
        return found
                && (later.isEmpty() ? file.onlyWhiteSpaceFrom(end) : file.tail().clean());
    }

    /** Whether the dictionary of a linearized file is in force before or after the updates, and leads past its end. */
    private boolean isLinearizedOtherwise(long end) {
        return file.linearization()
                .filter(dictionary -> dictionary.misleads(file.tail(end), end)
                        || dictionary.misleads(file.tail(), file.source().length()))
                .isPresent();
    }

    private HiddenObjects hiddenObjects() {
        HiddenObjects known = hiddenObjects;
        if (known == null) {
            known = HiddenObjects.search(file, oldestEnd());
            hiddenObjects = known;
        }
        return known;
    }

    private long oldestEnd() {
        return signatures.stream()
                .flatMap(signature -> signature.byteRange().stream())
                .mapToLong(ByteRange::end)
                .min()
                .orElse(file.source().length());
    }

    @SuppressWarnings("ReferenceEquality") // the very same field, not one that looks like it
    private Rights rights(SignedField signature) {
        for (int i = 0; i < signatures.size(); i++) {
            if (signatures.get(i) == signature) {
                return rights.get(i);
            }
        }
        throw new IllegalArgumentException(
                "Not a signature of this document: " + signature.field().name());
    }

    /** The changes of each step, the newest first: entry i is what section i of the chain changed. */
    private List<List<Change>> steps() {
        List<List<Change>> known = steps;
        if (known == null) {
            known = compareSteps();
            steps = known;
        }
        return known;
    }

    private List<List<Change>> compareSteps() {
        int oldest = oldestSigned();
        List<List<Change>> found = new ArrayList<>();
        Step step = null;
        for (int i = oldest - 1; i >= 0; i--) {
            step = step == null ? Step.first(revision(i + 1), revision(i), settled) : step.next(revision(i));
            new DocumentComparison(step).run();
            found.add(0, step.changes());
        }
        return List.copyOf(found);
    }

    private void rememberEnds() {
        for (SignedField signature : signatures) {
            signature
                    .byteRange()
                    .flatMap(range -> tail(range.end()))
                    .ifPresent(tail -> signedEnds.merge(
                            tail.xrefOffset(), signature.byteRange().get().end(), Math::min));
        }
    }

    private int oldestSigned() {
        for (int i = file.chain().size() - 1; i >= 0; i--) {
            if (signedEnds.containsKey(file.chain().get(i).offset())) {
                return i;
            }
        }
        return 0;
    }

    /** The document as section i left it; what a signature ends is bounded by that end. */
    private Snapshot revision(int index) {
        XrefSection newest = file.chain().get(index);
        long limit = signedEnds.getOrDefault(newest.offset(), file.source().length());
        return file.snapshot(file.chain().subList(index, file.chain().size()), limit);
    }
}
