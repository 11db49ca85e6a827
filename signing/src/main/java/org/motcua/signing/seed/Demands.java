package org.motcua.signing.seed;

import java.util.ArrayList;
import java.util.List;
import org.motcua.signing.FieldException;
import org.motcua.signing.SigningRemark;
import org.motcua.signing.increment.Node;

/** Tells demands of a dictionary from mere preferences, by its /Ff, and collects what is said of both. Not thread-safe. */
final class Demands {

    private final String field;
    private final long flags;
    private final List<SigningRemark> remarks;

    private Demands(String field, long flags, List<SigningRemark> remarks) {
        this.field = field;
        this.flags = flags;
        this.remarks = remarks;
    }

    static Demands of(String field, Node dictionary) {
        return new Demands(field, dictionary.findNumber("Ff").orElse(0L), new ArrayList<>());
    }

    /** Those of a dictionary below, whose remarks are collected here. */
    Demands below(Node dictionary) {
        return new Demands(field, dictionary.findNumber("Ff").orElse(0L), remarks);
    }

    boolean isDemanded(long flag) {
        return (flags & flag) != 0;
    }

    /** A preference that is not met is remarked, a demand that is not met ends the signing. */
    void require(long flag, boolean met, String wanted, String remedy) {
        if (met) {
            return;
        }
        if (isDemanded(flag)) {
            throw refused(wanted, remedy);
        }
        remarks.add(new SigningRemark(SigningRemark.Code.SEED_VALUE_NOT_MET, wanted));
    }

    FieldException refused(String wanted, String remedy) {
        return new FieldException("The field \"" + field + "\" demands " + wanted + "; " + remedy, field, List.of());
    }

    void taken(String what) {
        remarks.add(new SigningRemark(SigningRemark.Code.SEED_VALUE_TAKEN, what));
    }

    List<SigningRemark> remarks() {
        return remarks;
    }
}
