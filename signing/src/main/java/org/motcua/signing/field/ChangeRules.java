package org.motcua.signing.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.motcua.signing.Certification;
import org.motcua.signing.ChangeForbiddenException;
import org.motcua.signing.FieldLock;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;

/**
 * What the signatures that a document has, and the permissions of its encryption, allow to be done to it (ISO 32000-1
 * 12.8.2.2, 12.8.2.4, 7.6.3.2). Where a rule can be read in two ways the stricter one holds here: a signature that
 * another reader calls forbidden is of no use. Immutable.
 */
public final class ChangeRules {

    /** DocMDP without /P. */
    private static final long DEFAULT_PERMISSIONS = 2;

    private static final Map<String, FieldLock.Action> ACTIONS = Map.of(
            "All", FieldLock.Action.ALL, "Include", FieldLock.Action.INCLUDE, "Exclude", FieldLock.Action.EXCLUDE);

    private final String document;
    private final boolean signed;
    private final Optional<Long> permissions;
    private final List<Lock> locks;
    private final AccessPermission access;

    private record Lock(String signature, FieldLock fields) {}

    private ChangeRules(
            String document, boolean signed, Optional<Long> permissions, List<Lock> locks, AccessPermission access) {
        this.document = document;
        this.signed = signed;
        this.permissions = permissions;
        this.locks = List.copyOf(locks);
        this.access = access;
    }

    public static ChangeRules of(PdfInput input, Form form) {
        List<Long> permissions = new ArrayList<>();
        List<Lock> locks = new ArrayList<>();
        input.catalog()
                .find("Perms")
                .flatMap(perms -> perms.find("DocMDP"))
                .ifPresent(signature -> permissions.addAll(docMdp(signature)));
        for (FormField field : form.signed()) {
            Node signature = field.signature().orElseThrow();
            permissions.addAll(docMdp(signature));
            Stream.concat(
                            references(signature, "FieldMDP")
                                    .flatMap(reference -> reference.find("TransformParams").stream()),
                            field.node().find("Lock").stream())
                    .forEach(lock -> {
                        locks.add(new Lock(field.name(), lock(lock)));
                        lock.findNumber("P").ifPresent(permissions::add);
                    });
        }
        return new ChangeRules(
                input.source().name(),
                !form.signed().isEmpty() || !permissions.isEmpty(),
                permissions.stream().min(Long::compare),
                locks,
                input.pdfBox().getCurrentAccessPermission());
    }

    /** The lock that a dictionary states; one that cannot be understood locks everything. */
    static FieldLock lock(Node dictionary) {
        FieldLock.Action action =
                ACTIONS.getOrDefault(dictionary.findName("Action").orElse("All"), FieldLock.Action.ALL);
        List<String> fields = dictionary.find("Fields").map(Node::items).orElse(List.of()).stream()
                .flatMap(node -> node.text().stream())
                .filter(name -> !name.isBlank())
                .toList();
        return action == FieldLock.Action.ALL || fields.isEmpty() ? FieldLock.all() : new FieldLock(action, fields);
    }

    /** Only the first signature of a document can certify it. */
    public void requireCertifiable() {
        if (signed) {
            throw new ChangeForbiddenException(document
                    + " is signed already, and only its first signature can certify it; sign without certifying");
        }
    }

    /** A mark changes the content of pages, which every signature forbids. */
    public void requireMarkable() {
        if (signed) {
            throw new ChangeForbiddenException(
                    document + " is signed already, and marks on its pages would break that; sign without marks");
        }
        if (!access.canModify()) {
            throw new ChangeForbiddenException(document
                    + " is encrypted with permissions that forbid changing pages; open it with its owner password");
        }
    }

    void requireSignable(String field) {
        requireChangeable("sign \"" + field + "\"", field);
    }

    void requireFillable(String field) {
        requireChangeable("fill \"" + field + "\"", field);
    }

    void requireNewField(String field) {
        requireChangeable("add the field \"" + field + "\"", field);
        boolean fixed = permissions
                .filter(value -> value < Certification.ANNOTATIONS.permissions())
                .isPresent();
        if (fixed) {
            throw new ChangeForbiddenException(
                    document + " is certified so that only the fields it has may be filled and"
                            + " signed, no new one added; sign one of its own fields");
        }
        if (!access.canModify() || !access.canModifyAnnotations()) {
            throw new ChangeForbiddenException(document
                    + " is encrypted with permissions that forbid adding fields; open it with its owner password");
        }
    }

    private void requireChangeable(String what, String field) {
        boolean closed = permissions
                .filter(value -> value <= Certification.NO_CHANGES.permissions())
                .isPresent();
        if (closed) {
            throw new ChangeForbiddenException(
                    document + " is certified so that nothing may be changed; it is not possible to " + what);
        }
        for (Lock lock : locks) {
            if (lock.fields().locks(field)) {
                throw new ChangeForbiddenException("The signature \"" + lock.signature() + "\" of " + document
                        + " locks the field; it is not possible to " + what);
            }
        }
        requireAugmentable();
    }

    /**
     * Validation data and document time-stamps are no changes that a certification or a lock forbids (ISO 32000-2 12.8.2.2);
     * the permissions of an encrypted document hold for them as for signing.
     */
    public void requireAugmentable() {
        if (!access.canFillInForm() && !access.canModifyAnnotations()) {
            throw new ChangeForbiddenException(
                    document
                            + " is encrypted with permissions that forbid filling and signing; open it with its owner password");
        }
    }

    private static List<Long> docMdp(Node signature) {
        return references(signature, "DocMDP")
                .map(reference -> reference
                        .find("TransformParams")
                        .flatMap(parameters -> parameters.findNumber("P"))
                        .orElse(DEFAULT_PERMISSIONS))
                .toList();
    }

    private static Stream<Node> references(Node signature, String method) {
        return signature.find("Reference").map(Node::items).orElse(List.of()).stream()
                .filter(reference -> reference
                        .findName("TransformMethod")
                        .filter(method::equals)
                        .isPresent());
    }
}
