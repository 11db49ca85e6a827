package org.motcua.signing.field;

import org.motcua.signing.Certification;
import org.motcua.signing.FieldLock;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/** The dictionaries by which a signature says what may still be changed (ISO 32000-1 12.8.2, 12.7.4.5). */
public final class FieldLocks {

    private FieldLocks() {}

    /** /Lock of a signature field. */
    static Dictionary lock(FieldLock lock) {
        return withFields(PdfValue.dictionary().with("Type", PdfValue.name("SigFieldLock")), lock);
    }

    /** A signature reference for a certifying signature. */
    public static Dictionary docMdp(Certification certification) {
        Dictionary parameters = parameters().with("P", PdfValue.number(certification.permissions()));
        return reference("DocMDP", parameters);
    }

    /** A signature reference for the fields that a signature locks. */
    public static Dictionary fieldMdp(FieldLock lock, Reference catalog) {
        return reference("FieldMDP", withFields(parameters(), lock)).with("Data", catalog);
    }

    private static Dictionary reference(String method, Dictionary parameters) {
        return PdfValue.dictionary()
                .with("Type", PdfValue.name("SigRef"))
                .with("TransformMethod", PdfValue.name(method))
                .with("TransformParams", parameters);
    }

    private static Dictionary parameters() {
        return PdfValue.dictionary()
                .with("Type", PdfValue.name("TransformParams"))
                .with("V", PdfValue.name("1.2"));
    }

    private static Dictionary withFields(Dictionary dictionary, FieldLock lock) {
        Dictionary stated =
                dictionary.with("Action", PdfValue.name(lock.action().pdfName()));
        return lock.action() == FieldLock.Action.ALL
                ? stated
                : stated.with(
                        "Fields",
                        PdfValue.sequence(
                                lock.fields().stream().map(PdfValue::text).toList()));
    }
}
