package org.motcua.workflow.act.standard;

import java.util.List;
import org.motcua.workflow.act.ActType;

/** All given acts but the reception, which makes the case that others act on. */
public final class StandardActs {

    /** By no order. */
    public static final List<ActType<?>> ALL = List.of(
            new Accept(),
            new Open(),
            new Assign(),
            new AssignMany(),
            new Appraise(),
            new Draft(),
            new Initial(),
            new Decide(),
            new OrderSignature(),
            new Seal(),
            new Supplement(),
            new HandOver(),
            new Withdraw(),
            new Note(),
            new Opinion(),
            new Pay(),
            new Extend(),
            new Check(),
            new Recall(),
            new Replace());

    private StandardActs() {}
}
