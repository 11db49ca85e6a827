package org.motcua.workflow.modeler;

import java.util.List;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.modeler.Surroundings.Signature;

/** Models that pass, to be broken in one way each, and what they may name. */
final class Samples {

    static final Surroundings SURROUNDINGS = Surroundings.builder()
            .roles("RECEPTION", "HEAD", "SPECIALIST", "CLERK")
            .kind("official-letter", "letter", Signature.LEADER, Signature.AGENCY)
            .kind("supplement-request", "form02")
            .kind("memo", "memo")
            .kind("stamped", "letter", Signature.AGENCY)
            .kind("signed", "letter", Signature.LEADER)
            .kind("lost", "nowhere", Signature.LEADER)
            .templates("letter", "form02", "memo")
            .texts("due-soon")
            .unsignedModel("other", "1.0.0")
            .sends("opinion-given")
            .startedBy("begun_elsewhere", "elsewhere")
            .model("signing", "1.0.0")
            .content("taken", "1.0.0", "0".repeat(64))
            .parties("with-parties", List.of("finance"))
            .build();

    static final ModelCheck CHECK = ModelCheck.of(TypeRegistry.standard(), SURROUNDINGS);

    /** From reception to the result, with every return and refusal. */
    static final String DOSSIER = """
            start received receive.v1
            user assign assign.v1 by=role:HEAD
            user draft draft.v1 by=assigned:specialist document=result budget=2wd
            step compose compose.v1 document=result
            user decide decide.v1 by=role:HEAD not=drafter document=result
            xor decided
            user order order-signature.v1 document=result not=did:decide
            xor ordered
            step sign sign.v1 document=result
            fail sign sign_refused signing-refused
            user seal seal.v1 document=result
            xor sealed
            step issue issue.v1 document=result dossier=DECIDED
            fail issue issue_refused signing-refused
            user hand_over hand-over.v1
            end done
            received -> assign
            assign -> draft
            draft -> compose
            compose -> decide
            decide -> decided
            decided -> order : branch=decide.approve
            decided -> draft : branch=decide.return
            order -> ordered
            ordered -> sign : branch=order.sign
            ordered -> draft : default
            sign -> seal
            sign_refused -> draft
            seal -> sealed
            sealed -> issue : branch=seal.seal
            sealed -> draft : branch=seal.void
            issue -> hand_over
            issue_refused -> draft
            hand_over -> done
            """;

    /** Several officers, a call, parallel branches, a sub-process with its events, and waiting for whatever comes first. */
    static final String WIDE = """
            start begun open.v1 by=role:HEAD
            user name assign-many.v1 by=role:HEAD slot=experts
            user ask opinion.v1 by=assigned:experts many=experts join=majority
            xor asked
            and fork
            call partner other 1.0.0 prefix=partner agency=partner
            sub work
            start work_begun
            user check check.v1 by=role:HEAD
            or checked
            user more note.v1 by=role:HEAD
            user even_more note.v1 by=role:HEAD
            or checked_all
            end work_done
            end work_failed error=hopeless
            xor good
            user last check.v1 by=role:HEAD
            work_begun -> check
            check -> checked
            checked -> more : branch=check.yes
            checked -> even_more : default
            more -> checked_all
            even_more -> checked_all
            checked_all -> last
            last -> good
            good -> work_done : branch=last.yes
            good -> work_failed : branch=last.no
            /sub
            on work withdrawn withdraw.v1
            fail work hopeless hopeless
            on partner late due.v1 non when=due-2wd
            step tell notify.v1 text=due-soon to=role:HEAD
            and join
            events first
            catch answered answer.v1 message=opinion-given
            catch over due.v1 when=since+30cd
            xor either
            end done
            end told
            end gone terminate
            begun -> name
            name -> ask
            ask -> asked
            asked -> fork : branch=ask.agree
            asked -> gone : default
            fork -> partner
            fork -> work
            partner -> join
            work -> join
            join -> first
            first -> answered
            first -> over
            answered -> either
            over -> either
            either -> done
            withdrawn -> gone
            hopeless -> gone
            late -> tell
            tell -> told
            esub event
            mstart noted note.v1 non by=role:HEAD
            end noted_done
            noted -> noted_done
            /sub
            """;

    private Samples() {}
}
